import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { allowClashes, rosa } from '../support/colleagues.js';
import { ana, type Desk, openDesk, visitAt } from '../support/desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ connections: 40 });
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.db.query(`delete from bookings`);
  await desk.db.query(`update resources set version = version + 1`);
});

const caller = (n: number) => ({ name: `Caller ${n}`, email: null, phone: `555 01${String(n).padStart(2, '0')}` });

/** Overlaps in which neither side was squeezed in; and claims of patients on anything. */
const clashes = async () =>
  (
    await desk.db.query(`select count(*)::int as n from claims a join claims b on a.resource_id = b.resource_id and a.id < b.id
      and a.from_at < b.until_at and b.from_at < a.until_at where not (a.squeezed or b.squeezed)`)
  )[0].n;

it('staff and patients want one time at once, with clashes allowed: at most one is not squeezed, and no patient comes second', async () => {
  await allowClashes(desk.db, 'mei');
  for (let round = 0; round < 4; round++) {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, n) =>
        n % 4 === 0
          ? desk.phone.book(rosa, visitAt('2026-12-01 10:00'), caller(n), { tell: false, squeeze: 'Must be seen' })
          : desk.bookings.book(visitAt('2026-12-01 10:00'), { contact: { ...ana.contact, name: `Patient ${n}` } }),
      ),
    );

    const patients = outcomes.filter(({ status }, n) => n % 4 !== 0 && status === 'fulfilled').length;
    const faults = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(patients).toBeLessThanOrEqual(1);
    expect(new Set(faults)).toEqual(new Set(['slot-taken']));
    expect(await clashes()).toBe(0);
    const [{ n }] = await desk.db.query(
      `select count(*)::int as n from claims c join bookings b on b.id = c.booking_id where c.squeezed and b.booked_by is null`,
    );
    expect(n).toBe(0);
    await desk.db.query(`delete from bookings`);
    await desk.db.query(`update resources set version = version + 1`);
  }
});

it('what is not squeezed never comes to lie on what is, even past the functions', async () => {
  await allowClashes(desk.db, 'mei');
  await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
  await desk.phone.book(rosa, visitAt('2026-12-01 10:00'), caller(1), { tell: false, squeeze: 'Must be seen' });
  await desk.db.query(`delete from bookings where squeeze_reason is null`);
  const other = await desk.bookings.book(visitAt('2026-12-02 10:00'), ana);

  const forged = desk.db.query(
    `insert into claims (resource_id, booking_id, from_at, until_at)
     select c.resource_id, (select id from bookings where reference = $1), c.from_at, c.until_at from claims c where squeezed`,
    [other.reference],
  );
  await expect(forged).rejects.toMatchObject({ code: '23P01' });
  const marked = desk.db.query(
    `insert into claims (resource_id, booking_id, from_at, until_at, squeezed)
     select c.resource_id, (select id from bookings where reference = $1), c.from_at, c.until_at, true from claims c where squeezed`,
    [other.reference],
  );
  await expect(marked).rejects.toThrow('a clash has a reason');
});
