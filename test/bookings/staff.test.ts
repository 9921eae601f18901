import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StaffActor } from '../../src/accounts/staff-actor.js';
import { withoutNotes } from '../support/database.js';
import { allowClashes, rosa, treating } from '../support/staff-actors.js';
import { ana, at, type Desk, fridayMorning, openDesk, visitAt } from '../support/desk.js';
import { importClinic, smallClinic } from '../support/small-clinic.js';

let desk: Desk;
let mei: StaffActor;
let jonas: StaffActor;
beforeAll(async () => {
  desk = await openDesk();
  mei = await treating(desk.db, 'mei');
  jonas = await treating(desk.db, 'jonas');
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.clock.set(fridayMorning);
  await withoutNotes(desk.db);
  await desk.db.query(`delete from bookings`);
  await desk.db.query(`delete from notifications`);
  await desk.db.query(`delete from patients`);
  await desk.db.query(`update resources set overlap_allowed = false`);
});

const caller = { name: 'Bo Lindqvist', email: null, phone: '+1 631 555 0177' };
const quietly = { tell: false };
const told = { tell: true };
const letters = async () =>
  (await desk.db.query(`select template from notifications order by template`)).map(
    ({ template }: { template: string }) => template,
  );
const lastAudit = async () =>
  (await desk.db.query(`select actor, action, detail from audit order by id desc limit 1`))[0];
const claims = async (reference: string) =>
  (await desk.db.query(`select * from claim_facts where reference = $1`, [reference])) as { overbooked: boolean }[];

describe('booking by phone', () => {
  it('a name and a number are enough; who has no address gets no letter, the practitioner does', async () => {
    const { reference } = await desk.phone.book(rosa, visitAt('2026-12-01 10:00'), caller, told);

    const { patient, booking } = await desk.rows.byReference(reference, null);
    expect(patient).toEqual(caller);
    expect(booking.status).toBe('confirmed');
    expect(await letters()).toEqual(['visit-new']);
    expect(await lastAudit()).toMatchObject({
      actor: `staff/${rosa.id}`,
      action: 'booking.confirmed',
      detail: { told: false },
    });
  });

  it('the same caller twice is one patient', async () => {
    await desk.phone.book(rosa, visitAt('2026-12-01 10:00'), caller, told);
    await desk.phone.book(rosa, visitAt('2026-12-01 14:00'), { ...caller, phone: '+1 (631) 555-0177' }, told);

    expect((await desk.db.query(`select count(*)::int as n from patients`))[0].n).toBe(1);
  });

  it('notice, horizon and grid are for patients only', async () => {
    await desk.phone.book(rosa, visitAt('2026-11-27 10:03'), caller, told);
    await desk.phone.book(rosa, visitAt('2027-06-01 10:00'), caller, told);

    await expect(desk.holds.hold(visitAt('2026-11-27 11:00'))).resolves.toBeDefined();
    await expect(desk.holds.hold(visitAt('2027-06-02 10:00'))).rejects.toMatchObject({ code: 'slot-not-offered' });
  });

  it('whoever came to the clinic a moment ago, by another process, is booked at once', async () => {
    await desk.phone.book(rosa, visitAt('2026-12-01 10:00'), caller, told);
    const [, jonas] = smallClinic.practitioners;
    const noor = { ...jonas!, slug: 'noor', name: 'Noor Haddad', email: 'noor@harbour.example.org' };
    await importClinic(desk.db, { ...smallClinic, practitioners: [...smallClinic.practitioners, noor] });

    const { reference } = await desk.phone.book(
      rosa,
      visitAt('2026-12-01 12:00', { practitioner: 'noor' }),
      caller,
      told,
    );

    expect((await desk.rows.byReference(reference, null)).practitioner.slug).toBe('noor');
    await importClinic(desk.db);
  });

  it('the hours are not: nobody is there', async () => {
    await expect(desk.phone.book(rosa, visitAt('2026-12-01 20:00'), caller, told)).rejects.toMatchObject({
      code: 'slot-not-offered',
    });
  });

  it('a practitioner books into their own diary, for a colleague there is nothing to be found', async () => {
    await desk.phone.book(mei, visitAt('2026-12-01 10:00'), caller, told);
    expect(await letters()).toEqual([]);

    const elsewhere = desk.phone.book(mei, visitAt('2026-12-01 14:00', { practitioner: 'jonas' }), caller, told);

    await expect(elsewhere).rejects.toMatchObject({ code: 'not-found' });
  });

  it('patients are found while typing: words from their beginning, accents aside, or digits of the phone', async () => {
    await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
    await desk.phone.book(rosa, visitAt('2026-12-01 14:00', { practitioner: 'jonas' }), caller, told);
    const found = async (typed: string, by = rosa) => (await desk.search.alike(by, typed)).map(({ name }) => name);

    expect(await found('garcia an')).toEqual(['Ana García']);
    expect(await found('555-0177')).toEqual(['Bo Lindqvist']);
    expect(await found('001 (631) 555')).toEqual(['Bo Lindqvist']);
    expect(await found('bo', jonas)).toEqual(['Bo Lindqvist']);
    expect(await found('bo', mei)).toEqual([]);
    expect(await found('%')).toEqual([]);
  });
});

it('who calls again and gives the number in another form is the same patient', async () => {
  await desk.phone.book(rosa, visitAt('2026-12-01 10:00'), caller, told);
  await desk.phone.book(rosa, visitAt('2026-12-02 10:00'), { ...caller, phone: '(631) 555-0177' }, told);
  await desk.phone.book(rosa, visitAt('2026-12-03 10:00'), { ...caller, phone: '(631) 555-0177 ext. 2' }, told);

  const patients = await desk.db.query(`select phone from patients where name = 'Bo Lindqvist' order by length(phone)`);
  expect(patients).toEqual([{ phone: '+1 631 555 0177' }, { phone: '(631) 555-0177 ext. 2' }]);
});

describe('overbooking', () => {
  const overbook = { tell: true, overbook: 'In pain, flies home tomorrow' };
  beforeEach(() => desk.bookings.book(visitAt('2026-12-01 10:00'), ana));

  it('is not possible unless the one whose time it is allows it', async () => {
    const answer = desk.phone.book(rosa, visitAt('2026-12-01 10:00'), caller, overbook);

    await expect(answer).rejects.toMatchObject({ code: 'slot-taken' });
  });

  it('without a reason it is a clash like any other', async () => {
    await allowClashes(desk.db, 'mei');

    await expect(desk.phone.book(rosa, visitAt('2026-12-01 10:00'), caller, told)).rejects.toMatchObject({
      code: 'slot-taken',
    });
  });

  it('with both it is, and the reason stands in the visit and in the audit trail', async () => {
    await allowClashes(desk.db, 'mei');

    const { reference } = await desk.phone.book(rosa, visitAt('2026-12-01 10:00'), caller, overbook);

    const { booking } = await desk.rows.byReference(reference, null);
    expect(booking.overbookReason).toBe('In pain, flies home tomorrow');
    const { detail } = await lastAudit();
    expect(detail).toMatchObject({ overbooked: true });
    expect(JSON.stringify(detail)).not.toContain('In pain');
    // Only what was taken is overbooked: there was another room.
    expect((await claims(reference)).filter(({ overbooked }) => overbooked)).toHaveLength(2);
  });

  it('the reason stays on record, sealed, when the visit has moved on', async () => {
    await allowClashes(desk.db, 'mei');
    const { reference } = await desk.phone.book(rosa, visitAt('2026-12-01 10:00'), caller, overbook);
    await desk.staffReschedules.reschedule(rosa, reference, { start: at('2026-12-01 14:00') }, { tell: false });

    const { booking } = await desk.rows.byReference(reference, null);
    expect(booking.overbookReason).toBeNull();
    expect(await desk.reasons.of(booking.id)).toMatchObject([{ reason: overbook.overbook, author: rosa.name }]);
    const [{ all }] = await desk.db.query(
      `select (select json_agg(a) from audit a)::text || (select json_agg(s) from overbook_reasons s)::text as all`,
    );
    expect(all).not.toContain('In pain');
  });

  it('where the time is free anyhow nothing is overbooked', async () => {
    await allowClashes(desk.db, 'mei');

    const { reference } = await desk.phone.book(rosa, visitAt('2026-12-01 14:00'), caller, overbook);

    expect((await desk.rows.byReference(reference, null)).booking.overbookReason).toBeNull();
  });

  it('for patients the time is taken as before, also when the first visit goes', async () => {
    await allowClashes(desk.db, 'mei');
    await desk.phone.book(rosa, visitAt('2026-12-01 10:00'), caller, overbook);
    const [first] = await desk.db.query(`select reference from bookings where overbook_reason is null`);
    await desk.progress.cancel(rosa, first.reference, { reason: 'Mei is ill', tell: true });

    await expect(desk.holds.hold(visitAt('2026-12-01 10:00'))).rejects.toMatchObject({ code: 'slot-taken' });
    expect(
      await desk.assignments.why({ treatment: 'acupuncture', practitioners: ['mei'] }, at('2026-12-01 10:00')),
    ).toMatchObject({
      code: 'practitioner-busy',
    });
  });
});

describe('the life of a visit', () => {
  const booked = async () =>
    (await desk.phone.book(rosa, visitAt('2026-12-01 10:00'), { ...ana.contact }, told)).reference;
  const onTheDay = () => desk.clock.set(new Date(at('2026-12-01 10:05') * 60_000));
  const status = async (reference: string) => (await desk.rows.byReference(reference, null)).booking.status;

  it('arrives, begins, is done; and each step can be taken back', async () => {
    const reference = await booked();
    onTheDay();
    for (const step of ['arrival', 'start', 'end'] as const) await desk.progress.advance(mei, reference, step);
    expect(await status(reference)).toBe('done');

    for (const [last, before] of [
      ['done', 'started'],
      ['started', 'arrived'],
      ['arrived', 'confirmed'],
    ] as const) {
      await desk.progress.undo(mei, reference, last);
      expect(await status(reference)).toBe(before);
    }
    await expect(desk.progress.undo(mei, reference, 'arrived')).rejects.toMatchObject({ code: 'out-of-step' });
  });

  it('nobody is missed before the visit begins, and then the time is free again', async () => {
    const reference = await booked();
    await expect(desk.progress.advance(rosa, reference, 'no-show')).rejects.toMatchObject({ code: 'out-of-step' });
    onTheDay();

    await desk.progress.advance(rosa, reference, 'no-show');

    expect(await claims(reference)).toEqual([]);
    await desk.progress.undo(rosa, reference, 'no-show');
    expect(await claims(reference)).toHaveLength(4);
  });

  it('called off by the clinic: the time is free, and the letter says why', async () => {
    const reference = await booked();
    await desk.db.query(`delete from notifications`);

    await desk.progress.cancel(rosa, reference, { reason: 'Mei is ill', tell: true });

    expect(await claims(reference)).toEqual([]);
    const [letter] = await desk.db.query(`select data from notifications where template = 'booking-cancelled'`);
    expect(letter.data.reason).toBe('Mei is ill');
  });

  it('a patient who phones cancels, at any hour: the email says that they asked for it, and what it means that it is late', async () => {
    const reference = await booked();
    await desk.db.query(`update bookings set late_cancellation = 'Later cancellations are charged 50%.'`);
    await desk.db.query(`delete from notifications`);
    desk.clock.set(new Date(at('2026-12-01 09:30') * 60_000));

    await desk.progress.cancel(rosa, reference, { who: 'patient', reason: 'a cold', tell: true });

    expect(await claims(reference)).toEqual([]);
    const { booking } = await desk.rows.byReference(reference, null);
    expect(booking).toMatchObject({ cancelledBy: 'patient', cancelledAtDesk: true, cancelReason: 'a cold' });
    const [letter] = await desk.db.query(
      `select data from notifications where template = 'booking-cancelled' and recipient = $1`,
      [ana.contact.email],
    );
    expect(letter.data).toMatchObject({ asked: true, late: 'Later cancellations are charged 50%.' });
    expect(JSON.stringify(letter.data)).not.toContain('a cold');
    const [noted] = await desk.db.query(
      `select actor, action from audit where action like 'booking.cancelled' and actor <> 'patient' order by id desc limit 1`,
    );
    expect(noted).toEqual({ actor: `staff/${rosa.id}`, action: 'booking.cancelled' });
  });

  it('in time there is nothing to pay, and no reason is needed', async () => {
    const reference = await booked();
    await desk.db.query(`update bookings set late_cancellation = 'Later cancellations are charged 50%.'`);
    await desk.db.query(`delete from notifications`);

    await desk.progress.cancel(rosa, reference, { who: 'patient', reason: '', tell: true });

    const [letter] = await desk.db.query(
      `select data from notifications where template = 'booking-cancelled' and recipient = $1`,
      [ana.contact.email],
    );
    expect(letter.data).toMatchObject({ asked: true, late: '' });
    await desk.progress.undo(rosa, reference, 'cancelled');
    expect(await status(reference)).toBe('confirmed');
  });

  it('a cancellation is taken back while the time is free, and the patient is asked to come after all', async () => {
    const reference = await booked();
    await desk.progress.cancel(rosa, reference, { reason: 'Mei is ill', tell: true });
    await desk.db.query(`delete from notifications`);

    await desk.progress.undo(rosa, reference, 'cancelled');

    expect(await status(reference)).toBe('confirmed');
    expect(await letters()).toEqual(['booking-confirmed', 'visit-new']);
  });

  it('and not any more when someone else has it', async () => {
    const reference = await booked();
    await desk.progress.cancel(rosa, reference, { reason: 'Mei is ill', tell: false });
    await desk.holds.hold(visitAt('2026-12-01 10:15'));

    await expect(desk.progress.undo(rosa, reference, 'cancelled')).rejects.toMatchObject({ code: 'slot-taken' });
    expect(await status(reference)).toBe('cancelled');
  });

  it('a colleague’s visit is not there', async () => {
    const reference = await booked();

    await expect(desk.progress.advance(jonas, reference, 'arrival')).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      desk.staffReschedules.reschedule(jonas, reference, { start: at('2026-12-02 10:00') }, told),
    ).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(desk.notes.read(jonas, reference)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('moved by the staff inside the notice, told or untold', async () => {
    const reference = await booked();
    await desk.db.query(`delete from notifications`);

    await desk.staffReschedules.reschedule(rosa, reference, { start: at('2026-12-01 12:00') }, quietly);
    expect(await letters()).toEqual(['visit-moved']);
    await desk.staffReschedules.reschedule(mei, reference, { start: at('2026-12-01 14:00') }, told);
    expect(await letters()).toEqual(['booking-moved', 'visit-moved']);
  });

  it('a practitioner cannot push a visit into a colleague’s diary', async () => {
    const reference = await booked();

    const away = desk.staffReschedules.reschedule(
      mei,
      reference,
      { start: at('2026-12-01 10:00'), practitioner: 'jonas' },
      told,
    );

    await expect(away).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('notes', () => {
  const booked = async () => (await desk.phone.book(rosa, visitAt('2026-12-01 10:00'), caller, told)).reference;

  it('are sealed, and a correction keeps what stood there before', async () => {
    const reference = await booked();
    await desk.notes.write(mei, reference, 'Left shoulder, better');
    const [first] = await desk.notes.read(mei, reference);

    await desk.notes.write(mei, reference, 'Right shoulder, better', first!.id);

    const [now, ...rest] = await desk.notes.read(mei, reference);
    expect(rest).toEqual([]);
    expect(now).toMatchObject({ text: 'Right shoulder, better', before: [{ text: 'Left shoulder, better' }] });
    const [{ sealed }] = await desk.db.query(`select sealed from visit_notes limit 1`);
    expect(String(sealed)).not.toContain('shoulder');
    expect(await lastAudit()).toMatchObject({ action: 'notes.read', actor: `staff/${mei.id}` });
  });

  it('are the practitioner’s own: the front desk has none', async () => {
    const reference = await booked();

    await expect(desk.notes.read(rosa, reference)).rejects.toMatchObject({ code: 'not-found' });
    await expect(desk.notes.write(rosa, reference, 'x')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('cannot be changed or taken away, whoever tries', async () => {
    const reference = await booked();
    await desk.notes.write(mei, reference, 'Left shoulder, better');

    await expect(desk.db.query(`delete from visit_notes`)).rejects.toThrow('append-only');
  });

  it('a note is corrected once: of two who try, one is told', async () => {
    const reference = await booked();
    await desk.notes.write(mei, reference, 'Left');
    const [first] = await desk.notes.read(mei, reference);

    const both = await Promise.allSettled(
      ['Right', 'Both'].map((text) => desk.notes.write(mei, reference, text, first!.id)),
    );

    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
