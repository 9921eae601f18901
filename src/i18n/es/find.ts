import type { Translated } from '../translated.js';
import type { find as english } from '../en/find.js';

export const find: Translated<typeof english> = {
  'find.near-hint': 'Por ejemplo, {town} o {postcode}.',
  'find.locate': 'Usar mi ubicación',
  'find.locating': 'Buscando dónde está …',
  'find.not-located': 'Su navegador no dijo dónde está. Escriba una ciudad o un código postal.',
  'find.suggested':
    '{count, plural, =0 {Ninguna sugerencia} one {Una sugerencia} many {# de sugerencias} other {# sugerencias}}',
  'find.at-point': 'Su ubicación, cerca de {place}. Está redondeada a un kilómetro, más o menos.',

  'find.filters': '¿Qué más le importa?',
  'find.when': 'Cuándo puede venir',
  'find.when.evenings': 'Por la tarde, desde las {time}',
  'find.when.weekends': 'Fines de semana',
  'find.gender': 'Quién le atiende',
  'find.gender.any': 'Cualquiera',
  'find.gender.woman': 'Una mujer',
  'find.gender.man': 'Un hombre',
  'find.gender.non-binary': 'Una persona no binaria',
  'find.by.woman': 'Atención por una mujer',
  'find.by.man': 'Atención por un hombre',
  'find.by.non-binary': 'Atención por una persona no binaria',
  'find.language': 'Idioma',
  'find.language.any': 'Cualquier idioma',
  'find.language.one': 'Habla {language}',
  'find.access': 'En el lugar',
  'find.only-farther': 'más lejos',
  'find.apply': 'Mostrar quién encaja',
  'find.active-filters': 'Lo que pidió',
  'find.drop': 'Quitar: {filter}',
  'find.drop-all': 'Quitar todo',
  'find.without':
    'Sin “{filter}”: {count, plural, one {un profesional} many {# de profesionales} other {# profesionales}}',
  'find.without-any':
    'Sin nada de ello: {count, plural, one {un profesional} many {# de profesionales} other {# profesionales}}',
  'find.nobody-fits': 'Nadie cumple todo lo que pidió.',
  'find.nobody-fits-next': 'Quite alguna condición. O llámenos y veremos qué se puede hacer.',
  'find.beyond-fits': 'Nadie cerca de usted cumple todo lo que pidió. Lo más cercano está a {distance}.',

  'find.unavailable':
    '{count, plural, one {{addOns} no está disponible en {place}.} many {{addOns} no están disponibles en {place}.} other {{addOns} no están disponibles en {place}.}}',
  'find.instead': '{alone, select, yes {Solo {treatment}} other {{treatment}}}: {offer}',
  'find.no-times-then': 'Por ahora no hay horas libres en esos momentos.',
  'find.call': 'Llamar al {phone}',
  'find.nobody-free':
    'Nadie tiene horas libres para esto en {days, plural, one {el próximo día} many {los próximos # de días} other {los próximos # días}}.',
  'find.nobody-free-then':
    'Nadie tiene horas libres en esos momentos en {days, plural, one {el próximo día} many {los próximos # de días} other {los próximos # días}}.',
  'find.nobody-free-next': 'Llámenos y veremos qué se puede hacer.',
  'find.more': 'Mostrar más profesionales',

  'find.map': 'En el mapa',
  'find.to-map': 'Mostrar el mapa',
  'find.map-about': 'En línea recta desde {place}. El norte está arriba.',
  'find.map-name': 'Mapa de los profesionales alrededor de {place}',
  'find.map-farther':
    '{count, plural, one {Uno está más lejos de lo que muestra el mapa.} many {# de ellos están más lejos de lo que muestra el mapa.} other {# están más lejos de lo que muestra el mapa.}}',
  'find.north': 'N',
};
