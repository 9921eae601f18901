import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { Cancellations } from '../../../src/bookings/by-patient/cancel.service.js';
import { OfferFreedTimes } from '../../../src/waitlist/offer-freed-times.job.js';
import { Waitlist } from '../../../src/waitlist/waitlist.service.js';
import { anyTime } from '../../../src/waitlist/wishes.js';
import { type App, openApp } from '../../support/app.js';
import { ana, at, visitAt } from '../../support/desk.js';
import { formsOf } from '../../support/forms.js';
import { smallClinic } from '../../support/small-clinic.js';
import { type Person, signedIn, staffMember } from '../../support/staff.js';

const friday = '2026-11-20T14:00:00Z';
let app: App;
let people: Record<'desk' | 'mei', Person>;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: friday });
  people = {
    desk: await staffMember(app, ['reception']),
    mei: await staffMember(app, ['practitioner'], { practitioner: 'mei' }),
  };
});
afterAll(() => app.close());
beforeEach(async () => {
  await goOn(friday);
  for (const table of ['waitlist_entries', 'freed_times', 'bookings', 'notifications', 'patients'])
    await app.db.query(`delete from ${table}`);
});

const get = (path: string, who: keyof typeof people = 'desk') => app.http.get(path).set('cookie', people[who].cookie);
const post = (path: string, form: object = {}) =>
  app.http.post(path).set('cookie', people.desk.cookie).set('sec-fetch-site', 'same-origin').type('form').send(form);
const plain = (html: string) => html.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll(/<[^>]+>/g, '');

/** Later, with a session that is not over. */
async function goOn(instant: string): Promise<void> {
  app.clock.set(instant);
  people.desk = { ...people.desk, cookie: await signedIn(app, people.desk.id) };
}

async function waits(name: string): Promise<string> {
  const contact = { name, email: `${name.toLowerCase()}@example.org`, phone: '631 555 0142' };
  const wishes = { ...anyTime, practitioners: ['mei'] };
  await app.get(Waitlist).join({ treatment: 'acupuncture', wishes, contact, proven: true }, '192.0.2.1');
  app.clock.advance({ seconds: 1 });
  const [row] = await app.db.query<[{ id: string }]>(`select id from waitlist_entries order by id desc limit 1`);
  return row.id;
}

async function cancelled(wall: string) {
  const { token, reference } = await app.get(Bookings).book(visitAt(wall), ana);
  await app.get(Cancellations).cancel(token);
  return `/staff/visits/${reference}`;
}

it('the desk sees who waits, in the order that is taken, and changes it with a reason', async () => {
  const [first, second] = [await waits('First'), await waits('Second')];
  const order = async () =>
    [...plain((await get('/staff/waitlist').expect(200)).text).matchAll(/First|Second/g)].map(String);
  expect(await order()).toEqual(['First', 'Second']);
  expect(plain((await get('/staff/waitlist')).text)).toContain('2 patients are waiting.');
  await get('/staff/waitlist', 'mei').expect(404);

  const { text: refused } = await post(`/staff/waitlist/${second}/order`, { priority: '1', reason: '' }).expect(400);
  expect(refused).toContain('Give a reason');
  await post(`/staff/waitlist/${second}/order`, { priority: '1', reason: 'Away from Monday' }).expect(303);
  expect(await order()).toEqual(['Second', 'First']);
  expect((await get('/staff/waitlist')).text).toContain('Moved up: Away from Monday');

  // At half past ten nobody is written to.
  await goOn('2026-11-21T03:30:00Z');
  await cancelled('2026-12-01 10:00');
  await app.get(OfferFreedTimes).run();
  expect(plain((await get('/staff/waitlist')).text)).toMatch(
    /Next in line:Second · moved up by the desk, fills the time, has waited longestFirst · fills the time/,
  );
  await goOn('2026-11-21T14:00:00Z');
  await app.get(OfferFreedTimes).run();
  const { text } = await get('/staff/waitlist').expect(200);
  expect(plain(text)).toMatch(/Held now.*Second.*Tue, Dec 1, 10:00 AM with Mei Tanaka, Harbour/s);

  const [decline, accept] = ['refusal', 'acceptance'].map(
    (what) => formsOf(text, '').find((form) => form.action.endsWith(what))!.action,
  );
  await post(decline!).expect(303);
  expect(plain((await post(accept!).expect(409)).text)).toContain('Declined by Second');

  await post(`/staff/waitlist/${first}/removal`, { why: '' }).expect(400);
  await post(`/staff/waitlist/${first}/removal`, { why: 'Found a time elsewhere' }).expect(303);
  expect(await order()).not.toContain('First');
});

it('a caller is put on the list, is offered a time that the desk chooses, and has it booked on the phone', async () => {
  const { filled } = formsOf((await get('/staff/waitlist/new').expect(200)).text, '').find(
    ({ action }) => action === '/staff/waitlist/new',
  )!;
  expect((await post('/staff/waitlist/new', filled).expect(400)).text).toContain('href="#who"');
  const caller = { name: 'Kim Doe', phone: '631 555 0177', email: 'kim@example.org', days: ['2'] };
  const { headers } = await post('/staff/waitlist/new', { ...filled, treatment: 'acupuncture', ...caller }).expect(303);
  const [entry = ''] = headers['location']!.split('?');
  const { text } = await get(entry).expect(200);
  expect(plain(text)).toContain('Tuesday');
  expect(plain(text)).toContain('suits them');

  expect((await post(`${entry}/offer`, {}).expect(400)).text).toContain('Choose a time');
  const time = `${at('2026-12-02 14:00')}/mei`;
  await post(`${entry}/offer`, { time, location: 'harbour' }).expect(303);
  const diary = plain((await get('/staff/diary?day=2026-12-02').expect(200)).text);
  expect(diary).toMatch(/offered until 9:20 AM\s+Kim Doe/);
  expect(plain((await get('/staff/diary?day=2026-12-02', 'mei').expect(200)).text)).toMatch(
    /offered until 9:20 AM\s+Waitlist/,
  );
  expect((await post(`${entry}/offer`, { time, location: 'harbour' }).expect(409)).text).toContain('role="alert"');

  const list = (await get('/staff/waitlist').expect(200)).text;
  const accept = formsOf(list, '').find(({ action }) => action.endsWith('acceptance'))!;
  const booked = await post(accept.action).expect(303);
  expect(plain((await get(booked.headers['location']!).expect(200)).text)).toMatch(
    /Kim Doe.*The confirmation is on its way\./s,
  );
});

it('a caller waits for a treatment with what is added to it', async () => {
  const form = { treatment: 'acupuncture', location: 'harbour', addOn: 'cupping' };
  const caller = { name: 'Kim Doe', phone: '631 555 0177' };
  const { text } = await post('/staff/waitlist/new/search', form).expect(200);
  expect(text).toMatch(/id="add-cupping"[^>]*checked/);
  const { headers } = await post('/staff/waitlist/new', { ...form, ...caller }).expect(303);
  expect(plain((await get(headers['location']!).expect(200)).text)).toMatch(/Acupuncture with cupping/i);
});

it('whoever has no script types the time that is open, and sees who could have it', async () => {
  const first = await waits('First');
  const { text: diary } = await get('/staff/diary?day=2026-12-01').expect(200);
  const [, address = ''] = /href="(\/staff\/waitlist\/time\?day[^"]*)"/.exec(diary) ?? [];
  const { text: empty } = await get(address.replaceAll('&amp;', '&')).expect(200);
  expect(empty).toMatch(/name="day"[^>]*value="2026-12-01"|value="2026-12-01"[^>]*name="day"/);
  const filled = { day: '2026-12-01', location: 'harbour', practitioner: 'mei' };
  const asked = (typed: object) =>
    get(`/staff/waitlist/time?${new URLSearchParams({ ...filled, ...typed }).toString()}`);

  const { text: wrong } = await asked({ begins: '10', ends: 'soon' }).expect(400);
  expect(wrong).toContain('Enter a time, for example 9:30.');
  expect(wrong).toContain('value="soon"');
  await asked({ begins: '11', ends: '10' }).expect(400);

  const { text } = await asked({ begins: '10', ends: '11:05' }).expect(200);
  expect(plain(text)).toMatch(/Tuesday, December 1, 10:00–11:05 AM with Mei Tanaka, Harbour.*First/s);
  const offer = formsOf(text, '').find((form) => form.action === `/staff/waitlist/${first}/offer`)!;
  await post(offer.action, offer.filled).expect(303);
});

it('the desk reads whether the patient has been told, and by what', async () => {
  const read = async (answer: ReturnType<typeof post>) =>
    plain((await get((await answer.expect(303)).headers['location']!).expect(200)).text);
  const put = async (caller: object) => {
    const added = await post('/staff/waitlist/new', { treatment: 'acupuncture', location: 'harbour', ...caller });
    return added.headers['location']!.split('?')[0]!;
  };
  const time = { time: `${at('2026-12-02 14:00')}/mei`, location: 'harbour' };
  const action = async (what: string) =>
    formsOf((await get('/staff/waitlist').expect(200)).text, '').find((form) => form.action.endsWith(what))!.action;

  const kim = await put({ name: 'Kim Doe', phone: '631 555 0177', email: 'kim@example.org' });
  expect(await read(post(`${kim}/offer`, time))).toContain('The time is held for Kim Doe, and we’re emailing them.');
  expect(await read(post(await action('refusal')))).toContain(
    'Declined. The time will be available to everyone again.',
  );
  await app.get(OfferFreedTimes).run();

  const walt = await put({ name: 'Walt Caller', phone: '631 555 0178' });
  expect(plain((await get('/staff/waitlist')).text)).toMatch(
    /Walt Caller.*Not asked automatically: call 631 555 0178/s,
  );
  expect(await read(post(`${walt}/offer`, time))).toContain(
    'The time is held for Walt Caller. We can’t email or text them, so please call 631 555 0178.',
  );
  expect(plain((await get(walt)).text)).toContain('The time held for them will be available to everyone again.');
  expect(await read(post(await action('acceptance')))).toContain('There’s no email address');
});

it('from a canceled appointment the desk sees how many could have its time, and offers it to one of them', async () => {
  await waits('First');
  const second = await waits('Second');
  await app.db.query(`delete from freed_times`);
  const visit = await cancelled('2026-12-01 10:00');
  const { text } = await get(visit).expect(200);
  expect(text).toContain('2 patients on the waitlist could have this time.');
  const [, address = ''] = /href="(\/staff\/waitlist\/time[^"]*)"/.exec(text) ?? [];

  const { text: line } = await get(address.replaceAll('&amp;', '&')).expect(200);
  expect(plain(line)).toMatch(/Tuesday, December 1, 10:00–10:55 AM with Mei Tanaka, Harbour.*First.*Second/s);
  const form = formsOf(line, '').find(({ action }) => action === `/staff/waitlist/${second}/offer`)!;
  await post(form.action, form.filled).expect(303);
  expect(plain((await get('/staff/waitlist')).text)).toMatch(/Held now.*Second/s);
});
