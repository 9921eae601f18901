import { expect, it } from 'vitest';
import { dayOverHttp } from '../experiments/day.js';

it('patients who book a day over HTTP, one after another, are more where days are kept full', async () => {
  const { any, 'keep-full': full } = await dayOverHttp({ patients: 36, places: 2, seed: 3, atOnce: 1 });

  expect(full.booked).toBeGreaterThan(any.booked);
  expect(full.drawing.split('\n')).toHaveLength(3);
});
