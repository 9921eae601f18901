import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { databaseOptions } from '../../src/platform/database.client.js';
import { DatabaseWatch } from '../../src/platform/database-watch.client.js';
import { RateLimits } from '../../src/platform/rate-limits.service.js';
import { Keys } from '../../src/platform/keys.service.js';
import { SystemClock } from '../../src/platform/system-clock.service.js';
import { tables } from '../../src/tables.js';
import { freshDatabase } from '../support/database.js';
import { deskOn, visitAt } from '../support/desk.js';
import { importClinic } from '../support/small-clinic.js';

/** Two processes on one database, on machines whose clocks are three quarters of an hour apart. */
let database: Awaited<ReturnType<typeof freshDatabase>>;
const processes: { db: DataSource; watch: DatabaseWatch; desk: ReturnType<typeof deskOn> }[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  const keys = Keys.temporary();
  for (const minutes of [0, 45]) {
    const watch = new DatabaseWatch(database.url, new SystemClock(() => Date.now() + minutes * 60_000));
    await watch.start();
    const db = await new DataSource(databaseOptions(database.url, tables)).initialize();
    if (minutes === 0) await importClinic(db);
    processes.push({ db, watch, desk: deskOn(db, watch.clock, keys) });
  }
});
afterAll(async () => {
  for (const { db, watch } of processes) {
    await watch.stop();
    await db.destroy();
  }
  await database.drop();
});

/** A Tuesday to come, not a holiday of anybody's. */
const tuesday = (() => {
  const now = new Date();
  const days = ((2 - now.getUTCDay() + 7) % 7) + 7;
  return new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
})();

it('both read the same time', () => {
  const [one, other] = processes.map(({ watch }) => watch.clock.now().getTime()) as [number, number];
  expect(Math.abs(one - other)).toBeLessThan(60_000);
});

it('what one holds the other does not take, and of two who want one time one has it', async () => {
  const [behind, ahead] = processes.map(({ desk }) => desk) as [ReturnType<typeof deskOn>, ReturnType<typeof deskOn>];
  for (const [round, time] of ['09:00', '10:15', '11:30', '12:45', '14:00', '15:15'].entries()) {
    const request = visitAt(`${tuesday} ${time}`);
    const attempts =
      round < 3
        ? [await settled(behind.holds.hold(request)), await settled(ahead.holds.hold(request))]
        : await Promise.all([ahead, behind].map(({ holds }) => settled(holds.hold(request))));
    expect(attempts.toSorted()).toEqual(['held', 'slot-taken']);
  }
});

it('a limit that one reaches is reached in the other, and over in both at the same moment', async () => {
  const [behind, ahead] = processes.map(({ db, watch }) => new RateLimits(db, watch.clock, { rateLimits: true })) as [
    RateLimits,
    RateLimits,
  ];
  const once = { times: 1, seconds: 3600 };
  for (const [first, second] of [
    [behind, ahead],
    [ahead, behind],
  ] as const) {
    const key = first === behind ? 'one' : 'another';
    expect(await first.take(key, once)).toBe(0);
    for (const wait of [await second.take(key, once), await first.take(key, once)]) {
      expect(wait).toBeGreaterThan(3500);
      expect(wait).toBeLessThanOrEqual(3600);
    }
    await second.deleteEnded();
    expect(await second.take(key, once)).toBeGreaterThan(0);
  }
});

const settled = (holding: Promise<unknown>) =>
  holding.then(
    () => 'held',
    (fault: { code: string }) => fault.code,
  );
