import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { allowClashes, rosa } from '../support/staff-actors.js';
import { ana, at, type Desk, openDesk, visitAt } from '../support/desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ connections: 40 });
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.db.query(`delete from bookings`);
});

const caller = (n: number) => ({ name: `Caller ${n}`, email: null, phone: `555 01${String(n).padStart(2, '0')}` });

/** Overlaps in which neither side was overbooked; and claims of patients on anything. */
const clashes = async () =>
  (
    await desk.db.query(`select count(*)::int as n from claims a join claims b on a.resource_id = b.resource_id and a.id < b.id
      and a.from_at < b.until_at and b.from_at < a.until_at where not (a.overbooked or b.overbooked)`)
  )[0].n;

it('staff and patients want one time at once, with clashes allowed: at most one is not overbooked, and no patient comes second', async () => {
  await allowClashes(desk.db, 'mei');
  for (let round = 0; round < 4; round++) {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, n) =>
        n % 4 === 0
          ? desk.phone.book(rosa, visitAt('2026-12-01 10:00'), caller(n), { tell: false, overbook: 'Must be seen' })
          : desk.bookings.book(visitAt('2026-12-01 10:00'), { contact: { ...ana.contact, name: `Patient ${n}` } }),
      ),
    );

    const patients = outcomes.filter(({ status }, n) => n % 4 !== 0 && status === 'fulfilled').length;
    const faults = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(patients).toBeLessThanOrEqual(1);
    expect(new Set(faults)).toEqual(new Set(['slot-taken']));
    expect(await clashes()).toBe(0);
    const [{ n }] = await desk.db.query(
      `select count(*)::int as n from claims c join bookings b on b.id = c.booking_id where c.overbooked and b.booked_by is null`,
    );
    expect(n).toBe(0);
    await desk.db.query(`delete from bookings`);
  }
});

it('what is not overbooked never comes to lie on what is, even past the functions', async () => {
  await allowClashes(desk.db, 'mei');
  await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
  await desk.phone.book(rosa, visitAt('2026-12-01 10:00'), caller(1), { tell: false, overbook: 'Must be seen' });
  await desk.db.query(`delete from bookings where overbook_reason is null`);
  const other = await desk.bookings.book(visitAt('2026-12-02 10:00'), ana);

  const forged = desk.db.query(
    `insert into claims (resource_id, booking_id, from_at, until_at)
     select c.resource_id, (select id from bookings where reference = $1), c.from_at, c.until_at from claims c where overbooked`,
    [other.reference],
  );
  await expect(forged).rejects.toMatchObject({ code: '23P01' });
  const marked = desk.db.query(
    `insert into claims (resource_id, booking_id, from_at, until_at, overbooked)
     select c.resource_id, (select id from bookings where reference = $1), c.from_at, c.until_at, true from claims c where overbooked`,
    [other.reference],
  );
  await expect(marked).rejects.toThrow('overbooking needs a reason');
});

it('a cancellation is taken back while someone books its time: one of them has it', async () => {
  for (let round = 0; round < 8; round++) {
    const { reference } = await desk.phone.book(rosa, visitAt('2026-12-03 10:00'), caller(1), { tell: false });
    await desk.progress.cancel(rosa, reference, { reason: 'Mei is ill', tell: false });

    const [back, held] = await Promise.allSettled([
      desk.progress.undo(rosa, reference, 'cancelled'),
      desk.holds.hold(visitAt('2026-12-03 10:15')),
    ]);

    expect([back.status, held.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await clashes()).toBe(0);
    await desk.db.query(`delete from bookings`);
  }
});

it('two colleagues press different buttons at once: each step counts once, and nobody is done and missed', async () => {
  for (let round = 0; round < 6; round++) {
    const { reference } = await desk.phone.book(rosa, visitAt('2026-11-27 09:00'), caller(2), { tell: false });

    await Promise.allSettled([
      desk.progress.advance(rosa, reference, 'no-show'),
      desk.progress.advance(rosa, reference, 'end'),
      desk.progress.advance(rosa, reference, 'end'),
    ]);

    const { booking } = await desk.rows.byReference(reference, null);
    expect([booking.doneAt, booking.missedAt].filter(Boolean)).toHaveLength(1);
    const rows = await desk.db.query(
      `select 1 from audit where subject = $1 and action in ('booking.end', 'booking.no-show')`,
      [booking.id],
    );
    expect(rows).toHaveLength(1);
    await desk.db.query(`delete from bookings`);
  }
});

it('two visits the staff drag onto one time at once never share it', async () => {
  const [one, two] = [
    await desk.phone.book(rosa, visitAt('2026-12-04 10:00'), caller(3), { tell: false }),
    await desk.phone.book(rosa, visitAt('2026-12-04 14:00'), caller(4), { tell: false }),
  ];
  for (let round = 0; round < 6; round++) {
    const start = at(`2026-12-04 ${round % 2 ? '12:00' : '11:15'}`);
    await Promise.allSettled([
      desk.staffReschedules.reschedule(rosa, one.reference, { start }, { tell: false }),
      desk.staffReschedules.reschedule(rosa, two.reference, { start: start + 15 }, { tell: false }),
    ]);
    expect(await clashes()).toBe(0);
  }
});
