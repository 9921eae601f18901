import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { wantedBy } from '../../src/availability/time-request.js';
import { FrozenClock } from '../../src/platform/clock.js';
import { databaseOptions } from '../../src/platform/database.client.js';
import { Keys } from '../../src/platform/keys.service.js';
import { tables } from '../../src/tables.js';
import { freshDatabase } from '../support/database.js';
import { ana, deskOn, fridayMorning, visitAt } from '../support/desk.js';
import { importClinic } from '../support/small-clinic.js';
import { startUnreliableNetwork, type UnreliableNetwork } from '../support/unreliable-network.js';

/** What each costs is felt when the database is far away. */
let database: Awaited<ReturnType<typeof freshDatabase>>;
let network: UnreliableNetwork;
let db: DataSource;
let desk: ReturnType<typeof deskOn>;

beforeAll(async () => {
  database = await freshDatabase();
  network = await startUnreliableNetwork(database.url);
  // One connection, so that what happens side by side is counted once.
  db = await new DataSource(databaseOptions(network.through(database.url), tables, 1)).initialize();
  await importClinic(db);
  // Workers are woken a moment later, for nobody waits.
  const query = db.query.bind(db);
  vi.spyOn(db, 'query').mockImplementation((text, ...more) =>
    text === 'notify notifications' ? Promise.resolve([]) : query(text, ...more),
  );
  desk = deskOn(db, new FrozenClock(fridayMorning), Keys.temporary());
  // What is read once and kept, and the types of the driver.
  const { token } = await desk.bookings.book(visitAt('2026-12-01 09:00'), ana);
  await desk.reschedules.reschedule(token, { start: visitAt('2026-12-01 12:00').start });
  await desk.cancellations.cancel(token);
  // Whoever books has looked at what is free.
  const { start } = visitAt('2026-12-01 00:00');
  await desk.slots.list(wantedBy(visitAt('2026-12-01 00:00')), { from: start, to: start + 7 * 24 * 60 });
});
afterAll(async () => {
  await db.destroy();
  await network.close();
  await database.drop();
});

const once = (key: string) => ({ key, caller: 'test', scope: 'test', body: null });

async function counted<T>(work: () => Promise<T>): Promise<[number, T]> {
  const before = network.roundTrips();
  const result = await work();
  return [network.roundTrips() - before, result];
}

it('an action asks the database no more often than it must', async () => {
  const [hold, { hold: held }] = await counted(() => desk.holds.hold(visitAt('2026-12-02 10:00')));
  const [holdOnce] = await counted(() => desk.holds.hold(visitAt('2026-12-02 12:00'), once('hold')));
  const [confirm] = await counted(() => desk.confirmations.confirm(held, ana));
  const [book] = await counted(() => desk.bookings.book(visitAt('2026-12-03 10:00'), ana));
  const [bookOnce, { token }] = await counted(() => desk.bookings.book(visitAt('2026-12-04 10:00'), ana, once('book')));
  const [reschedule] = await counted(() =>
    desk.reschedules.reschedule(token, { start: visitAt('2026-12-04 14:00').start }, once('move')),
  );
  const [cancel] = await counted(() => desk.cancellations.cancel(token, once('cancel')));

  expect({ hold, holdOnce, confirm, book, bookOnce, reschedule, cancel }).toEqual({
    hold: 1,
    holdOnce: 3,
    confirm: 3,
    book: 4,
    bookOnce: 5,
    reschedule: 4,
    cancel: 4,
  });
});
