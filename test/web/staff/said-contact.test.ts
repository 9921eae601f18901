import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { type App, openApp } from '../../support/app.js';
import { at, visitAt } from '../../support/desk.js';
import { smallClinic } from '../../support/small-clinic.js';
import { type Person, staffMember } from '../../support/staff.js';

let app: App;
let people: Record<'jonas' | 'desk', Person>;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  people = {
    jonas: await staffMember(app, ['practitioner'], { practitioner: 'jonas' }),
    desk: await staffMember(app, ['reception']),
  };
});
afterAll(() => app.close());
beforeEach(async () => {
  for (const table of ['bookings', 'notifications', 'patients']) await app.db.query(`delete from ${table}`);
});

const get = (who: keyof typeof people, path: string) => app.http.get(path).set('cookie', people[who].cookie);
const post = (who: keyof typeof people, path: string, form: Record<string, string> = {}) =>
  app.http.post(path).set('cookie', people[who].cookie).set('sec-fetch-site', 'same-origin').type('form').send(form);
const dana = { name: 'Dana Reyes', email: 'dana@example.org', phone: '(631) 555-0142' };
const book = (wall: string, contact: typeof dana, practitioner = 'mei') =>
  app.get(Bookings).book(visitAt(wall, { practitioner }), { contact });
const form = { treatment: 'acupuncture', location: 'harbour', slot: `${at('2026-12-03 10:00')}/mei` };

it('the desk sees what a booking says beside the record, and accepts it; a practitioner cannot', async () => {
  await book('2026-12-01 10:00', dana);
  const { reference } = await book('2026-12-02 10:00', { ...dana, phone: '+1 212 555 0199' }, 'jonas');
  const path = `/staff/visits/${reference}`;

  const { text } = await get('desk', path);
  expect(text).toContain('(631) 555-0142');
  expect(text).toContain('(says: +1 212 555 0199)');
  expect(text).toContain('Booked with other contact details');
  const theirs = (await get('jonas', path)).text;
  expect(theirs).not.toContain('555-0142');
  expect(theirs).not.toContain('says:');
  expect((await get('jonas', '/staff/diary?day=2026-12-02')).text).not.toContain('555-0142');
  expect((await post('jonas', `${path}/contact`)).status).toBe(404);

  expect((await post('desk', `${path}/contact`)).headers['location']).toBe(`${path}?news=contact`);
  const after = (await get('desk', `${path}?news=contact`)).text;
  expect(after).toContain('The patient’s record is updated.');
  expect(after).toContain('+1 212 555 0199');
  expect(after).not.toContain('says:');
});

it('patients are searched for by a form post: nothing personal stands in an address', async () => {
  await book('2026-12-01 10:00', { ...dana, name: 'Jürgen Weiß' });

  const { text, status } = await post('desk', '/staff/book/search', { q: 'weiss' });

  expect(status).toBe(200);
  expect(text).toContain('Jürgen Weiß');
  expect(text).not.toMatch(/method="get"/i);
  expect(text).not.toMatch(/(href|action)="[^"]*(weiss|Wei%C3%9F|555|example\.org)/i);
});

it('a phone of punctuation only is a fault beside its field', async () => {
  const answer = await post('desk', '/staff/book', { ...form, name: 'Kim Doe', phone: '(((((' });

  expect(answer.status).toBe(400);
  expect(answer.text).toMatch(/id="phone-error"/);
  expect(answer.text).toContain('value="((((("');
});

it('a confirmation is not said to be on its way to somebody known who has no address', async () => {
  await post('desk', '/staff/book', {
    ...form,
    name: 'Kim Doe',
    phone: '555 0188 11',
    slot: `${at('2026-12-03 12:00')}/mei`,
  });
  const [{ id: patient }] = await app.db.query(`select id from patients`);

  const answer = await post('desk', '/staff/book', { ...form, patient, tell: 'yes', accepted: 'same-day' });

  expect(answer.headers['location']).toMatch(/told=phone$/);
  expect((await get('desk', answer.headers['location']!)).text).toContain('please tell the patient by phone');
});

it('the desk is told that a patient is elsewhere at that time, and books with a reason', async () => {
  await book('2026-12-03 10:00', dana, 'jonas');
  const [{ id: patient }] = await app.db.query(`select id from patients`);

  const refused = await post('desk', '/staff/book', { ...form, patient });
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('This patient has another appointment at this time.');

  expect((await post('desk', '/staff/book', { ...form, patient, overbook: 'Brings her mother' })).status).toBe(303);
});

it('a practitioner who corrects the address of somebody known is kindly sent to reception', async () => {
  await book('2026-12-01 10:00', dana);
  const { reference } = await book('2026-12-02 10:00', dana, 'jonas');

  const { text } = await post('jonas', `/staff/visits/${reference}/address`, { email: 'jonas@example.org' }).expect(
    403,
  );

  expect(text).toContain('Only reception can change this patient’s address.');
  expect(text).toContain('jonas@example.org');
});
