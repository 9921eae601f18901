import type { Response } from 'supertest';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { entryToken, offerToken, waitlistProofToken } from '../../../src/notifications/waitlist-link.js';
import { Cancellations } from '../../../src/bookings/by-patient/cancel.service.js';
import { anyTime } from '../../../src/waitlist/wishes.js';
import { OfferFreedTimes } from '../../../src/waitlist/offer-freed-times.job.js';
import { Waitlist } from '../../../src/waitlist/waitlist.service.js';
import { type App, openApp } from '../../support/app.js';
import { ana, visitAt } from '../../support/desk.js';
import { formsOf } from '../../support/forms.js';
import { smallClinic } from '../../support/small-clinic.js';

const friday = '2026-11-20T14:00:00Z';
let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: friday });
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(friday);
  for (const table of ['waitlist_entries', 'freed_times', 'bookings', 'notifications'])
    await app.db.query(`delete from ${table}`);
});

const cookiesOf = ({ headers }: Response) =>
  ((headers['set-cookie'] ?? []) as unknown as string[]).map((cookie) => cookie.split(';')[0]!);
const send = (address: string, fields: object = {}) => app.http.post(address).type('form').send(fields);
const formAt = (html: string, address: string) => formsOf(html, address).find(({ action }) => action === address)!;
const newest = async (table: 'waitlist_entries' | 'waitlist_offers') => {
  const [row] = await app.db.query<[{ id: string }]>(`select id from ${table} order by id desc limit 1`);
  return row.id;
};
const wishes = async () => (await app.db.query<[{ wishes: object }]>(`select wishes from waitlist_entries`))[0].wishes;

/** Booked, and open in a browser. */
async function booked(wall: string) {
  const { token, reference } = await app.get(Bookings).book(visitAt(wall), ana);
  const cookies = cookiesOf(await app.http.get(`/visit/${token}`).expect(303));
  const get = (address: string) => app.http.get(address).set('Cookie', cookies);
  return { token, reference, here: `/visit/of/${reference}`, get, cookies };
}

/** Kim waits, and the only thing in the way is Ana's visit, which Ana cancels. */
async function offered(wall = '2026-12-01 10:00') {
  const { token: visit } = await booked(wall);
  const contact = { name: 'Kim Doe', email: 'kim@example.org', phone: null };
  const request = { treatment: 'acupuncture', wishes: anyTime, contact, proven: true };
  const { token: entry } = await app.get(Waitlist).join(request, '192.0.2.1');
  await app.get(OfferFreedTimes).run();
  await app.get(Cancellations).cancel(visit);
  await app.get(OfferFreedTimes).run();
  return {
    entry: `/waitlist/entry/${entry}`,
    offer: `/waitlist/offer/${offerToken(app.keys, await newest('waitlist_offers'))}`,
  };
}

it('whoever finds nothing joins with what they searched for, and waits once the button in the email was pressed', async () => {
  const { text: times } = await app.http
    .get('/book?treatment=acupuncture&practitioner=mei&location=harbour')
    .expect(200);
  const [, address = ''] = /href="(\/waitlist\/join[^"]*)"/.exec(times) ?? [];
  const { text } = await app.http.get(address.replaceAll('&amp;', '&')).expect(200);
  const { filled } = formAt(text, '/waitlist/join');
  expect(filled).toMatchObject({ treatment: ['acupuncture'], practitioners: ['mei'], days: [] });

  const typed = { name: 'Kim Doe', email: 'kim@example.org', days: ['2', '4'], 'hours.from': '17:00' };
  const { text: wrong } = await send('/waitlist/join', {
    ...filled,
    ...typed,
    from: '2026-12-09',
    until: '2026-12-01',
  });
  expect(wrong).toContain('href="#until"');
  expect(wrong).toContain('value="Kim Doe"');
  const { headers } = await send('/waitlist/join', { ...filled, ...typed }).expect(303);
  expect(headers['location']).toBe('/waitlist/asked');
  expect(await wishes()).toMatchObject({
    days: [2, 4],
    hours: { from: '17:00', to: '24:00' },
    practitioners: ['mei'],
    locations: ['harbour'],
  });

  const id = await newest('waitlist_entries');
  const link = `/waitlist/confirm/${waitlistProofToken(app.keys, id)}`;
  await app.http.get(link).expect(200);
  expect(await app.get(Waitlist).byToken(entryToken(app.keys, id))).toMatchObject({ status: 'unproven' });
  const { headers: proven } = await send(link).expect(303);
  const { text: entry } = await app.http.get(proven['location']!).expect(200);
  for (const said of [
    'You’re on the waitlist',
    'You’re first in line.',
    'Tuesday',
    'From 5:00',
    'Only Harbour',
    '20 minutes',
  ])
    expect(entry).toContain(said);
});

it('what somebody waits for is changed, and left with one click, on the page of the link', async () => {
  const { entry } = await offered();
  const { text } = await app.http.get(entry).expect(200);
  expect(text).toContain('We’re holding a time for you');
  const { filled } = formAt(text, entry);
  await send(entry, { ...filled, days: ['1'], 'hours.to': '12:00' }).expect(303);
  expect(await wishes()).toMatchObject({ days: [1], hours: { from: '00:00', to: '12:00' } });

  const { text: left } = await send(`${entry}/leave`).expect(200);
  expect(left).toContain('You’re no longer on the waitlist');
  expect((await app.http.get(entry).expect(200)).text).toContain('Find a time');
});

it('a patient asks to be told of an earlier time on the page of the visit, and takes it in its place', async () => {
  const later = await booked('2026-12-04 15:00');
  expect((await later.get(later.here)).text).toContain('Tell me about earlier times');
  const at = `${later.here}/earlier`;
  const { filled } = formAt((await later.get(at).expect(200)).text, at);
  expect(filled).toMatchObject({ practitioners: ['mei'] });
  await send(at, filled).set('Cookie', later.cookies).expect(303);
  expect((await later.get(at)).text).toContain('You’re first in line.');
  expect((await later.get(later.here)).text).toContain('View or change');

  await app.get(OfferFreedTimes).run();
  const sooner = await app
    .get(Bookings)
    .book(visitAt('2026-12-01 10:00'), { contact: { ...ana.contact, name: 'Ben', email: 'ben@example.org' } });
  await app.get(Cancellations).cancel(sooner.token);
  await app.get(OfferFreedTimes).run();
  const offer = `/waitlist/offer/${offerToken(app.keys, await newest('waitlist_offers'))}`;
  const { text } = await app.http.get(offer).expect(200);
  for (const said of ['Tuesday, December', 'until 9:20', 'it replaces your appointment on', 'Reschedule to Tue, Dec'])
    expect(text.replaceAll(' ', ' ')).toContain(said);

  const { headers } = await send(`${offer}/accept`, formAt(text, `${offer}/accept`).filled).expect(303);
  expect(headers['location']).toMatch(/^\/visit\/of\/.*news=moved$/);
  expect((await app.http.get(offer)).text).toContain('You’ve taken this time');
});

it('an offer is booked, declined or gone, and then it says kindly that nothing is lost', async () => {
  const { offer } = await offered();
  const { text } = await app.http.get(offer).expect(200);
  expect(text).toContain('You stay on the waitlist if you don’t take it.');
  await send(`${offer}/decline`).expect(303);
  const { text: declined } = await app.http.get(offer).expect(200);
  expect(declined).toContain('Thanks for letting us know');
  expect(declined).toContain('you keep your place on the waitlist');
  const { text: late } = await send(`${offer}/accept`).expect(409);
  expect(late).toContain('Thanks for letting us know');

  await app.db.query(`delete from waitlist_entries`);
  const second = await offered('2026-12-02 10:00');
  app.clock.advance({ minutes: 25 });
  expect((await app.http.get(second.offer).expect(200)).text).toContain('We’re no longer holding this time for you');
  expect((await send(`${second.offer}/accept`).expect(409)).text).toContain('You haven’t lost anything');

  await app.db.query(`delete from waitlist_entries`);
  const third = await offered('2026-12-03 10:00');
  const { headers } = await send(`${third.offer}/accept`).expect(303);
  expect(headers['location']).toMatch(/^\/book\/done\//);
  const { text: over } = await app.http.get(third.entry).expect(200);
  expect(over).toContain('You’ve booked an appointment from the waitlist');
});

it('a clinic without a waitlist invites nobody to it', async () => {
  await app.db.query(`update clinic set waitlist = false`);
  await app.db.query(`update clinic set version = version + 1`);
  const address = '/book?treatment=acupuncture&practitioner=mei&location=harbour';
  expect((await app.http.get(address).expect(200)).text).not.toContain('/waitlist');
  await app.http.get('/waitlist/join?treatment=acupuncture').expect(303);
  const { get, here } = await booked('2026-12-04 15:00');
  expect((await get(here)).text).not.toContain('earlier');
  await app.db.query(`update clinic set waitlist = true`);
  await app.db.query(`update clinic set version = version + 1`);
});
