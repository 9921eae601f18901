import type { Translated } from '../translated.js';
import type { find as english } from '../en/find.js';

export const find: Translated<typeof english> = {
  'find.near-hint': 'Por ejemplo, {town} o {postcode}.',
  'find.locate': 'Usar mi ubicación',
  'find.locating': 'Buscando su ubicación…',
  'find.not-located': 'No pudimos obtener su ubicación. Escríbala, por favor.',
  'find.suggested':
    '{count, plural, =0 {Sin sugerencias} one {# sugerencia} many {# de sugerencias} other {# sugerencias}}',
  'find.at-point': 'Su ubicación aproximada, cerca de {place}.',

  'find.filters': 'Más filtros',
  'find.when': 'Disponibilidad',
  'find.when.evenings': 'Por la tarde, desde las {time}',
  'find.when.weekends': 'Fines de semana',
  'find.gender': 'Profesional',
  'find.gender.any': 'Cualquiera',
  'find.gender.woman': 'Mujer',
  'find.gender.man': 'Hombre',
  'find.gender.non-binary': 'No binario',
  'find.by.woman': 'Profesional: mujer',
  'find.by.man': 'Profesional: hombre',
  'find.by.non-binary': 'Profesional: no binario',
  'find.language': 'Idioma',
  'find.language.any': 'Cualquier idioma',
  'find.language.one': 'Habla {language}',
  'find.access': 'Accesibilidad e instalaciones',
  'find.only-farther': 'ninguno cerca',
  'find.apply': 'Aplicar',
  'find.active-filters': 'Filtros activos',
  'find.drop': 'Quitar {filter}',
  'find.drop-all': 'Borrar todo',
  'find.without':
    'Quitar “{filter}” ({count, plural, one {# profesional} many {# de profesionales} other {# profesionales}})',
  'find.without-any':
    'Borrar todos los filtros ({count, plural, one {# profesional} many {# de profesionales} other {# profesionales}})',
  'find.nobody-fits': 'Nadie coincide con todos sus filtros.',
  'find.nobody-fits-next': 'Quite uno o llámenos y le ayudaremos.',
  'find.beyond-fits': 'Nadie cerca de usted coincide con todos sus filtros. El más cercano está a {distance}.',

  'find.unavailable':
    '{count, plural, one {{addOns} no está disponible en {place}.} many {{addOns} no están disponibles en {place}.} other {{addOns} no están disponibles en {place}.}}',
  'find.instead': '{alone, select, yes {Solo {treatment}} other {{treatment}}}: {offer}',
  'find.no-times-then': 'Por ahora no hay citas disponibles a esas horas.',
  'find.call': 'Llamar para consultar: {phone}',
  'find.nobody-free':
    'No hay citas disponibles en {days, plural, one {el próximo día} many {los próximos # de días} other {los próximos # días}}.',
  'find.nobody-free-then':
    'No hay citas disponibles a esas horas en {days, plural, one {el próximo día} many {los próximos # de días} other {los próximos # días}}.',
  'find.nobody-free-next': 'Llámenos y le ayudaremos.',
  'find.more': 'Mostrar más profesionales',

  'find.map': 'Mapa',
  'find.to-map': 'Ver mapa',
  'find.map-about': 'Distancias en línea recta desde {place}.',
  'find.map-name': 'Mapa de profesionales cerca de {place}',
  'find.map-farther':
    '{count, plural, one {Hay # más fuera del mapa.} many {Hay # más fuera del mapa.} other {Hay # más fuera del mapa.}}',
  'find.north': 'N',
};
