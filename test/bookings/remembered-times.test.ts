import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { BusyTimes } from '../../src/availability/busy.service.js';
import { instantOfMinute } from '../../src/bookings/booking.js';
import { elsewhere as asSomebodyElse } from '../support/one-connection.js';
import { ana, at, type Desk, deskOn, fridayMorning, openDesk, visitAt } from '../support/desk.js';

/** A process that has listed the free times tries by what it remembers; meanwhile another one has changed what is free. */
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
  await look();
});

const look = () =>
  desk.slots.list({ treatment: 'acupuncture' }, { from: at('2026-12-01 00:00'), to: at('2026-12-02 00:00') });
const ten = visitAt('2026-12-01 10:00');
const taken = (alternatives: unknown) => ({ code: 'slot-taken', values: { alternatives } });

it('a time that was taken meanwhile is not held, and not offered instead', async () => {
  await elsewhere.holds.hold(ten);

  await expect(desk.holds.hold(ten)).rejects.toMatchObject(
    taken(expect.not.arrayContaining([expect.objectContaining({ start: ten.start })])),
  );
});

it('whoever turned out to be taken is not guessed about before that was read again, which nobody need ask for', async () => {
  const [{ id }] = await desk.db.query<[{ id: string }]>(`select id from practitioners where slug = 'mei'`);
  const busy = new BusyTimes(desk.db, desk.clock);
  await busy.of([id]);
  await elsewhere.holds.hold(ten);

  busy.discard([id]);

  expect(busy.remembered([id])).toBeUndefined();
  await expect.poll(() => busy.remembered([id])?.get(id)?.[0]).toBe(ten.start);
});

it('a colleague whose transaction was refused leaves nothing of it to those who share the next question', async () => {
  const [{ id }] = await desk.db.query<[{ id: string }]>(`select id from practitioners where slug = 'mei'`);
  const busy = new BusyTimes(desk.db, desk.clock);
  await busy.of([id]);

  const shared = await desk.db.transaction(async () => {
    busy.discard([id]);
    return asSomebodyElse(() => busy.of([id])).then(undefined, (fault: unknown) => fault);
  });

  expect(shared).toMatchObject({ busy: new Map([[id, []]]) });
});

it('a time that has become free meanwhile is held', async () => {
  const { hold } = await elsewhere.holds.hold(ten);
  await look();
  await elsewhere.holds.release(hold);

  await expect(desk.holds.hold(ten)).resolves.toMatchObject({ start: ten.start });
});

it('a practitioner whose own calendar has filled up meanwhile is neither held nor rescheduled to', async () => {
  const { token } = await desk.bookings.book(visitAt('2026-12-01 14:00'), ana);
  await look();
  const subscription = randomUUID();
  await desk.db.query(
    `insert into calendar_subscriptions (id, practitioner_id, label, sealed_address, due_at, created_at)
     select $1, id, 'Own', ''::bytea, now(), now() from practitioners where slug = 'mei'`,
    [subscription],
  );
  await desk.db.query(`insert into imported_busy (subscription_id, from_at, until_at) values ($1, $2, $3)`, [
    subscription,
    instantOfMinute(ten.start + 5),
    instantOfMinute(ten.start + 10),
  ]);

  await expect(desk.holds.hold(ten)).rejects.toMatchObject({ code: 'slot-taken' });
  await look();
  await expect(desk.reschedules.reschedule(token, { start: ten.start })).rejects.toMatchObject({ code: 'slot-taken' });
  await desk.db.query(`delete from calendar_subscriptions`);
});

it('a price that has changed meanwhile is the one that is held', async () => {
  await desk.db.query(`update treatments set price = price + 100 where slug = 'acupuncture'`);
  const { price } = await elsewhere.holds.hold(visitAt('2026-12-01 16:00'));

  await expect(desk.holds.hold(ten)).resolves.toMatchObject({ price });
});
