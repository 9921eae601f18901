import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { confirmLink, confirmToken } from '../../../src/notifications/confirm-link.js';
import { type App, openApp } from '../../support/app.js';
import { visitAt } from '../../support/desk.js';
import { smallClinic } from '../../support/small-clinic.js';
import { keptCookie } from '../../support/somebody.js';

const now = '2026-11-27T14:00:00Z';
let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now, env: { RATE_LIMITS: 'on' } });
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(now);
  await app.db.query(`delete from bookings`);
  await app.db.query(`delete from proven_addresses`);
  await app.db.query(`delete from rate_limits`);
});

/** Without scripts there is no proof of work: the booking waits for the button. */
async function booked() {
  const form = { treatment: 'acupuncture', practitioner: 'mei', location: 'harbour', start: '2026-12-01T15:00:00Z' };
  const held = await app.http.post('/book/holds').type('form').send(form).expect(303);
  const address = held.headers.location!.split('?')[0]!;
  const details = { name: 'Ana García', email: 'ana@example.org' };
  const sent = await app.http
    .post(`${address}/confirmation`)
    .set('cookie', keptCookie)
    .type('form')
    .send(details)
    .expect(303);
  const [{ id }] = await app.db.query(`select id from bookings`);
  const link = confirmLink('', confirmToken(app.keys, id as string, 0));
  const cookie = String(sent.headers['set-cookie']).split(';', 1)[0]!;
  return { done: sent.headers.location!, link, cookie, form: address };
}
const statusNow = async () => (await app.db.query(`select status from booking_facts`))[0].status;

it('the done page says that the booking waits for the button in the email, and until when', async () => {
  const { done, cookie, form } = await booked();

  const { text } = await app.http.get(done).set('cookie', cookie).expect(200);

  expect(text).toContain('Almost done');
  expect(text).toContain('ana@example.org');
  expect(await statusNow()).toBe('provisional');
  await app.http.get(form).set('cookie', cookie).expect(303);
  await app.http
    .get(`/visit/of/${done.split('/').at(-1)}`)
    .set('cookie', cookie)
    .expect(303);
});

it('following the link confirms nothing, pressing its button does, once more as well', async () => {
  const { link } = await booked();

  const { text } = await app.http.get(link).expect(200);
  expect(text).toContain('Confirm appointment');
  expect(await statusNow()).toBe('provisional');

  const pressed = await app.http.post(link).expect(303);
  await app.http.post(link).expect(303);
  await app.http.get(link).expect(303);
  const cookie = String(pressed.headers['set-cookie']).split(';', 1)[0]!;
  expect((await app.http.get(pressed.headers.location!).set('cookie', cookie)).text).toContain('You’re booked');
  expect(await statusNow()).toBe('confirmed');
});

it('after half an hour both pages say kindly that it is over', async () => {
  const { done, cookie, link } = await booked();
  app.clock.advance({ minutes: 30 });

  expect((await app.http.get(done).set('cookie', cookie).expect(200)).text).toContain('nothing is booked');
  expect((await app.http.get(link).expect(409)).text).toContain('nothing is booked');
  expect((await app.http.post(link).expect(409)).text).toContain('See all times');
  await app.http.post(`${link}x`).expect(404);
});

it('its link opens nothing more once the link of the visit was replaced, or the visit cancelled', async () => {
  const { link } = await booked();
  await app.http.post(link).expect(303);
  for (const change of [
    `link_generation = 1`,
    `link_generation = 0, status = 'cancelled', cancelled_at = now(), cancelled_by = 'clinic'`,
  ]) {
    await app.db.query(`update bookings set ${change}`);

    for (const answer of [await app.http.get(link), await app.http.post(link)]) {
      expect(answer.status).toBe(404);
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect(answer.text).toContain('This link has expired');
    }
  }
});

it('the done page has the email sent again, and to another address with another link', async () => {
  const { done, cookie, link } = await booked();

  await app.http
    .post(`${done}/confirmation`)
    .set('cookie', cookie)
    .expect(303)
    .expect('location', `${done}?news=resent`);
  const sent = { email: 'meant@example.org' };
  const wrong = await app.http.post(`${done}/email`).set('cookie', cookie).type('form').send({ email: 'meant@' });
  expect(wrong.text).toContain('Enter a valid email');
  const corrected = await app.http.post(`${done}/email`).set('cookie', cookie).type('form').send(sent).expect(303);

  const now = String(corrected.headers['set-cookie']).split(';', 1)[0]!;
  const { text } = await app.http.get(corrected.headers.location!).set('cookie', now).expect(200);
  expect(text).toContain('Almost done');
  expect(text).toContain('meant@example.org');
  await app.http.post(link).expect(404);
  await app.http.post(link.replace(/\.0$/, '.1')).expect(404);
});

it('the page says kindly that the patient has another visit at that time by now', async () => {
  const { link } = await booked();
  const contact = { name: 'Ana García', email: 'ana@example.org', phone: null };
  await app.get(Bookings).book(visitAt('2026-12-01 10:00', { practitioner: 'jonas' }), { contact });

  expect((await app.http.post(link).expect(409)).text).toContain('We can’t book this for you online.');
});
