import { afterAll, beforeAll, expect, it } from 'vitest';
import { Bookings } from '../../src/bookings/by-patient/book.service.js';
import { Merges } from '../../src/patients/merges.service.js';
import { type App, openApp } from '../support/app.js';
import { visitAt } from '../support/desk.js';
import { smallClinic } from '../support/small-clinic.js';
import { type Person, staffMember } from '../support/staff.js';

let app: App;
let admin: Person;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  admin = await staffMember(app, ['admin']);
});
afterAll(() => app.close());

const get = (path: string) => app.http.get(path).set('cookie', admin.cookie);
const post = (path: string, form: Record<string, string> = {}) =>
  app.http.post(path).set('cookie', admin.cookie).type('form').send(form);
const patient = async (name: string, wall: string) => {
  const email = `${name.toLowerCase()}@example.org`;
  await app.get(Bookings).book(visitAt(wall), { contact: { name, email, phone: null } });
  const [{ id }] = await app.db.query(`select id from patients where name = $1`, [name]);
  return id as string;
};

it('a request to erase can be withdrawn: then nothing keeps the record from being merged', async () => {
  const [kept, merged] = [await patient('Dana', '2026-12-01 10:00'), await patient('Danna', '2026-12-01 12:00')];
  const page = `/admin/patients/${merged}/erasure`;
  await post(`${page}/requests`, { way: 'desk' }).expect(303);
  const plan = () => app.get(Merges).plan({ kept, merged });
  await expect(plan()).rejects.toMatchObject({ code: 'erasure-asked' });
  // In New York it is nine in the morning.
  expect((await get(page)).text).toContain('Asked for in person on Nov 27, 2026, 9:00 AM.');

  await post(`${page}/withdrawal`).expect(303).expect('location', `${page}?news=withdrawn`);
  await post(`${page}/withdrawal`).expect(303);

  const { text } = await get(`${page}?news=withdrawn`).expect(200);
  expect(text).toContain('Request withdrawn. Nothing was erased.');
  expect(text).not.toContain('Withdraw this request');
  await expect(plan()).resolves.toBeDefined();
  const trail = await app.db.query(
    `select action from audit where subject = $1 and action like '%erasure%' order by id`,
    [merged],
  );
  expect(trail).toEqual([{ action: 'patient.erasure-asked' }, { action: 'patient.erasure-withdrawn' }]);
});

it('nothing is said to be sent to a patient who has nothing ahead', async () => {
  const id = await patient('Leo', '2026-12-02 10:00');
  const send = () => post(`/staff/patients/${id}/links`).expect(303);

  await send().expect('location', `/staff/patients/${id}?news=links`);
  await app.db.query(`update bookings set status = 'cancelled', cancelled_at = now(), cancelled_by = 'clinic'`);
  await send().expect('location', `/staff/patients/${id}?news=no-links`);

  expect((await get(`/staff/patients/${id}?news=no-links`)).text).toContain('so nothing was sent.');
});

it('a choice that is missing is refused in words a person reads', async () => {
  const answer = await app.http
    .post('/my/reminders')
    .set('accept', 'application/json')
    .set('origin', 'http://clinic.test');

  expect(answer.status).toBe(400);
  expect(answer.body.errors).toEqual([{ path: 'do', message: 'This is required.' }]);
});
