import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { wantedBy } from '../../src/availability/time-request.js';
import { databaseOptions } from '../../src/platform/database.client.js';
import { Refusal } from '../../src/platform/refusal.js';
import { ana, type Desk, deskOn, openDesk, visitAt } from '../support/desk.js';
import { elsewhere } from '../support/one-connection.js';
import { rosa } from '../support/staff-actors.js';
import { tenPractitioners } from '../support/ten-practitioners.js';

/** Ten practitioners share ten equal rooms; two processes, as in production. */
let desk: Desk;
let other: ReturnType<typeof deskOn>;
let otherDb: DataSource;
beforeAll(async () => {
  desk = await openDesk({ clinic: tenPractitioners(), connections: 25 });
  otherDb = await new DataSource(databaseOptions(desk.url, [], 25)).initialize();
  other = deskOn(otherDb, desk.clock, desk.keys);
});
afterAll(async () => {
  await otherDb.destroy();
  await desk.close();
});
beforeEach(async () => {
  await desk.db.query(`delete from bookings`);
  // One of the processes tries by what it has in memory, true or not; the other reads first.
  const { start } = visitAt(`${days[0]!} 00:00`);
  await desk.slots.list({ treatment: 'acupuncture' }, { from: start, to: start + 24 * 60 });
});

type Visit = ReturnType<typeof visitAt>;
const side = (n: number) => (n % 2 ? other : desk);
const days = ['01', '02', '03', '04', '07', '08', '09', '10', '11', '14'].map((day) => `2026-12-${day}`);
const wantedAt = (wall: string, practitioner: number) =>
  visitAt(wall, { practitioner: `practitioner-${practitioner}` });

/** All at once. Whoever is refused is refused for good reason: what they wanted is not free afterwards either. */
async function storm(wanted: readonly Visit[], ask: (visit: Visit, n: number) => Promise<unknown>): Promise<number> {
  const outcomes = await Promise.allSettled(wanted.map(ask));
  const refused = outcomes.flatMap((one, n) =>
    one.status === 'rejected' ? [{ n, fault: one.reason as unknown }] : [],
  );
  for (const { n, fault } of refused) {
    expect(fault).toBeInstanceOf(Refusal);
    expect(fault).toMatchObject({ code: 'slot-taken' });
    expect(await desk.assignments.why(wantedBy(wanted[n]!), wanted[n]!.start), `client ${n}`).not.toBeNull();
  }
  return outcomes.length - refused.length;
}

const roomsTaken = async () =>
  (await desk.db.query(`select distinct resource from claim_facts where kind = 'room'`)).length as number;

it('fifty clients want one start of ten practitioners: each practitioner is held once, in a room of their own', async () => {
  const wanted = Array.from({ length: 50 }, (_, n) => wantedAt('2026-12-01 10:00', (n % 10) + 1));

  expect(await storm(wanted, (visit, n) => side(n >> 1).holds.hold(visit))).toBe(10);
  expect(await roomsTaken()).toBe(10);
});

it('fifty clients want starts within one hour: nobody is refused what is free', async () => {
  const starts = ['10:00', '10:15', '10:30', '10:45'];
  const wanted = Array.from({ length: 50 }, (_, n) => wantedAt(`2026-12-01 ${starts[(n * 7) % 4]}`, (n % 10) + 1));

  expect(await storm(wanted, (visit, n) => side(n >> 1).holds.hold(visit))).toBeGreaterThanOrEqual(10);
});

it('fifty clients book on ten different days: all of them get their time', async () => {
  const hours = ['09:00', '10:15', '11:30', '13:00', '14:30'];
  const wanted = Array.from({ length: 50 }, (_, n) =>
    wantedAt(`${days[n % 10]} ${hours[Math.floor(n / 10)]}`, ((n * 3) % 10) + 1),
  );

  const booked = await storm(wanted, (visit, n) =>
    side(n >> 1).bookings.book(visit, { contact: { ...ana.contact, name: `Patient ${n}` } }),
  );

  expect(booked).toBe(50);
});

it('patients and staff move fifty visits onto one hour: nobody is refused what is free', async () => {
  const before = await Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      side(n).bookings.book(wantedAt(`${days[n % 10]} 15:00`, Math.floor(n / 10) + 1), {
        contact: { ...ana.contact, name: `Patient ${n}` },
      }),
    ),
  );
  const wanted = before.map((_, n) => wantedAt(`2026-12-16 ${n % 2 ? '10:00' : '10:30'}`, (n % 10) + 1));

  const moved = await storm(wanted, ({ start, practitioner }, n) =>
    n % 3
      ? side(n).reschedules.reschedule(before[n]!.token, { start, practitioner })
      : side(n).staffReschedules.reschedule(rosa, before[n]!.reference, { start, practitioner }, { tell: false }),
  );

  expect(moved).toBeGreaterThanOrEqual(10);
  const [{ n }] = await desk.db.query(`select count(*)::int as n from claims`);
  expect(n).toBe(50 * 4);
});

it('who books a room for one day waits for nobody who books it for another', async () => {
  await desk.db.transaction(async (tx) => {
    await desk.holds.holdIn(tx, wantedAt('2026-12-01 10:00', 1));

    // The same practitioner, and on the eleventh day the same room, while that transaction is open.
    for (const day of days.slice(1)) await elsewhere(() => desk.holds.hold(wantedAt(`${day} 10:00`, 1)));
  });

  expect((await desk.db.query(`select 1 from bookings`)).length).toBe(10);
});

it('where there are fewer rooms than practitioners, as many are held as there are rooms', async () => {
  const small = await openDesk({ clinic: tenPractitioners(4), connections: 25 });
  const outcomes = await Promise.allSettled(
    Array.from({ length: 50 }, (_, n) => small.holds.hold(wantedAt('2026-12-01 10:00', (n % 10) + 1))),
  );
  await small.close();

  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
});

it('none of these races was a deadlock', async () => {
  // The service tries again after a deadlock, so that only the server knows; connections report when they end.
  for (const db of [desk.db, otherDb]) {
    await db.destroy();
    await db.initialize();
  }
  const [row] = await desk.db.query(`select deadlocks::int from pg_stat_database where datname = current_database()`);

  expect(row).toEqual({ deadlocks: 0 });
});
