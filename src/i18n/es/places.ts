import type { Translated } from '../translated.js';
import type { places as english } from '../en/places.js';

/** Where to look, and regions. */
export const places: Translated<typeof english> = {
  'find.where': '¿Dónde buscamos?',
  'find.where-next': 'Escriba una ciudad o un código postal y le mostraremos quién está cerca.',
  'find.none-in-country': 'Todavía no tenemos ninguna clínica en {place}.',
  'find.none-in-country-next': 'Escriba su ciudad o código postal y buscaremos la más cercana.',
  'find.asked-in': '{treatment}, en {place}',
  'find.count-in': '{count, plural, one {# profesional} many {# de profesionales} other {# profesionales}} en {place}',
  'find.none-in': 'Todavía no tenemos a nadie en {place}. Esto es lo más cercano.',
};
