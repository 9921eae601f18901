import { afterAll, beforeAll, expect, it } from 'vitest';
import { fuzz } from '../experiments/fuzz.js';
import { type App, openApp } from '../support/app.js';
import { busyDay } from '../support/busy-day.js';
import { smallClinic } from '../support/small-clinic.js';

let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z', env: { BOOKING_CHALLENGE: 'off' } });
  await busyDay(app);
});
afterAll(() => app.close());

// The experiment of the same name sends ten thousand.
it('whatever is sent to a form or the API, no answer is a fault, and each is one that the API describes', {
  timeout: 300_000,
}, async () => {
  const { counts, failures } = await fuzz(app, { posts: 300, calls: 300, seed: 1 });

  expect(failures).toEqual([]);
  expect(counts.forms).toBeGreaterThan(50);
});
