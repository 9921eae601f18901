import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Contact } from '../../src/patients/contact.js';
import { VisitContacts } from '../../src/web/staff/visit/visit-contacts.service.js';
import { type Desk, openDesk, visitAt } from '../support/desk.js';
import { rosa, treating } from '../support/staff-actors.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ connections: 24 });
});
afterAll(() => desk.close());
beforeEach(async () => {
  for (const table of ['bookings', 'notifications', 'record_moves', 'patients'])
    await desk.db.query(`delete from ${table}`);
});

const dana = { name: 'Dana Reyes', email: 'dana@example.org', phone: '(631) 555-0142' };
const stranger = { ...dana, phone: '+1 212 555 0199' };
const told = { tell: true };
const book = (wall: string, contact: Contact, language?: string) =>
  desk.bookings.book(visitAt(wall), { contact, language });
const records = () =>
  desk.db.query(`select name, email, phone, locale from patients where merged_into is null order by created_at, name`);
const recipients = (key: string) =>
  desk.db.query(`select recipient, data #>> '{patient,name}' as name from notifications where key like $1`, [
    `${key}/%`,
  ]);

describe('a booking in the name of somebody who has a record', () => {
  beforeEach(() => book('2026-12-01 10:00', dana));

  it('changes nothing of the record, and messages about it go to what it says', async () => {
    const { reference } = await book(
      '2026-12-02 10:00',
      { ...stranger, name: 'DANA REYES', email: 'Dana@Example.org' },
      'de',
    );

    expect(await records()).toEqual([{ ...dana, locale: 'en-US' }]);
    const { booking, patient, record } = await desk.rows.byReference(reference, null);
    expect(booking).toMatchObject({ language: 'de', unproven: true });
    expect(patient).toEqual({ name: 'DANA REYES', email: 'Dana@Example.org', phone: stranger.phone });
    expect(record).toEqual(dana);
    expect(await recipients(`confirmed/${booking.id}`)).toEqual([
      { recipient: 'Dana@Example.org', name: 'DANA REYES' },
    ]);
  });

  it('reaches the record when the desk accepts it, once', async () => {
    const { reference } = await book('2026-12-02 10:00', stranger, 'de');

    await desk.accepted.accept(rosa, reference);
    await desk.accepted.accept(rosa, reference);

    expect(await records()).toEqual([{ ...stranger, locale: 'de' }]);
    const { booking, record } = await desk.rows.byReference(reference, null);
    expect(booking).toMatchObject({ unproven: false, saidPhone: null });
    expect(record).toEqual(stranger);
    expect((await desk.search.alike(rosa, '212 555 0199')).map(({ name }) => name)).toEqual(['Dana Reyes']);
    expect(await desk.db.query(`select actor from audit where action = 'patient.contact-accepted'`)).toEqual([
      { actor: `staff/${rosa.id}` },
    ]);
  });

  it('shows the desk both, and a practitioner what the booking says', async () => {
    const jonas = await treating(desk.db, 'jonas');
    const { reference } = await desk.bookings.book(visitAt('2026-12-02 10:00', { practitioner: 'jonas' }), {
      contact: { ...dana, phone: null },
    });
    const contacts = new VisitContacts(desk.search);
    const visit = await desk.rows.byReference(reference, null);
    const { patientId } = visit.booking;

    expect(await contacts.of(rosa, visit)).toEqual({ ...dana, patientId, says: [] });
    expect(await contacts.of(jonas, visit)).toEqual({ ...dana, patientId: null, phone: null, says: [] });
    expect(await desk.search.alike(jonas, 'dana')).toEqual([]);
    await desk.accepted.accept(rosa, reference);
    const accepted = await desk.rows.byReference(reference, null);
    expect(await contacts.of(jonas, accepted)).toEqual({ ...dana, patientId, says: [] });
  });

  it('nor does a practitioner learn a number by typing the name, or by correcting an address', async () => {
    const jonas = await treating(desk.db, 'jonas');
    const typed = { ...dana, phone: null };
    const request = visitAt('2026-12-02 10:00', { practitioner: 'jonas' });
    const { reference } = await desk.phone.book(jonas, request, typed, told);
    const other = await desk.phone.book(
      jonas,
      visitAt('2026-12-03 10:00', { practitioner: 'jonas' }),
      { ...typed, email: 'mine@example.org' },
      told,
    );

    expect(await new VisitContacts(desk.search).of(jonas, await desk.rows.byReference(reference, null))).toMatchObject({
      phone: null,
    });
    await expect(desk.corrections.correct(jonas, other.reference, dana.email)).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it('nor has a practitioner the record’s links sent elsewhere by correcting the address', async () => {
    const jonas = await treating(desk.db, 'jonas');
    const { reference } = await desk.phone.book(
      jonas,
      visitAt('2026-12-02 10:00', { practitioner: 'jonas' }),
      { ...dana, phone: null },
      told,
    );

    await expect(desk.corrections.correct(jonas, reference, 'jonas@example.org')).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect(await records()).toEqual([{ ...dana, locale: 'en-US' }]);
  });

  it('with the address put right by the patient, takes nothing of the record along', async () => {
    const { token } = await book('2026-12-02 10:00', { ...dana, phone: null });

    await desk.emails.correct(token, 'other@example.org', '203.0.113.9');

    expect(await records()).toEqual([
      { ...dana, locale: 'en-US' },
      { ...dana, email: 'other@example.org', phone: null, locale: 'en-US' },
    ]);
  });

  it('with the address corrected at the desk, goes there as well', async () => {
    const { reference } = await book('2026-12-02 10:00', { ...dana, email: 'Dana@Example.org' });

    await desk.corrections.correct(rosa, reference, 'dana@example.net');

    const { patient, record } = await desk.rows.byReference(reference, null);
    expect([patient?.email, record?.email]).toEqual(['dana@example.net', 'dana@example.net']);
  });
});

describe('a correction at the desk that makes two records one', () => {
  const twice = async (wall: string) => {
    await book('2026-12-01 10:00', dana);
    return desk.bookings.book(visitAt(wall, { practitioner: 'jonas' }), {
      contact: { ...dana, email: 'dana@gmial.com' },
    });
  };

  it('waits until an erasure that was asked for is finished, and can be undone for a day', async () => {
    const { reference } = await twice('2026-12-02 10:00');
    await desk.db.query(
      `insert into staff_auth."user" (id, name, email, "emailVerified") values ($1, 'Rosa', 'rosa@example.org', true)`,
      [rosa.id],
    );
    await desk.db.query(`insert into staff (id, roles, created_at) values ($1, '{reception}', now())`, [rosa.id]);
    await desk.db.query(
      `insert into erasures (id, patient_id, staff_id, way, asked_at)
       select gen_random_uuid(), patient_id, $2, 'message', now() from bookings where reference = $1`,
      [reference, rosa.id],
    );

    await expect(desk.corrections.correct(rosa, reference, dana.email)).rejects.toMatchObject({
      code: 'erasure-asked',
    });
    await desk.db.query(`delete from erasures`);
    await desk.corrections.correct(rosa, reference, dana.email);

    expect(await records()).toEqual([{ ...dana, locale: 'en-US' }]);
    const [{ id }] = await desk.db.query(`select id from record_moves`);
    await desk.moves.undo(rosa, id);
    expect(await records()).toEqual([
      { ...dana, locale: 'en-US' },
      { ...dana, email: 'dana@gmial.com', locale: 'en-US' },
    ]);
  });

  it('is refused while they have visits at the same time', async () => {
    const { reference } = await twice('2026-12-01 10:00');

    await expect(desk.corrections.correct(rosa, reference, dana.email)).rejects.toMatchObject({ code: 'patient-busy' });
    expect(await records()).toHaveLength(2);
  });
});

describe('one person is one record', () => {
  it('however the name is typed', async () => {
    const ways = ['Siobhan O’Brien', "Siobhan O'Brien", 'Siobhan\u00a0O’Brien', 'siobhan obrien'];
    for (const [n, name] of ways.entries()) await book(`2026-12-0${n + 1} 10:00`, { ...dana, name });

    expect(await records()).toHaveLength(1);
  });

  it('however the number is typed at the desk', async () => {
    const ways = ['(631) 555-0177', '+1 631 555 0177', '0016315550177'];
    for (const [n, phone] of ways.entries())
      await desk.phone.book(rosa, visitAt(`2026-12-0${n + 1} 10:00`), { name: 'Pat Caller', email: null, phone }, told);

    expect(await records()).toHaveLength(1);
  });

  it('unless the name is another: a family shares an address', async () => {
    await book('2026-12-01 10:00', dana);
    await book('2026-12-02 10:00', { ...dana, name: 'Lee Reyes' });

    expect(await records()).toHaveLength(2);
  });

  it('also when sixteen bookings of somebody new come at once', async () => {
    const walls = Array.from({ length: 16 }, (_, n) => `2026-12-0${(n % 4) + 1} ${10 + Math.floor(n / 4)}:00`);

    const booked = await Promise.allSettled(walls.map((wall) => book(wall, dana)));

    expect(booked.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    expect(await records()).toHaveLength(1);
  });
});
