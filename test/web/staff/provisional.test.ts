import { afterAll, beforeAll, expect, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { type App, openApp } from '../../support/app.js';
import { visitAt } from '../../support/desk.js';
import { smallClinic } from '../../support/small-clinic.js';
import { type Person, staffMember } from '../../support/staff.js';

/** A booking that waits for the button in the email, as staff see it. */
const now = '2026-11-27T14:00:00Z';
const waiting = 'waiting for confirmation by email';
let app: App;
let people: Record<'mei' | 'jonas' | 'desk', Person>;
let visit: string;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now });
  people = {
    mei: await staffMember(app, ['practitioner'], { practitioner: 'mei' }),
    jonas: await staffMember(app, ['practitioner'], { practitioner: 'jonas' }),
    desk: await staffMember(app, ['reception']),
  };
  const { reference } = await app.get(Bookings).book(visitAt('2026-12-01 10:00'), {
    contact: { name: 'Dana Reyes', email: 'dana@example.org', phone: null },
    origin: { network: '203.0.113.7', worked: false, verified: false },
  });
  visit = `/staff/visits/${reference}`;
});
afterAll(() => app.close());

type Who = keyof typeof people;
const get = (who: Who, path: string) => app.http.get(path).set('cookie', people[who].cookie);
const post = (who: Who, path: string, form: Record<string, string>) =>
  app.http.post(path).set('cookie', people[who].cookie).set('sec-fetch-site', 'same-origin').type('form').send(form);

it('the diary and the sheet of the day name its patient and say that it waits; a mere hold names nobody', async () => {
  await app.http
    .post('/api/v1/holds')
    .send({ ...visitAt('2026-12-01 13:00'), start: '2026-12-01T18:00:00Z' })
    .expect(201);

  for (const page of ['/staff/diary?day=2026-12-01', '/staff/diary/sheet?day=2026-12-01']) {
    const { text } = await get('desk', page).expect(200);
    expect(text).toContain('Dana Reyes');
    expect(text).toContain(waiting);
    expect(text).toContain('Being booked');
  }
  const { text } = await get('desk', '/staff/diary?day=2026-12-01');
  expect(text).toContain(`href="${visit}"`);
  expect(text).toContain('is-provisional');
});

it('its own page says until when, offers no step, and whoever may not see it learns nothing', async () => {
  const { text } = await get('desk', visit).expect(200);
  expect(text).toContain(waiting);
  expect(text).toContain('The time is held for them until 9:30 AM');
  for (const action of ['steps', 'move', 'cancellation', 'address', 'language', 'contact', 'notes', 'room'])
    expect(text).not.toContain(`${visit}/${action}`);
  await get('jonas', visit).expect(404);
});

it('nothing can be done with it, nor written down, since it may lapse', async () => {
  await get('mei', visit).expect(200);
  for (const [path, form] of [
    ['notes', { text: 'tight shoulders' }],
    ['steps', { step: 'arrival' }],
    ['cancellation', { who: 'clinic', reason: 'ill', tell: 'yes' }],
  ] as const)
    await post('mei', `${visit}/${path}`, form).expect(404);
});

it('the patient’s page says so, too, and the page is gone when it lapses', async () => {
  const [{ id }] = await app.db.query(`select id from patients`);
  const { text } = await get('desk', `/staff/patients/${id}`).expect(200);
  expect(text).toContain(waiting);
  expect(text).toContain(`href="${visit}"`);

  await app.db.query(`update bookings set hold_expires_at = $1 where patient_id is not null`, [app.clock.now()]);
  await get('desk', visit).expect(404);
});
