import type { Translated } from '../translated.js';
import type { find as english } from '../en/find.js';

export const find: Translated<typeof english> = {
  'find.near-hint': 'Par exemple {town} ou {postcode}.',
  'find.locate': 'Utiliser ma position',
  'find.locating': 'Recherche de votre position …',
  'find.not-located': 'Votre navigateur n’a pas dit où vous êtes. Indiquez une ville ou un code postal.',
  'find.suggested':
    '{count, plural, =0 {Aucune suggestion} one {Une suggestion} many {# de suggestions} other {# suggestions}}',
  'find.at-point': 'Votre position, près de {place}. Elle est arrondie à un kilomètre environ.',

  'find.filters': 'Qu’est-ce qui compte encore pour vous ?',
  'find.when': 'Quand vous pouvez venir',
  'find.when.evenings': 'Le soir, à partir de {time}',
  'find.when.weekends': 'Le week-end',
  'find.gender': 'Qui vous soigne',
  'find.gender.any': 'Peu importe',
  'find.gender.woman': 'Une femme',
  'find.gender.man': 'Un homme',
  'find.gender.non-binary': 'Une personne non binaire',
  'find.by.woman': 'Soin par une femme',
  'find.by.man': 'Soin par un homme',
  'find.by.non-binary': 'Soin par une personne non binaire',
  'find.language': 'Langue',
  'find.language.any': 'Toutes les langues',
  'find.language.one': 'Parle {language}',
  'find.access': 'Sur place',
  'find.only-farther': 'plus loin',
  'find.apply': 'Afficher qui convient',
  'find.active-filters': 'Vos souhaits',
  'find.drop': 'Retirer : {filter}',
  'find.drop-all': 'Tout retirer',
  'find.without': 'Sans « {filter} » : {count, plural, one {# praticien} many {# de praticiens} other {# praticiens}}',
  'find.without-any':
    'Sans aucun de ces souhaits : {count, plural, one {# praticien} many {# de praticiens} other {# praticiens}}',
  'find.nobody-fits': 'Personne ne répond à tous vos souhaits.',
  'find.nobody-fits-next': 'Retirez un souhait. Ou appelez-nous, et nous verrons ce qui est possible.',
  'find.beyond-fits':
    'Personne près de vous ne répond à tous vos souhaits. La personne la plus proche est à {distance}.',

  'find.unavailable':
    '{count, plural, one {{addOns} n’est pas proposé à {place}.} many {{addOns} ne sont pas proposés à {place}.} other {{addOns} ne sont pas proposés à {place}.}}',
  'find.instead': '{alone, select, yes {{treatment} uniquement} other {{treatment}}} : {offer}',
  'find.no-times-then': 'Aucune heure libre à ces moments pour l’instant.',
  'find.call': 'Appeler le {phone}',
  'find.nobody-free':
    'Personne n’a d’heure libre pour cela dans {days, plural, one {le prochain jour} many {les # de prochains jours} other {les # prochains jours}}.',
  'find.nobody-free-then':
    'Personne n’a d’heure libre à ces moments dans {days, plural, one {le prochain jour} many {les # de prochains jours} other {les # prochains jours}}.',
  'find.nobody-free-next': 'Appelez-nous, et nous verrons ce qui est possible.',
  'find.more': 'Afficher d’autres praticiens',

  'find.map': 'Sur la carte',
  'find.to-map': 'Afficher la carte',
  'find.map-about': 'À vol d’oiseau depuis {place}. Le nord est en haut.',
  'find.map-name': 'Carte des praticiens autour de {place}',
  'find.map-farther':
    '{count, plural, one {# est plus loin que ne le montre la carte.} many {# d’entre eux sont plus loin que ne le montre la carte.} other {# sont plus loin que ne le montre la carte.}}',
  'find.north': 'N',
};
