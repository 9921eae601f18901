import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { slotsJson } from '../../src/api/slot.js';
import { CalendarSubscriptions } from '../../src/availability/calendars/calendar-subscriptions.service.js';
import { RefreshCalendars } from '../../src/availability/calendars/refresh-calendars.job.js';
import { calendarReader } from '../support/calendar-reader.js';
import { startCalendarServer } from '../support/calendar-server.js';
import { elsewhere as asSomebodyElse } from '../support/one-connection.js';
import { ana, at, type Desk, deskOn, fridayMorning, openDesk, visitAt } from '../support/desk.js';

/** One process answers the same question again and again; whatever changes is changed by another one. */
let desk: Desk;
let elsewhere: ReturnType<typeof deskOn>;
beforeAll(async () => {
  desk = await openDesk();
  elsewhere = deskOn(desk.db, desk.clock, desk.keys);
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.clock.set(fridayMorning);
  await desk.db.query(`delete from bookings`);
});

const wanted = { treatment: 'acupuncture', practitioners: ['mei'], locations: ['harbour'] };
const tuesday = { from: at('2026-12-01 00:00'), to: at('2026-12-02 00:00') };
const ask = (when = tuesday) => desk.slots.list(wanted, when);
const text = (list: Awaited<ReturnType<typeof ask>>) => new TextDecoder().decode(slotsJson(list));

/** The question was answered out of memory before, and is not now: as somebody answers who has just arrived. */
async function seenAtOnce(change: () => Promise<unknown>, when = tuesday): Promise<void> {
  const before = await ask(when);
  expect(await ask(when)).toBe(before);

  await change();

  const after = await ask(when);
  expect(text(after)).not.toBe(text(before));
  const newcomer = deskOn(desk.db, desk.clock, desk.keys);
  expect(text(after)).toBe(text(await newcomer.slots.list(wanted, when)));
}

it('a hold is seen at once, and so is its end', async () => {
  const { hold } = await elsewhere.holds.hold(visitAt('2026-12-01 09:00'));
  await seenAtOnce(() => elsewhere.holds.hold(visitAt('2026-12-01 10:00')));
  await seenAtOnce(() => elsewhere.holds.release(hold));
});

it('a hold that lapses by the clock alone is seen, in the middle of a minute', async () => {
  desk.clock.advance({ seconds: 10 });
  await elsewhere.holds.hold(visitAt('2026-12-01 10:00'));
  desk.clock.advance({ minutes: 9, seconds: 59 });

  await seenAtOnce(async () => desk.clock.advance({ seconds: 1 }));
});

it('a booking, its move and its cancellation are seen at once', async () => {
  let token = '';
  await seenAtOnce(async () => ({ token } = await elsewhere.bookings.book(visitAt('2026-12-01 10:00'), ana)));
  await seenAtOnce(() => elsewhere.reschedules.reschedule(token, visitAt('2026-12-01 14:00')));
  await seenAtOnce(() => elsewhere.cancellations.cancel(token));
});

it('a change is seen whose transaction began before one that was seen already', async () => {
  await seenAtOnce(async () => {
    await desk.db.transaction(async (tx) => {
      await elsewhere.holds.holdIn(tx, visitAt('2026-12-01 10:00'));
      await asSomebodyElse(() => elsewhere.holds.hold(visitAt('2026-12-02 10:00')));
      const { slots } = await asSomebodyElse(() => ask());
      expect(slots.map(({ start }) => start)).toContain(at('2026-12-01 10:00'));
    });
  });
});

it('whatever changes while four questions at once are under way, the next answer is right', async () => {
  for (let round = 0; round < 12; round++) {
    const held: string[] = [];
    await Promise.all([
      ...Array.from({ length: 20 }, (_, n) => ask(n % 2 ? tuesday : { ...tuesday, to: tuesday.to + n })),
      ...['09:00', '11:30', '14:00'].map(async (time) => {
        held.push((await elsewhere.holds.hold(visitAt(`2026-12-01 ${time}`))).hold);
        await ask();
      }),
    ]);
    const newcomer = deskOn(desk.db, desk.clock, desk.keys);
    expect(text(await ask())).toBe(text(await newcomer.slots.list(wanted, tuesday)));

    await Promise.all(held.map((hold) => elsewhere.holds.release(hold)));
  }
});

it('a process that has not asked for thousands of changes forgets what it knew', async () => {
  await seenAtOnce(async () => {
    await elsewhere.holds.hold(visitAt('2026-12-01 10:00'));
    await desk.db.query(
      `insert into resource_changes (resource_id) select gen_random_uuid() from generate_series(1, 3000)`,
    );
  });
});

it('a change is seen though the log of changes was emptied meanwhile, and so is one that was under way then', async () => {
  await seenAtOnce(async () => {
    await elsewhere.holds.hold(visitAt('2026-12-01 10:00'));
    await emptyLog();
  });
  await seenAtOnce(async () => {
    await desk.db.transaction(async (tx) => {
      await elsewhere.holds.holdIn(tx, visitAt('2026-12-01 14:00'));
      await asSomebodyElse(emptyLog);
      await asSomebodyElse(() => ask());
    });
  });
});

async function emptyLog(): Promise<void> {
  // As one that a backup brought from another server: its numbers are from the future.
  await desk.db.query(`insert into resource_changes (xid, resource_id) values ('9000000000000', gen_random_uuid())`);
  await desk.claims.sweep();
  expect(await desk.db.query(`select 1 from resource_changes`)).toEqual([]);
}

it('the log of changes is emptied when it is long, and not before', async () => {
  await emptyLog();
  const note = (count: number) =>
    desk.db.query(`insert into resource_changes (resource_id) select gen_random_uuid() from generate_series(1, $1)`, [
      count,
    ]);
  const length = async () => (await desk.db.query(`select 1 from resource_changes`)).length;

  await note(10_000);
  await desk.claims.sweep();
  expect(await length()).toBe(10_000);

  await note(1);
  await desk.claims.sweep();
  expect(await length()).toBe(0);
});

it('other hours, time off, a room and a price are seen at once', async () => {
  const mei = `(select id from practitioners where slug = 'mei')`;
  for (const change of [
    `update weekly_hours set from_minute = from_minute + 60 where practitioner_id = ${mei} and weekday = 2`,
    `insert into time_off (practitioner_id, from_at, to_at) values (${mei}, '2026-12-01T15:00Z', '2026-12-01T17:00Z')`,
    `update treatments set price = price + 100 where slug = 'acupuncture'`,
    `update rooms set active = false`,
  ]) {
    await seenAtOnce(() => desk.db.query(change));
  }
  await desk.db.query(`update rooms set active = true`);
});

it('what a practitioner does elsewhere is seen as soon as it is known', async () => {
  const server = await startCalendarServer();
  const subscriptions = new CalendarSubscriptions(desk.db, desk.keys, desk.clock, desk.once);
  const job = new RefreshCalendars(desk.db, desk.clock, desk.keys, await calendarReader(), server.outside);
  const [{ id }] = await desk.db.query(`select id from practitioners where slug = 'mei'`);
  const lines = ['BEGIN:VCALENDAR', 'BEGIN:VFREEBUSY', 'FREEBUSY:20261201T190000Z/20261201T200000Z', 'END:VFREEBUSY'];
  server.answers((_, response) => response.writeHead(200).end([...lines, 'END:VCALENDAR'].join('\r\n')));
  const subscription = await subscriptions.subscribe(id, { address: server.url, label: 'Home' }, 'system');

  await seenAtOnce(() => job.run());
  await seenAtOnce(() => subscriptions.unsubscribe(id, subscription, 'system'));
  await server.close();
});

it('a start leaves the list with the second that brings it inside the notice', async () => {
  const [start] = (await ask()).slots;
  const [{ minutes }] = await desk.db.query(`select min_notice_minutes as minutes from clinic`);
  desk.clock.set(new Date((start!.start - minutes) * 60_000));

  await seenAtOnce(async () => desk.clock.advance({ seconds: 1 }));
});

it('a day comes into the list when it comes within the horizon', async () => {
  const whole = { from: tuesday.from, to: tuesday.from + 400 * 24 * 60 };
  const all = { ...whole, limit: 100_000 };
  desk.clock.set(new Date(at('2026-11-27 23:59') * 60_000));

  await seenAtOnce(async () => desk.clock.advance({ minutes: 1 }), all);
});

it('unless told otherwise, a list begins now and ends fourteen days later', async () => {
  const open = { from: undefined, to: undefined } as unknown as typeof tuesday;

  await seenAtOnce(async () => desk.clock.advance({ minutes: 24 * 60 }), open);
});
