import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StaffTerms } from '../../src/bookings/by-staff/staff-bookings.service.js';
import type { Refusal } from '../../src/platform/refusal.js';
import { allowClashes, rosa, treating } from '../support/staff-actors.js';
import { ana, at, type Desk, fridayMorning, openDesk, visitAt } from '../support/desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ connections: 24 });
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.clock.set(fridayMorning);
  await desk.db.query(`delete from bookings`);
  await desk.db.query(`delete from patients`);
  await desk.db.query(`update resources set overlap_allowed = false`);
});

const caller = (n = 1) => ({ name: `Caller ${n}`, email: null, phone: `+1 631 555 01${String(n).padStart(2, '0')}` });
const book = (wall: string, terms: Partial<StaffTerms> = {}, who = caller(), other = {}) =>
  desk.phone.book(rosa, visitAt(wall, other), who, { tell: false, ...terms });
const lastDetail = async () => (await desk.db.query(`select detail from audit order by id desc limit 1`))[0].detail;
const roomOf = async (reference: string) =>
  (
    await desk.db.query(
      `select r.slug from claims c join rooms r on r.id = c.resource_id join bookings b on b.id = c.booking_id
       where b.reference = $1`,
      [reference],
    )
  )[0].slug as string;
/** Who is booked twice at once without being marked as double-booked. */
const clashes = async () =>
  (
    await desk.db.query(`select count(*)::int as n from claims a join claims b on a.resource_id = b.resource_id and a.id < b.id
      and a.from_at < b.until_at and b.from_at < a.until_at where not (a.overbooked or b.overbooked)`)
  )[0].n;

describe('outside the hours', () => {
  const outside = 'Comes after work, Mei stays on';

  it('nobody is booked without a reason', async () => {
    await expect(book('2026-12-01 18:00')).rejects.toMatchObject({ code: 'slot-not-offered' });
    await expect(book('2026-12-05 10:00')).rejects.toMatchObject({ code: 'slot-not-offered' });
  });

  it('with a reason they are; it is kept encrypted with the appointment, and the activity log says that it is outside', async () => {
    const { reference } = await book('2026-12-01 18:00', { outside });

    const { booking } = await desk.rows.byReference(reference, null);
    expect(await desk.reasons.of(booking.id)).toMatchObject([{ kind: 'outside', reason: outside, author: rosa.name }]);
    expect(await lastDetail()).toMatchObject({ outsideHours: true });
    const [{ all }] = await desk.db.query(
      `select (select json_agg(a) from audit a)::text || (select json_agg(b) from bookings b)::text as all`,
    );
    expect(all).not.toContain(outside);
  });

  it('inside the hours a reason is not needed, and not kept', async () => {
    const { reference } = await book('2026-12-01 10:00', { outside });

    const { booking } = await desk.rows.byReference(reference, null);
    expect(await desk.reasons.of(booking.id)).toEqual([]);
    expect(await lastDetail()).not.toHaveProperty('outsideHours');
  });

  it('while the place is closed, too', async () => {
    await desk.db.query(
      `insert into closures (location_id, from_date, from_minute, to_date, to_minute)
       select id, '2026-12-02', 0, '2026-12-02', 1440 from locations`,
    );
    await desk.db.query(`update clinic set version = version + 1`);

    await expect(book('2026-12-02 10:00')).rejects.toMatchObject({ code: 'slot-not-offered' });
    await book('2026-12-02 10:00', { outside });
    await desk.db.query(`delete from closures`);
    await desk.db.query(`update clinic set version = version + 1`);
  });

  it('it does not double-book: that takes a reason of its own, and that it is allowed', async () => {
    await book('2026-12-01 18:00', { outside });
    const again = (terms: Partial<StaffTerms>) => book('2026-12-01 18:00', { outside, ...terms }, caller(2));

    await expect(again({})).rejects.toMatchObject({ code: 'slot-taken' });
    await expect(again({ overbook: 'In pain' })).rejects.toMatchObject({ code: 'slot-taken' });
    await allowClashes(desk.db, 'mei');
    const { reference } = await again({ overbook: 'In pain' });

    const { booking } = await desk.rows.byReference(reference, null);
    const kinds = (await desk.reasons.of(booking.id)).map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['outside', 'overbooked']);
  });

  it('of many who want one such time at once, one has it', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => book('2026-12-01 19:00', { outside }, caller(n))),
    );

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await clashes()).toBe(0);
  });

  it('an appointment is also rescheduled there', async () => {
    const { reference } = await book('2026-12-01 10:00');
    const to = { start: at('2026-12-01 18:30') };
    const move = (terms: Partial<StaffTerms>) =>
      desk.staffReschedules.reschedule(rosa, reference, to, { tell: false, ...terms });

    await expect(move({})).rejects.toMatchObject({ code: 'slot-not-offered' });
    await move({ outside });

    const { booking } = await desk.rows.byReference(reference, null);
    expect(await desk.reasons.of(booking.id)).toMatchObject([{ kind: 'outside', reason: outside }]);
    expect(await lastDetail()).toMatchObject({ outsideHours: true });
  });
});

describe('in a certain room', () => {
  it('it is that one, though another would have come first', async () => {
    const { reference: any } = await book('2026-12-01 10:00');
    const other = (await roomOf(any)) === 'east' ? 'west' : 'east';
    await desk.db.query(`delete from bookings`);

    const { reference } = await book('2026-12-01 10:00', { room: other });

    expect(await roomOf(reference)).toBe(other);
  });

  it('not one that is taken, that does not suit, or that there is not', async () => {
    await book('2026-12-01 10:00', { room: 'east' });
    const wanted = (room: string) => book('2026-12-01 10:00', { room }, caller(2), { practitioner: 'jonas' });

    await expect(wanted('east')).rejects.toMatchObject({ code: 'slot-taken' });
    await expect(wanted('chair')).rejects.toMatchObject({ code: 'slot-not-offered' });
    await expect(wanted('attic')).rejects.toMatchObject({ code: 'not-found' });
    expect((await wanted('west')).reference).toBeTruthy();
  });

  it('of two who want it at once, one has it, and the other is not put into another', async () => {
    for (let round = 0; round < 5; round++) {
      const outcomes = await Promise.allSettled([
        book('2026-12-01 10:00', { room: 'east' }),
        book('2026-12-01 10:00', { room: 'east' }, caller(2), { practitioner: 'jonas' }),
      ]);

      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      await desk.db.query(`delete from bookings`);
    }
  });
});

describe('what is asked once', () => {
  const doubtsOf = async (booked: Promise<unknown>) =>
    booked.then(
      () => [],
      (fault: Refusal) => fault.values['doubts'],
    );

  it('a second appointment on that day', async () => {
    await book('2026-12-01 10:00');

    expect(await doubtsOf(book('2026-12-01 14:00', { accepted: [] }))).toEqual(['same-day']);
    expect(await doubtsOf(book('2026-12-02 14:00', { accepted: [] }))).toEqual([]);
    expect(await doubtsOf(book('2026-12-01 14:00', { accepted: ['same-day'] }))).toEqual([]);
  });

  it('one at the same time is refused instead, unless there is a reason', async () => {
    await allowClashes(desk.db, 'jonas');
    await book('2026-12-01 10:00');
    const again = (terms: Partial<StaffTerms>) =>
      book('2026-12-01 10:15', { accepted: [], ...terms }, caller(), { practitioner: 'jonas' });

    await expect(again({})).rejects.toMatchObject({ code: 'patient-busy' });
    expect((await again({ overbook: 'Brings her mother' })).reference).toBeTruthy();
  });

  it('a date that has passed, and one more than a year ahead', async () => {
    expect(await doubtsOf(book('2026-11-26 10:00', { accepted: [] }))).toEqual(['past']);
    expect(await doubtsOf(book('2028-01-03 10:00', { accepted: [] }))).toEqual(['far-ahead']);
    expect(await doubtsOf(book('2027-11-26 10:00', { accepted: [] }))).toEqual([]);
  });

  it('two who book for one patient at once: one of them is asked', async () => {
    await book('2026-12-03 10:00');
    for (let round = 0; round < 5; round++) {
      const asked = await Promise.all([
        doubtsOf(book('2026-12-01 10:00', { accepted: [] })),
        doubtsOf(book('2026-12-01 14:00', { accepted: [] })),
      ]);

      expect(asked.flat()).toEqual(['same-day']);
      await desk.db.query(`delete from bookings where starts_at < '2026-12-02'`);
    }
  });

  it('to a practitioner who types somebody’s name and address nothing is told of their other appointments', async () => {
    await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
    const jonas = await treating(desk.db, 'jonas');
    const typed = desk.phone.book(jonas, visitAt('2026-12-01 14:00', { practitioner: 'jonas' }), ana.contact, {
      tell: false,
      accepted: [],
    });

    expect(await doubtsOf(typed)).toEqual([]);
  });
});

describe('a note for the desk', () => {
  const noteOf = async (reference: string) => (await desk.rows.byReference(reference, null)).booking.deskNote;

  it('is written when booking and corrected afterwards; the activity log does not repeat it', async () => {
    const { reference } = await book('2026-12-01 10:00', { note: 'Brings a child' });
    expect(await noteOf(reference)).toBe('Brings a child');

    await desk.deskNotes.write(rosa, reference, 'Running late', 'Brings a child');
    expect(await noteOf(reference)).toBe('Running late');
    await desk.deskNotes.write(rosa, reference, '', 'Running late');
    expect(await noteOf(reference)).toBeNull();

    const audited = await desk.db.query(`select action, detail from audit where action = 'booking.desk-note'`);
    expect(audited).toHaveLength(2);
    expect(JSON.stringify(audited)).not.toMatch(/child|late/);
  });

  it('two who write at once: the second is told, and nothing is overwritten unseen', async () => {
    const { reference } = await book('2026-12-01 10:00');

    const outcomes = await Promise.allSettled(
      ['Running late', 'Brings a child'].map((note) => desk.deskNotes.write(rosa, reference, note, '')),
    );

    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(refused).toEqual(['changed-meanwhile']);
  });

  it('is no other practitioner’s business, and changes nothing the patient is told', async () => {
    const { reference } = await book('2026-12-01 10:00');
    const before = (await desk.rows.byReference(reference, null)).booking;
    const jonas = await treating(desk.db, 'jonas');

    await expect(desk.deskNotes.write(jonas, reference, 'Running late', '')).rejects.toMatchObject({
      code: 'not-found',
    });
    await desk.deskNotes.write(rosa, reference, 'Running late', '');

    expect((await desk.rows.byReference(reference, null)).booking).toEqual({ ...before, deskNote: 'Running late' });
    expect(await desk.db.query(`select 1 from notifications where data::text ~ 'Running'`)).toEqual([]);
    expect(await desk.db.query(`select 1 from webhook_messages`)).toEqual([]);
  });
});
