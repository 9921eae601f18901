import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, openApp } from '../support/app.js';
import { smallClinic } from '../support/small-clinic.js';

let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
});
afterAll(() => app.close());

it('200 people book one time at once: one has it, 199 hear of three others', async () => {
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, n) =>
      app.http
        .post('/api/v1/bookings')
        .set(n % 2 ? { 'idempotency-key': `person ${n}`.replace(' ', '-') } : {})
        .send({
          treatment: 'acupuncture',
          practitioner: 'mei',
          location: 'harbour',
          start: '2026-12-01T10:00:00-05:00',
          patient: { name: `Person ${n}`, email: `person${n}@example.org` },
        }),
    ),
  );

  const refused = answers.filter(({ status }) => status === 409);
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(refused).toHaveLength(199);
  for (const { body } of refused) expect(body).toMatchObject({ code: 'slot-taken', alternatives: [{}, {}, {}] });
  const [{ visits, letters, patients }] = await app.db.query(
    `select (select count(*)::int from bookings) as visits, (select count(*)::int from notifications) as letters,
       (select count(*)::int from patients) as patients`,
  );
  expect({ visits, letters, patients }).toEqual({ visits: 1, letters: 2, patients: 1 });
});
