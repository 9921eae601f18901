import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, openApp } from '../support/app.js';
import { smallClinic } from '../support/small-clinic.js';

let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
});
afterAll(() => app.close());

/** Everything in every table, as one text. */
async function everything(): Promise<string> {
  const tables: { name: string }[] = await app.db.query(
    `select quote_ident(table_name) as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  const contents = tables.map(({ name }) =>
    app.db.query(
      `select '${name}' as name, coalesce(jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text), '[]') as rows from ${name} t`,
    ),
  );
  return JSON.stringify(await Promise.all(contents));
}

it('reading changes nothing', async () => {
  const booking = await app.http.post('/api/v1/bookings').send({
    treatment: 'acupuncture',
    practitioner: 'mei',
    location: 'harbour',
    start: '2026-12-01T10:00:00-05:00',
    patient: { name: 'Ana', email: 'ana@example.org' },
  });
  const { hold } = (
    await app.http.post('/api/v1/holds').send({
      treatment: 'acupuncture',
      practitioner: 'jonas',
      location: 'harbour',
      start: '2026-12-01T10:00:00-05:00',
    })
  ).body;
  const { reference, manageUrl } = booking.body;
  const before = await everything();
  expect(before).toContain(reference);

  for (const path of [
    '/treatments',
    '/practitioners?treatment=acupuncture&near=40.7,-73',
    '/slots?treatment=acupuncture',
    `/bookings/${reference}`,
    `/bookings/${reference}/cancellation`,
    `/bookings/${reference}/time?start=2026-12-02T10:00:00Z`,
    '/holds',
    `/holds/${hold}`,
  ]) {
    for (const method of ['get', 'head'] as const) {
      const answer = await app.http[method](`/api/v1${path}`)
        .set('authorization', `Bearer ${manageUrl.split('/').at(-1)}`)
        .set('idempotency-key', 'reading')
        .set('x-http-method-override', 'DELETE');
      expect([200, 404, 405], `${method} ${path}`).toContain(answer.status);
    }
  }

  expect(await everything()).toBe(before);
});
