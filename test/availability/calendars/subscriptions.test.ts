import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { CalendarSubscriptions } from '../../../src/availability/calendars/calendar-subscriptions.service.js';
import { RefreshCalendars } from '../../../src/availability/calendars/refresh-calendars.job.js';
import { Refusal } from '../../../src/platform/refusal.js';
import { calendarReader } from '../../support/calendar-reader.js';
import { startCalendarServer } from '../../support/calendar-server.js';
import { ana, at, type Desk, fridayMorning, openDesk, visitAt } from '../../support/desk.js';

let desk: Desk;
let server: Awaited<ReturnType<typeof startCalendarServer>>;
let subscriptions: CalendarSubscriptions;
let job: RefreshCalendars;
let mei: string;
let jonas: string;

beforeAll(async () => {
  Logger.overrideLogger(false);
  [desk, server] = await Promise.all([openDesk(), startCalendarServer()]);
  subscriptions = new CalendarSubscriptions(desk.db, desk.keys, desk.clock, desk.once);
  job = new RefreshCalendars(desk.db, desk.clock, desk.keys, await calendarReader(), server.outside);
  const people = await desk.db.query<{ id: string; slug: string }[]>(`select id, slug from practitioners`);
  [mei, jonas] = ['mei', 'jonas'].map((slug) => people.find((one) => one.slug === slug)!.id) as [string, string];
});
afterAll(async () => {
  await desk.close();
  await server.close();
});
beforeEach(async () => {
  desk.clock.set(fridayMorning);
  server.asked.length = 0;
  await desk.db.query(`delete from calendar_subscriptions`);
  await desk.db.query(`delete from bookings`);
});

const lunch = '20261201T170000Z/20261201T180000Z';
const calendar = (...periods: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'BEGIN:VFREEBUSY',
    ...periods.map((one) => `FREEBUSY:${one}`),
    'END:VFREEBUSY',
    'END:VCALENDAR',
  ].join('\r\n');

const replyWithAnswers = (body: string, headers: Record<string, string> = {}) =>
  server.answers((_, response) => response.writeHead(200, headers).end(body));

async function subscribed(body: string, headers: Record<string, string> = {}): Promise<string> {
  replyWithAnswers(body, headers);
  const id = await subscriptions.subscribe(mei, { address: server.url, label: 'Home' }, 'system');
  await job.run();
  return id;
}

/** `10:00`, on the harbour's clock, that Tuesday. */
async function tuesday(practitioner = 'mei'): Promise<string[]> {
  const { slots } = await desk.slots.list(
    { treatment: 'cupping', practitioners: [practitioner] },
    { from: at('2026-12-01 00:00'), to: at('2026-12-02 00:00') },
  );
  return slots.map(({ start }) => new Date((start - 300) * 60_000).toISOString().slice(11, 16));
}

it('what a practitioner does elsewhere is no free time here, for them alone', async () => {
  expect(await tuesday()).toContain('12:00');

  await subscribed(calendar(lunch));

  const free = await tuesday();
  expect(free).toContain('11:30');
  expect(free.filter((time) => time > '11:30' && time < '13:00')).toEqual([]);
  expect(free).toContain('13:00');
  expect(await tuesday('jonas')).toContain('12:00');
});

it('an invitation that the practitioner has declined is free, by the address we have or that of the calendar', async () => {
  const invited = (attendee: string) =>
    [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'DTSTART:20261201T170000Z',
      'DTEND:20261201T180000Z',
      `ATTENDEE;PARTSTAT=DECLINED:mailto:${attendee}`,
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n');
  const address = new URL('/ical/Tanaka%40example.org/private-1/basic.ics', server.url).href;
  const hours = `select extract(hour from until_at - from_at)::int as hours from imported_busy`;
  for (const [attendee, busy] of [
    ['mei@harbour.example.org', []],
    ['tanaka@example.org', []],
    ['li@example.org', [{ hours: 1 }]],
  ] as const) {
    await desk.db.query(`delete from calendar_subscriptions`);
    replyWithAnswers(invited(attendee));
    await subscriptions.subscribe(mei, { address, label: 'Home' }, 'system');
    await job.run();

    expect(await desk.db.query(hours), attendee).toEqual(busy);
  }
});

it('other calendars overlap themselves and what is booked here', async () => {
  await desk.bookings.book(visitAt('2026-12-01 11:30', { treatment: 'cupping' }), ana);

  await subscribed(calendar('20261201T163000Z/20261201T173000Z', lunch, lunch));

  const free = await tuesday();
  expect(free).toContain('11:00');
  expect(free.filter((time) => time > '11:00' && time < '13:00')).toEqual([]);
});

it('a start inside it is refused when it is held, and a visit cannot move there', async () => {
  const booked = await desk.bookings.book(visitAt('2026-12-02 10:00', { treatment: 'cupping' }), ana);
  await subscribed(calendar(lunch));
  const noon = visitAt('2026-12-01 12:00', { treatment: 'cupping' });

  const attempts = [
    () => desk.holds.hold(noon),
    () => desk.bookings.book(noon, ana),
    () => desk.reschedules.reschedule(booked.token, noon),
  ];
  for (const attempt of attempts) {
    const refusal = await attempt().catch((fault: unknown) => fault);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ code: 'slot-taken', values: { why: { code: 'practitioner-busy' } } });
  }
  expect(
    await desk.assignments.why({ treatment: 'cupping', practitioners: ['mei'], locations: ['harbour'] }, noon.start),
  ).toMatchObject({ code: 'practitioner-busy' });
});

it('a calendar that changes is followed within minutes, one that does not is not sent again', async () => {
  await subscribed(calendar(lunch), { etag: '"1"' });
  expect(await tuesday()).not.toContain('12:00');

  desk.clock.advance({ minutes: 5 });
  server.answers((request, response) =>
    response.writeHead(request.headers['if-none-match'] === '"1"' ? 304 : 500).end(),
  );
  await job.run();
  expect(await tuesday()).not.toContain('12:00');
  expect(await subscriptions.list(mei)).toMatchObject([{ readAt: desk.clock.now(), failedSince: null, periods: 1 }]);

  desk.clock.advance({ minutes: 5 });
  replyWithAnswers(calendar(), { etag: '"2"' });
  await job.run();
  expect(await tuesday()).toContain('12:00');
});

it('nobody reads anew when somebody is busy because a calendar was read that is still the same', async () => {
  await subscribed(calendar(lunch));
  const changes = () => desk.db.query(`select xid from resource_changes where resource_id = $1`, [mei]);
  const before = await changes();

  desk.clock.advance({ minutes: 5 });
  await job.run();

  expect(server.asked).toHaveLength(2);
  expect(await changes()).toEqual(before);
});

it('once a day the whole calendar is read, so that the copy reaches as far ahead as people book', async () => {
  await subscribed(calendar(lunch), { etag: '"1"' });

  desk.clock.advance({ minutes: 24 * 60 });
  await job.run();

  expect(server.asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, undefined]);
});

it('when a calendar cannot be read the last good copy stays, its age is known, and the tries are further apart', async () => {
  await subscribed(calendar(lunch));
  const minutesBetween: number[] = [];

  for (const body of ['<html>sign in</html>', '', 'BEGIN:VCARD', 'x'.repeat(200_000)]) {
    replyWithAnswers(body);
    const asked = server.asked.length;
    let minutes = 0;
    for (; server.asked.length === asked; minutes++) {
      desk.clock.advance({ minutes: 1 });
      await job.run();
    }
    minutesBetween.push(minutes);
  }

  expect(minutesBetween).toEqual([5, 5, 10, 20]);
  expect(await tuesday()).not.toContain('12:00');
  expect(await subscriptions.list(mei)).toMatchObject([
    { readAt: fridayMorning, failedSince: new Date(fridayMorning.getTime() + 5 * 60_000), periods: 1 },
  ]);
  replyWithAnswers(calendar());
  desk.clock.advance({ minutes: 40 });
  await job.run();
  expect(await subscriptions.list(mei)).toMatchObject([{ readAt: desk.clock.now(), failedSince: null, periods: 0 }]);
});

it('one that cannot be read keeps no other waiting', async () => {
  await subscriptions.subscribe(mei, { address: 'https://127.0.0.2/', label: 'Bad' }, 'system');
  await subscriptions.subscribe(mei, { address: 'https://nobody.example/', label: 'Worse' }, 'system');

  await subscribed(calendar(lunch));

  expect(await tuesday()).not.toContain('12:00');
});

it('a visit that comes back from the calendar it was sent to is not busy time of its own', async () => {
  const { reference } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
  const [{ id }] = (await desk.db.query(`select id from bookings where reference = $1`, [reference])) as [
    { id: string },
  ];
  const during = await tuesday();

  await subscribed(
    `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:practitioner-${id}\nDTSTART:20261201T150000Z\nDURATION:PT55M\nEND:VEVENT\nEND:VCALENDAR`,
  );

  // While the patient rests with the needles in, the practitioner is free.
  expect(await tuesday()).toEqual(during);
});

it('a calendar that is taken away takes its busy time with it; nobody takes away what is not theirs', async () => {
  const id = await subscribed(calendar(lunch));

  await expect(subscriptions.unsubscribe(jonas, id, 'system')).rejects.toMatchObject({ code: 'not-found' });
  await expect(subscriptions.unsubscribe(mei, 'no-id', 'system')).rejects.toMatchObject({ code: 'not-found' });
  expect(await tuesday()).not.toContain('12:00');
  await subscriptions.unsubscribe(mei, id, 'system');

  expect(await tuesday()).toContain('12:00');
  expect(await subscriptions.list(mei)).toEqual([]);
});

it('a practitioner who has left is asked for no more, and nobody has calendars without end', async () => {
  await subscribed(calendar(lunch));
  await desk.db.query(`update practitioners set active = false where id = $1`, [mei]);
  desk.clock.advance({ minutes: 60 });
  await job.run();
  await desk.db.query(`update practitioners set active = true where id = $1`, [mei]);
  expect(server.asked).toHaveLength(1);

  const another = () => subscriptions.subscribe(jonas, { address: server.url, label: 'Home' }, 'system');
  for (let i = 0; i < 20; i++) await another();
  await expect(another()).rejects.toMatchObject({ faults: [{ message: 'fault.calendars-many' }] });
});

it('the address is kept sealed, and only its host is ever shown', async () => {
  const address = 'webcal://calendars.test/private-8c7b/basic.ics';
  await subscriptions.subscribe(mei, { address, label: 'Home' }, 'system');

  const rows = await desk.db.query(
    `select s::text from calendar_subscriptions s union all select a::text from audit a`,
  );

  expect(JSON.stringify(rows)).not.toMatch(/private|basic/);
  expect(await subscriptions.list(mei)).toMatchObject([{ label: 'Home', host: 'calendars.test', readAt: null }]);
});

it.each(['http://calendars.test/mei.ics', 'mei', 'https://mei:secret@calendars.test/', 'file:///etc/passwd'])(
  '%s is no address of a calendar',
  (address) => {
    expect(() => subscriptions.subscribe(mei, { address, label: 'Home' }, 'system')).toThrow(
      expect.objectContaining({ faults: [{ path: 'address', message: 'fault.calendar-address' }] }) as Error,
    );
  },
);
