import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { busyOf } from '../../../src/availability/calendars/ical-busy.js';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { Cancellations } from '../../../src/bookings/by-patient/cancel.service.js';
import { Reschedules } from '../../../src/bookings/by-patient/reschedule.service.js';
import { CalendarFeeds, feedAddresses } from '../../../src/calendar-feeds/calendar-feeds.service.js';
import { type App, openApp } from '../../support/app.js';
import { ana, at, fridayMorning, visitAt } from '../../support/desk.js';
import { smallClinic } from '../../support/small-clinic.js';

let app: App;
let feeds: CalendarFeeds;
let bookings: Bookings;
let mei: string;
let jonas: string;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: fridayMorning.toISOString() });
  [feeds, bookings] = [app.get(CalendarFeeds), app.get(Bookings)];
  const people = await app.db.query<{ id: string; slug: string }[]>(`select id, slug from practitioners`);
  [mei, jonas] = ['mei', 'jonas'].map((slug) => people.find((one) => one.slug === slug)!.id) as [string, string];
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(fridayMorning);
  await app.db.query(`delete from bookings`);
});

async function feed(shows: 'initials' | 'nothing' = 'initials') {
  const { id, token } = await feeds.add(mei, { label: 'Phone', shows }, 'system');
  const { visits, busy } = feedAddresses('', token);
  return { id, token, visits, busy };
}

async function read(path: string) {
  const { text } = await app.http.get(path).expect(200);
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent').map((event) => ({
    get: (name: string) => String(event.getFirstPropertyValue(name)),
    start: event.getFirstProperty('dtstart')!,
  }));
  return { text, calendar, events };
}

it('a practitioner’s calendar shows when and where, and initials, never the treatment or the whole name', async () => {
  const booked = await bookings.book(visitAt('2026-12-01 10:00'), ana);
  await bookings.book(visitAt('2026-12-01 11:00', { practitioner: 'jonas' }), ana);
  const { visits } = await feed();

  const { text, calendar, events } = await read(visits);

  expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Mei Tanaka’s appointments');
  expect(text).toContain('\r\nREFRESH-INTERVAL;VALUE=DURATION:PT15M\r\n');
  expect(text).toContain('\r\nX-WR-CALNAME:Mei Tanaka’s appointments\r\n');
  expect(events).toHaveLength(1);
  const [visit] = events;
  expect(visit!.get('summary')).toBe('A. G.');
  expect(visit!.get('class')).toBe('PRIVATE');
  expect(visit!.get('location')).toBe('Harbour Street');
  expect(visit!.get('description')).toBe(`Reference ${booked.reference}`);
  expect(visit!.start.getParameter('tzid')).toBe('America/New_York');
  expect(String(visit!.start.getFirstValue())).toBe('2026-12-01T10:00:00');
  expect(calendar.getAllSubcomponents('vtimezone')).toHaveLength(1);
  expect(text).not.toMatch(/García|ana@|acupuncture|cupping/i);
});

it('or nothing of the patient at all', async () => {
  await bookings.book(visitAt('2026-12-01 10:00'), ana);

  const { events } = await read((await feed('nothing')).visits);

  expect(events.map(({ get }) => get('summary'))).toEqual(['Appointment']);
});

it('a visit that moves is the same event, later in its life; one that is cancelled is gone; a hold never was', async () => {
  const booked = await bookings.book(visitAt('2026-12-01 10:00'), ana);
  const { visits } = await feed();
  const before = (await read(visits)).events[0]!;

  await app.get(Reschedules).reschedule(booked.token, { start: at('2026-12-02 12:00') });
  const after = (await read(visits)).events[0]!;
  expect(after.get('uid')).toBe(before.get('uid'));
  expect(Number(after.get('sequence'))).toBeGreaterThan(Number(before.get('sequence')));
  expect(String(after.start.getFirstValue())).toBe('2026-12-02T12:00:00');

  await app.get(Cancellations).cancel(booked.token);
  expect((await read(visits)).events).toEqual([]);
});

it('visits of the last thirty days are still there', async () => {
  await bookings.book(visitAt('2026-12-01 10:00'), ana);
  const { visits } = await feed();

  app.clock.set('2026-12-31T14:00:00Z');
  expect((await read(visits)).events).toHaveLength(1);
  app.clock.set('2027-01-01T14:00:00Z');
  expect((await read(visits)).events).toHaveLength(0);
});

it('what a program has already is not sent again, until something changes', async () => {
  const booked = await bookings.book(visitAt('2026-12-01 10:00'), ana);
  const { visits, busy } = await feed();

  for (const path of [visits, busy]) {
    const { headers } = await app.http.get(path).expect(200);
    expect(headers['cache-control']).toBe('private, no-cache');
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    const again = await app.http.get(path).set('if-none-match', `"x", ${headers['etag']}`).expect(304);
    expect(again.text).toBe('');
    expect(again.headers['etag']).toBe(headers['etag']);
  }

  const { headers } = await app.http.get(visits);
  await app.get(Cancellations).cancel(booked.token);
  await app.http.get(visits).set('if-none-match', headers['etag']!).expect(200);
});

it('busy times are when visits need the practitioner: while a patient rests, they are free', async () => {
  await bookings.book(visitAt('2026-12-01 10:00'), ana);
  const { busy } = await feed();

  const { calendar, events, text } = await read(busy);

  expect(text).not.toMatch(/García|A\. G\.|Harbour/);
  expect(events.map(({ get }) => [get('summary'), get('dtstart')])).toEqual([
    ['Busy', '2026-12-01T15:00:00Z'],
    ['Busy', '2026-12-01T15:45:00Z'],
  ]);
  expect(calendar.getAllSubcomponents('vfreebusy')).toHaveLength(1);
  const asked = { from: at('2026-12-01 00:00'), until: at('2026-12-02 00:00'), home: 'UTC', ours: [], owners: [] };
  expect(busyOf(text, asked)!.busy).toEqual(
    ['10:00', '10:20', '10:45', '10:55'].map((time) => at(`2026-12-01 ${time}`)),
  );
});

it('what we write, we read: a feed is the busy time of its visits', async () => {
  await bookings.book(visitAt('2026-12-01 10:00'), ana);
  await bookings.book(visitAt('2026-12-01 14:00', { treatment: 'cupping' }), ana);
  const { visits } = await feed();

  const asked = { from: at('2026-12-01 00:00'), until: at('2026-12-02 00:00'), home: 'UTC', ours: [], owners: [] };
  expect(busyOf((await read(visits)).text, asked)).toEqual({
    busy: ['10:00', '10:55', '14:00', '14:30'].map((time) => at(`2026-12-01 ${time}`)),
    whole: true,
  });
});

it('a revoked address, one of nobody, and one of somebody who left are all nothing', async () => {
  const { id, visits, busy, token } = await feed();
  await app.http.get(visits).expect(200);

  await expect(feeds.revoke(jonas, id, 'system')).rejects.toMatchObject({ code: 'not-found' });
  await feeds.revoke(mei, id, 'system');

  for (const path of [visits, busy, '/calendars/.ics', '/calendars/mei.ics', `/calendars/${token}`, '/calendars']) {
    await app.http.get(path).expect(404);
  }
  const other = await feed();
  await app.db.query(`update practitioners set active = false where id = $1`, [mei]);
  await app.http.get(other.visits).expect(404);
  await app.db.query(`update practitioners set active = true where id = $1`, [mei]);
});

it('the secret is kept nowhere, and every address has its own', async () => {
  const [one, other] = [await feed(), await feed()];

  expect(one.token).toMatch(/^[\w-]{43}$/);
  expect(other.token).not.toBe(one.token);
  const kept = await app.db.query(`select f::text from calendar_feeds f union all select a::text from audit a`);
  expect(JSON.stringify(kept)).not.toContain(one.token);
  expect(await feeds.list(mei)).toContainEqual(expect.objectContaining({ id: one.id, label: 'Phone' }));
  expect(await feeds.list(jonas)).toEqual([]);
});
