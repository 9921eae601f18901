import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  type Booking,
  cancel,
  cancelByClinic,
  chooseLanguage,
  renewLink,
  reschedule,
  rescheduleByClinic,
} from '../../src/bookings/booking.js';
import { record } from '../../src/accounts/audit.service.js';
import { advance, undo } from '../../src/bookings/progress.js';
import { saveBooking } from '../../src/bookings/booking.table.js';
import { transaction, withCommit } from '../../src/platform/database.client.js';
import { ana, at, type Desk, fridayMorning, openDesk, visitAt } from '../support/desk.js';
import { rosa } from '../support/staff-actors.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.clock.set(fridayMorning);
  await desk.db.query(`delete from bookings`);
  await desk.db.query(`delete from notifications`);
});

const now = () => desk.clock.now();
const booked = async () => (await desk.bookings.book(visitAt('2026-12-01 10:00'), ana)).reference;
const stored = async (reference: string) => (await desk.rows.byReference(reference, null)).booking;
const to = (start: string) => ({
  startsAt: new Date(at(start) * 60_000),
  endsAt: new Date((at(start) + 55) * 60_000),
});

const changes: readonly [string, (booking: Booking) => Booking][] = [
  ['rescheduled', (one) => reschedule(one, { ...one, ...to('2026-12-02 10:00') }, now())],
  [
    'overbooked',
    (one) => rescheduleByClinic(one, { ...one, ...to('2026-12-03 10:00'), overbookReason: 'In pain' }, rosa),
  ],
  ['rescheduled by the patient after that', (one) => reschedule(one, { ...one, ...to('2026-12-04 10:00') }, now())],
  ['told in Spanish', (one) => chooseLanguage(one, 'es')],
  ['with a new link', (one) => renewLink(one)],
  ['cancelled by the clinic', (one) => cancelByClinic(one, 'Mei is ill', now())],
  ['and after all not', (one) => undo(one, now())],
  ['arrived', (one) => advance('arrival', one, one.startsAt)],
  ['started', (one) => advance('start', one, one.startsAt)],
  ['done', (one) => advance('end', one, one.startsAt)],
  ['not done yet', (one) => undo(one, one.startsAt)],
  ['not started yet', (one) => undo(one, one.startsAt)],
  ['not arrived yet', (one) => undo(one, one.startsAt)],
  ['missed', (one) => advance('no-show', one, one.startsAt)],
  ['and after all not missed', (one) => undo(one, one.startsAt)],
  ['cancelled', (one) => cancel(one, now())],
];

it('what a transition returns is what is read afterwards, for each of them', async () => {
  const reference = await booked();

  for (const [name, change] of changes) {
    const before = await stored(reference);
    const after = change(before);
    await saveBooking(desk.db, before, after);
    expect(await stored(reference), name).toEqual(after);
  }
});

it('a booking that was read before somebody else changed it is not stored over theirs', async () => {
  const reference = await booked();
  const before = await stored(reference);
  await saveBooking(desk.db, before, cancelByClinic(before, 'Mei is ill', now()));

  await expect(saveBooking(desk.db, before, cancel(before, now()))).rejects.toThrow('has changed since it was read');
  expect((await stored(reference)).cancelledBy).toBe('clinic');
});

it('what was written together with a booking that has changed meanwhile is not kept either', async () => {
  const before = await stored(await booked());
  await saveBooking(desk.db, before, cancelByClinic(before, 'Mei is ill', now()));

  const late = transaction(desk.db, async (tx) => {
    await withCommit(tx, saveBooking(tx, before, cancel(before, now())));
    await record(tx, { at: now(), actor: 'patient', action: 'booking.cancelled', subject: before.id });
  });

  await expect(late).rejects.toThrow('has changed since it was read');
  expect(
    await desk.db.query(`select 1 from audit where subject = $1 and action = 'booking.cancelled'`, [before.id]),
  ).toEqual([]);
});

it('a change of the language leaves reminders that wait alone: columns that stay as they are are not named', async () => {
  const reference = await booked();
  const before = await stored(reference);
  await desk.db.query(`update bookings set remind_at = '2026-11-30T10:00Z'`);

  await saveBooking(desk.db, before, chooseLanguage(before, 'es'));

  const [{ remind_at }] = await desk.db.query(`select remind_at from bookings`);
  expect(remind_at).toEqual(new Date('2026-11-30T10:00Z'));
});
