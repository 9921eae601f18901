import type { Translated } from '../translated.js';
import type { find as english } from '../en/find.js';

export const find: Translated<typeof english> = {
  'find.near-hint': 'Zum Beispiel {town} oder {postcode}.',
  'find.locate': 'Meinen Standort verwenden',
  'find.locating': 'Standort wird ermittelt …',
  'find.not-located': 'Ihr Standort konnte nicht ermittelt werden. Bitte geben Sie ihn ein.',
  'find.suggested': '{count, plural, =0 {Keine Vorschläge} one {# Vorschlag} other {# Vorschläge}}',
  'find.at-point': 'Ihr ungefährer Standort, in der Nähe von {place}.',

  'find.filters': 'Weitere Filter',
  'find.when': 'Verfügbarkeit',
  'find.when.evenings': 'Abends, ab {time} Uhr',
  'find.when.weekends': 'Am Wochenende',
  'find.gender': 'Behandler/in',
  'find.gender.any': 'Egal',
  'find.gender.woman': 'Frau',
  'find.gender.man': 'Mann',
  'find.gender.non-binary': 'Nichtbinär',
  'find.by.woman': 'Behandlerin',
  'find.by.man': 'Behandler',
  'find.by.non-binary': 'Nichtbinäre Person',
  'find.language': 'Sprache',
  'find.language.any': 'Jede Sprache',
  'find.language.one': 'Spricht {language}',
  'find.access': 'Barrierefreiheit und Ausstattung',
  'find.only-farther': 'nicht in der Nähe',
  'find.apply': 'Anwenden',
  'find.active-filters': 'Aktive Filter',
  'find.drop': '{filter} entfernen',
  'find.drop-all': 'Alle löschen',
  'find.without': '„{filter}“ entfernen ({count, plural, one {# Behandler/in} other {# Behandler/innen}})',
  'find.without-any': 'Alle Filter löschen ({count, plural, one {# Behandler/in} other {# Behandler/innen}})',
  'find.nobody-fits': 'Leider passt niemand zu allen Filtern.',
  'find.nobody-fits-next': 'Entfernen Sie einen Filter oder rufen Sie uns an. Wir helfen Ihnen gern.',
  'find.beyond-fits': 'In Ihrer Nähe passt niemand zu allen Filtern. Das nächste Angebot ist {distance} entfernt.',

  'find.unavailable':
    '{count, plural, one {{addOns} ist am Standort {place} nicht möglich.} other {{addOns} sind am Standort {place} nicht möglich.}}',
  'find.instead': '{alone, select, yes {Nur {treatment}} other {{treatment}}}: {offer}',
  'find.no-times-then': 'Zu diesen Zeiten ist zurzeit nichts frei.',
  'find.call': 'Telefonisch anfragen: {phone}',
  'find.nobody-free': 'In den nächsten {days, plural, one {# Tag} other {# Tagen}} ist nichts frei.',
  'find.nobody-free-then':
    'In den nächsten {days, plural, one {# Tag} other {# Tagen}} ist zu diesen Zeiten nichts frei.',
  'find.nobody-free-next': 'Rufen Sie uns an. Wir helfen Ihnen gern.',
  'find.more': 'Mehr anzeigen',

  'find.map': 'Karte',
  'find.to-map': 'Karte anzeigen',
  'find.map-about': 'Luftlinie ab {place}.',
  'find.map-name': 'Karte der Behandler/innen in der Nähe von {place}',
  'find.map-farther':
    '{count, plural, one {# weiteres Angebot liegt außerhalb der Karte.} other {# weitere Angebote liegen außerhalb der Karte.}}',
  'find.north': 'N',
};
