import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectAlikeInTime } from '../support/alike-in-time.js';
import { type Api, apiOf } from '../support/api.js';
import { type App, openApp } from '../support/app.js';
import { tenPractitioners } from '../support/ten-practitioners.js';

let app: App;
let api: Api;
beforeAll(async () => {
  app = await openApp({ clinic: tenPractitioners(), now: '2026-11-27T14:00:00Z' });
  api = apiOf(app);
  await app.db.query(`
    insert into patients (id, name, name_key, email, email_key, phone, phone_key, search_words, created_at)
    select gen_random_uuid(), 'Dana Reyes', 'danareyes', 'known' || n || '@example.org', 'known' || n || '@example.org',
      '+1 631 555 0142', '16315550142', '{}', now() from generate_series(0, 199) n`);
});
afterAll(() => app.close());

/** What an answer reveals besides the visit itself: keys of objects, kinds of values. */
const shapeOf = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(shapeOf)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]))
      : typeof value;

it.each([
  ['a treatment for everyone', 'anyone'],
  ['a first consultation, which is not for those we know', 'new'],
])('200 addresses we know and 200 we do not are answered alike for %s, and change no record', async (_, audience) => {
  await app.db.query(`update treatments set audience = $1 where slug = 'acupuncture'`, [audience]);
  // Whoever is known came in August.
  await app.db.query(`insert into earlier_visits (id, patient_id, starts_at, treatment, practitioner)
    select gen_random_uuid(), id, '2026-08-28T14:00:00Z', 'Acupuncture', 'Mei' from patients where email like 'known%'`);
  const before = await app.db.query(`select * from patients where email like 'known%' order by email`);
  const took: Record<string, number[]> = { known: [], fresh: [] };
  const answers: Record<string, Set<string>> = { known: new Set(), fresh: new Set() };
  for (let n = 0; n < 400; n++) {
    const who = n % 2 ? 'known' : 'fresh';
    const begin = performance.now();
    const answer = await api.post('/bookings', {
      treatment: 'acupuncture',
      practitioner: 'practitioner-1',
      location: 'harbour',
      start: '2026-12-01T10:00:00-05:00',
      patient: { name: 'Dana Reyes', email: `${who}${n >> 1}@example.org`, phone: '+1 212 555 0199' },
    });
    took[who]!.push(performance.now() - begin);
    const { date: _, etag: __, ...headers } = answer.headers as Record<string, string>;
    await app.db.query(`delete from bookings`);
    answers[who]!.add(JSON.stringify([answer.status, Object.keys(headers).sort(), shapeOf(answer.body)]));
  }

  expect(answers['known']).toEqual(answers['fresh']);
  expect(answers['known']!.size).toBe(1);
  expect([...answers['known']!][0]).toMatch(/^\[201,/);
  expect(await app.db.query(`select * from patients where email like 'known%' order by email`)).toEqual(before);
  // Statements are the same; what a new record adds is within a request's own spread.
  expectAlikeInTime(took['known']!, took['fresh']!, 3);
});
