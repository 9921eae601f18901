import type { Translated } from '../translated.js';
import type { places as english } from '../en/places.js';

/** Where to look, and regions. */
export const places: Translated<typeof english> = {
  'find.where': 'Wo sollen wir suchen?',
  'find.where-next': 'Geben Sie einen Ort oder eine Postleitzahl ein, und wir zeigen Ihnen, wer in der Nähe ist.',
  'find.none-in-country': '{place}: Hier haben wir noch keine Praxis.',
  'find.none-in-country-next': 'Geben Sie Ihren Ort oder Ihre Postleitzahl ein, und wir suchen die nächste.',
  'find.asked-in': '{treatment}, {place}',
  'find.count-in': '{place}: {count, plural, one {# Behandler/in} other {# Behandler/innen}}',
  'find.none-in': '{place}: Hier haben wir noch niemanden. Am nächsten ist:',
};
