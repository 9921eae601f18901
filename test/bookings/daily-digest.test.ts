import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dailyDigestOf } from '../../src/bookings/notices/daily-digest.js';
import type { DailyDigestData } from '../../src/notifications/notification.js';
import { rosa } from '../support/staff-actors.js';
import { ana, at, type Desk, deskOn, fridayMorning, openDesk, visitAt } from '../support/desk.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { sender } from '../support/post-office.js';
import { smallClinic } from '../support/small-clinic.js';

const clinic = {
  ...smallClinic,
  practitioners: smallClinic.practitioners.map((one) =>
    one.slug === 'mei' ? { ...one, letters: 'morning' as const } : one,
  ),
};

let desk: Desk;
let server: MailServer;
let worker: ReturnType<typeof sender>;
beforeAll(async () => {
  Logger.overrideLogger(false);
  desk = await openDesk({ clinic });
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.clock.set(fridayMorning);
  for (const table of ['claims', 'bookings', 'notifications', 'daily_digests'])
    await desk.db.query(`delete from ${table}`);
  await desk.db.query(`update practitioners set letters = 'morning' where slug = 'mei'`);
  server = await startMailServer();
  worker = sender(desk.db, { clock: desk.clock, keys: desk.keys, url: server.url });
});
afterEach(async () => {
  await worker[Symbol.asyncDispose]();
  await server.stop();
});

const go = async (wall: string) => {
  desk.clock.set(new Date(at(wall) * 60_000));
  await desk.mornings.run();
  await worker.run();
};
const toMei = () =>
  server.received
    .filter(({ to }) => to.includes('mei@harbour.example.org'))
    .map(({ raw }) => /^Subject: (.*)$/m.exec(raw)![1]!.trim());
const mornings = async () =>
  (
    await desk.db.query<{ data: DailyDigestData }[]>(
      `select data from notifications where template = 'morning' order by posted_at`,
    )
  ).map(({ data }) => data);

describe('a practitioner who wishes for one letter in the morning', () => {
  it('has at half past six the visits of the day in order, and what is new, moved and cancelled since the last one', async () => {
    await desk.bookings.book(visitAt('2026-12-01 14:00'), ana);
    await desk.bookings.book(visitAt('2026-12-01 10:00'), { contact: { ...ana.contact, name: 'Ben Okafor' } });
    const moved = await desk.bookings.book(visitAt('2026-12-02 10:00'), ana);
    const off = await desk.bookings.book(visitAt('2026-12-03 10:00'), ana);
    await go('2026-11-30 06:31');
    await desk.reschedules.reschedule(moved.token, { start: at('2026-12-04 10:00') });
    await desk.cancellations.cancel(off.token);

    await go('2026-12-01 06:29');
    expect(toMei()).toEqual(['Your day: Monday, November 30']);
    await go('2026-12-01 06:30');

    expect(toMei().slice(1)).toEqual(['Your day: Tuesday, December 1']);
    const [first, second] = await mornings();
    expect(first!.visits).toEqual([]);
    expect(first!.changes.map(({ what }) => what)).toEqual(['new', 'new', 'new', 'new']);
    expect(second!.visits.map(({ start, patient }) => [start, patient])).toEqual([
      [at('2026-12-01 10:00'), 'Ben Okafor'],
      [at('2026-12-01 14:00'), 'Ana García'],
    ]);
    expect(second!.changes.map(({ what, start, previous }) => [what, start, previous?.start])).toEqual([
      ['cancelled', at('2026-12-03 10:00'), undefined],
      ['moved', at('2026-12-04 10:00'), at('2026-12-02 10:00')],
    ]);
  });

  it('hears nothing of what came and went since the last one, and nothing at all when there is nothing to say', async () => {
    const { token } = await desk.bookings.book(visitAt('2026-12-03 10:00'), ana);
    await desk.cancellations.cancel(token);
    await go('2026-11-30 06:30');
    await go('2026-12-01 06:30');

    expect(toMei()).toEqual([]);
  });

  it('hears at once of a change for the same day; what is for later waits for the next morning', async () => {
    const { reference } = await desk.bookings.book(visitAt('2026-12-01 14:00'), ana);
    await go('2026-12-01 06:30');
    desk.clock.set(new Date(at('2026-12-01 09:00') * 60_000));
    await desk.progress.cancel(rosa, reference, { reason: 'Ill', tell: true });
    await desk.bookings.book(visitAt('2026-12-03 10:00'), ana);
    await go('2026-12-01 09:03');
    expect(toMei()).toEqual(['Your day: Tuesday, December 1', 'Appointment canceled: Tue, Dec 1, 2:00 PM']);

    await go('2026-12-02 06:30');

    expect(toMei().slice(2)).toEqual(['Your day: Wednesday, December 2']);
    expect((await mornings())[1]!.changes.map(({ what }) => what)).toEqual(['new']);
  });

  it('has one letter a day, with several workers, however often they look, and when they begin late', async () => {
    await desk.bookings.book(visitAt('2026-12-01 14:00'), ana);
    desk.clock.set(new Date(at('2026-12-01 11:00') * 60_000));
    const other = deskOn(desk.db, desk.clock, desk.keys);
    await Promise.all([desk, other, desk, other].map((one) => one.mornings.run()));
    await go('2026-12-01 11:01');

    expect(toMei()).toEqual(['Your day: Tuesday, December 1']);
  });

  it('has none in the afternoon: what is for today comes by itself, the rest with the next', async () => {
    await desk.bookings.book(visitAt('2026-12-01 14:00'), ana);
    await desk.bookings.book(visitAt('2026-12-02 14:00'), ana);
    await go('2026-12-01 12:00');
    expect(toMei()).toEqual(['New appointment: Tue, Dec 1, 2:00 PM']);

    await go('2026-12-02 06:30');

    expect(toMei().slice(1)).toEqual(['Your day: Wednesday, December 2']);
  });

  it('who changes their mind has what was kept at once', async () => {
    await desk.bookings.book(visitAt('2026-12-03 14:00'), ana);
    await desk.db.query(`update practitioners set letters = 'at-once'`);
    await go('2026-11-30 15:00');

    expect(toMei()).toEqual(['New appointment: Thu, Dec 3, 2:00 PM']);
  });
});

it('half past six is by the clock of the place, also when it changes that night', () => {
  const sunday = dailyDigestOf('America/New_York', at('2026-03-08 06:30'));
  expect(sunday).toMatchObject({ date: '2026-03-08', hasCome: true, isNow: true });
  expect(sunday.tomorrow - sunday.day).toBe(23 * 60);
  expect(dailyDigestOf('America/New_York', at('2026-11-01 06:29')).hasCome).toBe(false);
  expect(dailyDigestOf('Australia/Lord_Howe', at('2026-04-05 06:30', 'Australia/Lord_Howe')).isNow).toBe(true);
});
