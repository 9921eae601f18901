import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Bookings } from '../../src/bookings/by-patient/book.service.js';
import { StaffBookings } from '../../src/bookings/by-staff/staff-bookings.service.js';
import type { EmailContent } from '../../src/notifications/notification.js';
import { write } from '../../src/notifications/email/render.js';
import { EmailRenderer } from '../../src/notifications/email-renderer.service.js';
import { type App, openApp } from '../support/app.js';
import { accessFaults, hasBrowser, openBrowser, overflow } from '../support/browser.js';
import { at, visitAt } from '../support/desk.js';
import { sessionOf } from '../support/household.js';
import { returningClinic } from '../support/returning-clinic.js';
import { type Person, staffMember } from '../support/staff.js';
import { rosa } from '../support/staff-actors.js';

const dana = { name: 'Dana Reyes', email: 'dana@example.org', phone: '+1 631 555 0142' };
const consultation = visitAt('2026-12-02 10:00', { treatment: 'consultation' });
let app: App;
let desk: Person;
/** Dana's record. She came in August. */
let id: string;
beforeAll(async () => {
  app = await openApp({ clinic: returningClinic, now: '2026-11-27T14:00:00Z' });
  desk = await staffMember(app, ['reception']);
});
afterAll(() => app.close());
beforeEach(async () => {
  for (const table of ['bookings', 'notifications', 'patients', 'patient_sessions'])
    await app.db.query(`delete from ${table}`);
  await app.get(StaffBookings).book(rosa, visitAt('2026-12-07 10:00'), dana, { tell: false });
  await app.db.query(
    `update bookings set status = 'done', starts_at = '2026-08-28T14:00:00Z', ends_at = '2026-08-28T15:00:00Z'`,
  );
  await app.db.query(`delete from claims`);
  [{ id }] = (await app.db.query(`select id from patients`)) as [{ id: string }];
});

const get = (path: string, cookie = '') => app.http.get(path).set('cookie', cookie);
const post = (path: string, fields: Record<string, string>, cookie = desk.cookie) =>
  app.http.post(path).set('cookie', cookie).set('sec-fetch-site', 'same-origin').type('form').send(fields);

it('a public page says for whom each treatment is, and knows nobody', async () => {
  for (const path of ['/treatments/consultation', '/practitioners/mei', '/locations/harbour', '/find?near=Bellport'])
    expect((await get(path).expect(200)).text, path).toContain('For new patients');
  for (const path of ['/treatments/follow-up', '/practitioners/mei', '/locations/harbour'])
    expect((await get(path).expect(200)).text, path).toContain('For patients we’ve seen in the last 24 months');
  const choosing = `/book?treatment=consultation&practitioner=mei&location=harbour`;
  expect((await get(choosing).expect(200)).text).toContain('For new patients');
  const { body } = await get('/api/v1/treatments').expect(200);
  expect(body).toMatchObject({ returningMonths: 24 });
});

it('the email says that it is for others; its link leads to what is for them, of any length', async () => {
  const { reference } = await app.get(Bookings).book(consultation, { contact: dana });
  const [email] = (await app.db.query(
    `select template, data from notifications where template = 'booking-confirmed'`,
  )) as [EmailContent];
  const { text } = write(email, app.get(EmailRenderer).contextAt(app.clock.now()));
  expect(text.replaceAll(/\s+/g, ' ')).toContain(
    'This appointment is for new patients, and we last saw you on Friday, August 28, 2026. It’s still booked.',
  );

  const opened = await get(/\/visit\/[\w-]{65}/.exec(text)![0]).expect(303);
  const cookie = String(opened.headers['set-cookie']).split(';')[0]!;
  expect((await get(`/visit/of/${reference}`, cookie).expect(200)).text).toContain(
    'This appointment is for new patients, and you’ve been here before.',
  );
  const { text: move } = await get(`/visit/of/${reference}/move`, cookie).expect(200);
  expect(move).toContain('Follow-up');
  expect(move).toContain('Cupping');
  expect(move).toMatch(/<details[^>]*open/);
  const move30 = await get(`/visit/of/${reference}/move?treatment=follow-up&day=2026-12-03`, cookie).expect(200);
  expect(move30.text).toContain('30 minutes');

  const { text: calendar } = await get(`/visit/of/${reference}/calendar.ics`, cookie).expect(200);
  expect(calendar.replaceAll('\r\n ', '')).not.toMatch(/\/visit\/[\w-]{44}/);
});

it('whoever has just booked is told nothing of it, on any page', async () => {
  const { reference, token } = await app.get(Bookings).book(consultation, { contact: dana });
  const cookie = `visit-${reference}=${token}`;
  for (const page of [`/visit/of/${reference}`, `/visit/of/${reference}/move`, `/book/done/${reference}`]) {
    const { text } = await get(page, cookie).expect(200);
    expect(text).not.toContain('been here before');
    expect(text).not.toContain('Follow-up');
  }
});

describe('somebody who has opened the link to all appointments', () => {
  it('reads at once that a first consultation is not for them, but for somebody new', async () => {
    const cookie = await sessionOf(app, dana.email);
    const refused = await get(`/my/book?person=${id}&treatment=consultation`, cookie).expect(400);
    expect(refused.text).toContain('This treatment is for new patients. Please choose another one, or call us.');
    await get(`/my/book?person=${id}&treatment=follow-up`, cookie).expect(303);
    await get('/my/book?person=new&treatment=consultation', cookie).expect(303);
    expect((await get('/my/book?person=new&treatment=follow-up', cookie).expect(400)).text).toContain(
      'This treatment is for patients we’ve seen in the last 24 months.',
    );
  });

  it('is refused at the form too, with the time still held', async () => {
    const cookie = await sessionOf(app, dana.email);
    const time = {
      treatment: 'consultation',
      practitioner: 'mei',
      location: 'harbour',
      start: '2026-12-02T15:00:00Z',
      person: id,
    };
    const { headers } = await post('/book/holds', time, cookie).expect(303);
    const form = headers['location']!.split('?')[0]!;
    const { text } = await post(`${form}/confirmation`, time, cookie).expect(400);
    expect(text).toContain('This treatment is for new patients.');
    expect(text).toContain('We’re holding this time for you');
  });
});

describe('the desk', () => {
  const form = () => ({
    patient: id,
    treatment: 'consultation',
    location: 'harbour',
    practitioner: 'mei',
    from: '2026-12-02',
  });

  it('reads while the patient is chosen that it is for others, and is asked once', async () => {
    const warning = 'This is for new patients. This patient was last here on Aug 28, 2026.';
    expect((await post('/staff/book/search', form())).text).toContain(warning);
    expect((await post('/staff/book/search', { ...form(), treatment: 'follow-up' })).text).not.toContain(
      'Book it anyway',
    );

    const slot = `${at('2026-12-02 10:00')}/mei`;
    const asked = await post('/staff/book', { ...form(), slot, once: 'a' }).expect(409);
    expect(asked.text).toContain(warning);
    const booked = await post('/staff/book', { ...form(), slot, once: 'b', forAnyone: 'yes' }).expect(303);

    expect((await get(booked.headers['location']!, desk.cookie)).text).toContain(warning);
  });
});

describe.runIf(hasBrowser)('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it.each([390, 1280])('%i pixels wide, pages that say it read well for everyone', async (width) => {
    const { reference } = await app.get(Bookings).book(consultation, { contact: dana });
    const [, secret] = desk.cookie.split('=');
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: 'light' });
    await context.addCookies([{ name: 'staff', value: secret!, url: app.url }]);
    const page = await context.newPage();
    for (const path of [
      '/treatments/consultation',
      '/practitioners/mei',
      `/staff/visits/${reference}`,
      `/staff/book?patient=${id}&treatment=consultation`,
    ]) {
      await page.goto(app.url + path);
      if (path.includes('visits')) await page.click('#cancel > summary');
      expect(await accessFaults(page), path).toEqual([]);
      expect(await overflow(page), path).toBe(0);
    }
    await context.close();
  });
});
