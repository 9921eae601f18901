import type { Translated } from '../translated.js';
import type { places as english } from '../en/places.js';

/** Where to look, and regions. */
export const places: Translated<typeof english> = {
  'find.where': 'Où devons-nous chercher ?',
  'find.where-next': 'Indiquez une ville ou un code postal pour voir qui exerce à proximité.',
  'find.none-in-country': '{place} : nous n’y avons pas encore de cabinet.',
  'find.none-in-country-next': 'Indiquez votre ville ou votre code postal, et nous trouverons le plus proche.',
  'find.asked-in': '{treatment}, {place}',
  'find.count-in': '{place} : {count, plural, one {# praticien} many {# de praticiens} other {# praticiens}}',
  'find.none-in': '{place} : nous n’y avons encore personne. Voici qui est le plus proche.',
};
