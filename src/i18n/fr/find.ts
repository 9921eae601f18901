import type { Translated } from '../translated.js';
import type { find as english } from '../en/find.js';

export const find: Translated<typeof english> = {
  'find.near-hint': 'Par exemple {town} ou {postcode}.',
  'find.locate': 'Utiliser ma position',
  'find.locating': 'Localisation en cours…',
  'find.not-located': 'Nous n’avons pas pu vous localiser. Saisissez votre ville.',
  'find.suggested':
    '{count, plural, =0 {Aucune suggestion} one {# suggestion} many {# de suggestions} other {# suggestions}}',
  'find.at-point': 'Votre position approximative, près de {place}.',

  'find.filters': 'Plus de filtres',
  'find.when': 'Disponibilités',
  'find.when.evenings': 'Le soir, à partir de {time}',
  'find.when.weekends': 'Le week-end',
  'find.gender': 'Praticien',
  'find.gender.any': 'Indifférent',
  'find.gender.woman': 'Femme',
  'find.gender.man': 'Homme',
  'find.gender.non-binary': 'Non binaire',
  'find.by.woman': 'Praticien : femme',
  'find.by.man': 'Praticien : homme',
  'find.by.non-binary': 'Praticien : non binaire',
  'find.language': 'Langue',
  'find.language.any': 'Toutes les langues',
  'find.language.one': 'Parle {language}',
  'find.access': 'Accessibilité et équipements',
  'find.only-farther': 'aucun à proximité',
  'find.apply': 'Appliquer',
  'find.active-filters': 'Filtres actifs',
  'find.drop': 'Retirer {filter}',
  'find.drop-all': 'Tout effacer',
  'find.without':
    'Retirer « {filter} » ({count, plural, one {# praticien} many {# de praticiens} other {# praticiens}})',
  'find.without-any':
    'Effacer tous les filtres ({count, plural, one {# praticien} many {# de praticiens} other {# praticiens}})',
  'find.nobody-fits': 'Aucun praticien ne correspond à tous vos filtres.',
  'find.nobody-fits-next': 'Retirez un filtre, ou appelez-nous : nous vous aiderons.',
  'find.beyond-fits': 'Aucun praticien près de vous ne correspond à tous vos filtres. Le plus proche est à {distance}.',

  'find.unavailable':
    '{count, plural, one {{addOns} n’est pas proposé à {place}.} many {{addOns} ne sont pas proposés à {place}.} other {{addOns} ne sont pas proposés à {place}.}}',
  'find.instead': '{alone, select, yes {{treatment} uniquement} other {{treatment}}} : {offer}',
  'find.no-times-then': 'Aucune disponibilité à ces moments pour l’instant.',
  'find.call': 'Demander par téléphone : {phone}',
  'find.nobody-free':
    'Aucune disponibilité dans {days, plural, one {le prochain jour} many {les # de prochains jours} other {les # prochains jours}}.',
  'find.nobody-free-then':
    'Aucune disponibilité à ces moments dans {days, plural, one {le prochain jour} many {les # de prochains jours} other {les # prochains jours}}.',
  'find.nobody-free-next': 'Appelez-nous, nous vous aiderons.',
  'find.more': 'Afficher d’autres praticiens',

  'find.map': 'Carte',
  'find.to-map': 'Afficher la carte',
  'find.map-about': 'Distances à vol d’oiseau depuis {place}.',
  'find.map-name': 'Carte des praticiens près de {place}',
  'find.map-farther':
    '{count, plural, one {# autre est hors de la carte.} many {# d’autres sont hors de la carte.} other {# autres sont hors de la carte.}}',
  'find.north': 'N',
};
