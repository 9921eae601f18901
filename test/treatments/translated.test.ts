import { expect, it } from 'vitest';
import { preparationFor } from '../../src/treatments/preparation.js';
import { translated } from '../../src/treatments/translated.js';

const acupuncture = {
  name: 'Acupuncture',
  description: 'Needles, then rest.',
  preparation: 'Eat something.',
  translations: { de: { name: 'Akupunktur', preparation: 'Essen Sie etwas.' } },
};

it('a treatment is told in the words the clinic has for its readers; the rest stays as it is', () => {
  expect(translated(acupuncture, 'de-AT')).toMatchObject({ name: 'Akupunktur', description: 'Needles, then rest.' });
  expect(translated(acupuncture, 'fr')).toBe(acupuncture);
  expect(preparationFor(acupuncture, [], 'de')).toEqual(['Essen Sie etwas.']);
});
