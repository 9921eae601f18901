import { afterAll, beforeAll, expect, it } from 'vitest';
import { load } from '../../experiments/overload-load.js';
import { type App, openApp } from '../../support/app.js';
import { tenPractitioners } from '../../support/ten-practitioners.js';

let app: App;
beforeAll(async () => (app = await openApp({ clinic: tenPractitioners(), now: '2026-11-27T14:00:00Z' })));
afterAll(() => app.close());

/** Ten practitioners, one time a day each. */
function startOf(n: number) {
  const day = new Date(Date.UTC(2026, 10, 30 + (Math.floor(n / 10) % 60))).toISOString().slice(0, 10);
  return { practitioner: `practitioner-${1 + (n % 10)}`, location: 'harbour', start: `${day}T10:00-05:00` };
}

it('a hundred clients who come again as soon as they are answered are answered or refused, and booked once each', async () => {
  const seen = await load({ url: app.url, seconds: 2, clients: 100, patience: 30_000, startOf, first: 0 });

  expect(seen.otherFaults).toBe(0);
  expect(seen.answered).toBeGreaterThan(0);
  const [{ count }] = await app.db.query<[{ count: number }]>(
    `select count(*)::int as count from bookings where status in ('confirmed', 'provisional')`,
  );
  expect(count).toBeGreaterThanOrEqual(seen.booked);
  expect(count).toBeLessThanOrEqual(seen.booked + seen.left.length);
});
