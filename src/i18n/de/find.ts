import type { Translated } from '../translated.js';
import type { find as english } from '../en/find.js';

export const find: Translated<typeof english> = {
  'find.near-hint': 'Zum Beispiel {town} oder {postcode}.',
  'find.locate': 'Meinen Standort verwenden',
  'find.locating': 'Ihr Standort wird ermittelt …',
  'find.not-located': 'Ihr Browser hat Ihren Standort nicht genannt. Geben Sie einen Ort oder eine Postleitzahl ein.',
  'find.suggested': '{count, plural, =0 {Kein Vorschlag} one {Ein Vorschlag} other {# Vorschläge}}',
  'find.at-point': 'Ihr Standort, nahe {place}. Er ist auf etwa einen Kilometer gerundet.',

  'find.filters': 'Was ist Ihnen noch wichtig?',
  'find.when': 'Wann Sie kommen können',
  'find.when.evenings': 'Abends, ab {time} Uhr',
  'find.when.weekends': 'Am Wochenende',
  'find.gender': 'Wer Sie behandelt',
  'find.gender.any': 'Egal',
  'find.gender.woman': 'Eine Frau',
  'find.gender.man': 'Ein Mann',
  'find.gender.non-binary': 'Eine nichtbinäre Person',
  'find.by.woman': 'Behandlung durch eine Frau',
  'find.by.man': 'Behandlung durch einen Mann',
  'find.by.non-binary': 'Behandlung durch eine nichtbinäre Person',
  'find.language': 'Sprache',
  'find.language.any': 'Jede Sprache',
  'find.language.one': 'Spricht {language}',
  'find.access': 'Vor Ort',
  'find.only-farther': 'weiter entfernt',
  'find.apply': 'Passende anzeigen',
  'find.active-filters': 'Ihre Wünsche',
  'find.drop': 'Weglassen: {filter}',
  'find.drop-all': 'Alle weglassen',
  'find.without': 'Ohne „{filter}“: {count, plural, one {eine Fachperson} other {# Fachpersonen}}',
  'find.without-any': 'Ohne alle Wünsche: {count, plural, one {eine Fachperson} other {# Fachpersonen}}',
  'find.nobody-fits': 'Niemand erfüllt alle Ihre Wünsche.',
  'find.nobody-fits-next': 'Lassen Sie einen Wunsch weg. Oder rufen Sie uns an, und wir sehen, was möglich ist.',
  'find.beyond-fits':
    'In Ihrer Nähe erfüllt niemand alle Ihre Wünsche. Am nächsten ist jemand in {distance} Entfernung.',

  'find.unavailable':
    '{count, plural, one {{addOns} ist am Standort {place} nicht möglich.} other {{addOns} sind am Standort {place} nicht möglich.}}',
  'find.instead': '{alone, select, yes {Nur {treatment}} other {{treatment}}}: {offer}',
  'find.no-times-then': 'Zu diesen Zeiten ist im Moment nichts frei.',
  'find.call': '{phone} anrufen',
  'find.nobody-free': 'In den nächsten {days, plural, one {# Tag} other {# Tagen}} ist dafür bei niemandem etwas frei.',
  'find.nobody-free-then':
    'In den nächsten {days, plural, one {# Tag} other {# Tagen}} ist zu diesen Zeiten bei niemandem etwas frei.',
  'find.nobody-free-next': 'Rufen Sie uns an, und wir sehen, was möglich ist.',
  'find.more': 'Weitere Fachpersonen anzeigen',

  'find.map': 'Auf der Karte',
  'find.to-map': 'Karte anzeigen',
  'find.map-about': 'Luftlinie von {place}. Norden ist oben.',
  'find.map-name': 'Karte der Fachpersonen um {place}',
  'find.map-farther':
    '{count, plural, one {Eine Fachperson ist weiter entfernt, als die Karte zeigt.} other {# sind weiter entfernt, als die Karte zeigt.}}',
  'find.north': 'N',
};
