import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PatientDetails } from '../../src/bookings/by-patient/confirm.service.js';
import { databaseOptions } from '../../src/platform/database.client.js';
import { Refusal } from '../../src/platform/refusal.js';
import { rosa } from '../support/staff-actors.js';
import { ana, type Desk, deskOn, fridayMorning, openDesk, visitAt } from '../support/desk.js';

const dana = { contact: { name: 'Dana Reyes', email: 'dana@gmial.com', phone: '+1 631 555 0142' } };
const meant = 'dana@gmail.com';
const network = '203.0.113.7';

let desk: Desk;
let other: ReturnType<typeof deskOn>;
let otherDb: DataSource;
beforeAll(async () => {
  desk = await openDesk({ connections: 20 });
  otherDb = await new DataSource(databaseOptions(desk.url, [], 20)).initialize();
  other = deskOn(otherDb, desk.clock, desk.keys);
});
afterAll(async () => {
  await otherDb.destroy();
  await desk.close();
});
beforeEach(async () => {
  desk.clock.set(fridayMorning);
  for (const table of ['bookings', 'notifications', 'patients']) await desk.db.query(`delete from ${table}`);
});

const book = (contact: PatientDetails = dana, wall = '2026-12-01 10:00') => desk.bookings.book(visitAt(wall), contact);
const minutesLater = (minutes: number) => desk.clock.set(new Date(fridayMorning.getTime() + minutes * 60_000));

/** What waits for the patient, oldest first. */
const waiting = (): Promise<{ recipient: string; template: string; generation: number }[]> =>
  desk.db.query(
    `select recipient, template, (data #>> '{link,generation}')::int as generation from notifications
     where status = 'due' and reader = 'patient' order by id`,
  );
const people = (): Promise<{ email: string; phone: string | null }[]> =>
  desk.db.query(`select email, phone from patients order by email`);
const audited = async (reference: string) =>
  (
    await desk.db.query(
      `select actor, action from audit where subject = (select id from bookings where reference = $1) order by id`,
      [reference],
    )
  ).map(({ actor, action }: { actor: string; action: string }) => `${actor}: ${action}`);
const refused = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (fault: unknown) => (fault instanceof Refusal ? fault.code : fault),
  );

describe('an address that was mistyped when booking', () => {
  it('is corrected: the confirmation goes to the new one with a new link, the old link ends', async () => {
    const { token, reference } = await book();

    const after = await desk.emails.correct(token, meant, network);

    expect(await waiting()).toEqual([{ recipient: meant, template: 'booking-confirmed', generation: 1 }]);
    expect((await desk.rows.byLink(after.token)).patient).toEqual({ ...dana.contact, email: meant });
    expect(await refused(desk.rows.byLink(token))).toBe('not-found');
    expect(await people()).toEqual([{ email: meant, phone: dana.contact.phone }]);
    expect(await audited(reference)).toEqual(['patient: booking.confirmed', 'patient: booking.email-corrected']);
  });

  it('gets nothing more, whatever happens to the appointment later', async () => {
    const { token } = await book();
    const after = await desk.emails.correct(token, meant, network);
    await desk.db.query(`update notifications set status = 'sent' where status = 'due'`);
    minutesLater(5);

    await desk.cancellations.cancel(after.token);

    expect((await waiting()).map(({ recipient }) => recipient)).toEqual([meant]);
  });

  it('was sent to already: nobody has to phone when that message bounces', async () => {
    const { token } = await book();
    await desk.db.query(`update notifications set status = 'sent'`);
    await desk.emails.correct(token, meant, network);
    await desk.db.query(`update notifications set status = 'failed' where recipient = $1`, [dana.contact.email]);

    expect(await desk.db.query(`select 1 from notifications where status = 'failed' and settled_at is null`)).toEqual(
      [],
    );
  });

  it('may be corrected for an hour, and then no more', async () => {
    const { token } = await book();
    minutesLater(59);
    const { token: second } = await desk.emails.correct(token, 'dana@gmail.co', network);
    minutesLater(60);

    expect(await refused(desk.emails.correct(second, meant, network))).toBe('not-correctable');
  });

  it('typed again as it was, is sent to again, with the link it has', async () => {
    const { token } = await book();
    minutesLater(2);

    const after = await desk.emails.correct(token, 'Dana@Gmial.com', network);

    expect(after.token).toBe(token);
    expect((await waiting()).map(({ generation }) => generation)).toEqual([0, 0]);
  });

  it('that belongs to somebody leaves their record, their other visits and what they are sent as they are', async () => {
    const known = await book(ana);
    const { token } = await book({ contact: { ...ana.contact, phone: '+1 631 555 0199' } }, '2026-12-02 10:00');
    await desk.db.query(`update notifications set status = 'due'`);

    await desk.emails.correct(token, 'stranger@example.org', network);

    expect((await desk.rows.byLink(known.token)).patient!.email).toBe(ana.contact.email);
    expect((await waiting()).map(({ recipient }) => recipient)).toEqual([ana.contact.email, 'stranger@example.org']);
    expect((await people()).map(({ email }) => email)).toEqual([ana.contact.email, 'stranger@example.org']);
  });

  it('that a record from before has leaves that record, though nothing else was ever booked for it', async () => {
    const { reference } = await book(ana);
    await desk.db.query(`delete from bookings where reference = $1`, [reference]);
    const { token } = await book(ana);

    await desk.emails.correct(token, 'stranger@example.org', network);

    expect((await people()).map(({ email }) => email)).toEqual([ana.contact.email, 'stranger@example.org']);
  });

  it('the address of a known patient of the same name leads to their record, which stays as it is', async () => {
    await book({ contact: { ...dana.contact, email: meant, phone: '+1 631 555 0111' } });
    const { token } = await book(dana, '2026-12-02 10:00');

    await desk.emails.correct(token, meant, network);

    expect(await people()).toEqual([{ email: meant, phone: '+1 631 555 0111' }]);
  });

  it('that is also a practitioner’s does not silence what the practitioner is told', async () => {
    const [{ email }] = await desk.db.query(`select email from practitioners where slug = 'mei'`);
    const { token } = await book({ contact: { ...dana.contact, email } });

    await desk.emails.correct(token, meant, network);

    expect(
      await desk.db.query(`select template from notifications where status in ('due', 'kept') and recipient = $1`, [
        email,
      ]),
    ).toEqual([{ template: 'visit-new' }]);
  });

  it('is not corrected for a visit that was cancelled', async () => {
    const { token } = await book();
    await desk.cancellations.cancel(token);

    expect(await refused(desk.emails.correct(token, meant, network))).toBe('already-cancelled');
    expect(await refused(desk.emails.resend(token, network))).toBe('already-cancelled');
  });

  it('sent twice by a double click, has one effect and one answer', async () => {
    const { token } = await book();
    const once = { scope: 'correct', key: 'x', caller: 'test', body: meant };

    const answers = await Promise.all([
      desk.emails.correct(token, meant, network, once),
      other.emails.correct(token, meant, network, once),
    ]);

    expect(answers[0]).toEqual(answers[1]);
    expect(await waiting()).toHaveLength(1);
  });

  it('two corrections at once: one counts, and the link that works is in the message that is sent', async () => {
    for (let round = 0; round < 10; round++) {
      const { token, reference } = await book();
      const outcomes = await Promise.all([
        refused(desk.emails.correct(token, 'one@example.org', network)),
        refused(other.emails.correct(token, 'two@example.org', network)),
      ]);

      expect(outcomes.toSorted()).toEqual(['done', 'not-found']);
      const [only, ...more] = await waiting();
      expect(more).toEqual([]);
      expect(only!.recipient).toBe(outcomes[0] === 'done' ? 'one@example.org' : 'two@example.org');
      const { booking, patient } = await desk.rows.byReference(reference, null);
      expect([booking.linkGeneration, patient!.email]).toEqual([only!.generation, only!.recipient]);
      await desk.db.query(`delete from bookings`);
      await desk.db.query(`delete from notifications`);
    }
  });

  it('a correction while the patient cancels: one of the two is refused, and nobody is told what is not so', async () => {
    for (let round = 0; round < 10; round++) {
      const { token, reference } = await book();
      const [corrected, cancelled] = await Promise.all([
        refused(desk.emails.correct(token, meant, network)),
        refused(other.cancellations.cancel(token)),
      ]);

      expect([corrected, cancelled]).toEqual(
        corrected === 'done' ? ['done', 'not-found'] : ['already-cancelled', 'done'],
      );
      const { booking } = await desk.rows.byReference(reference, null);
      expect(booking.status).toBe(corrected === 'done' ? 'confirmed' : 'cancelled');
      const told = corrected === 'done' ? [['booking-confirmed', meant]] : [['booking-cancelled', dana.contact.email]];
      expect((await waiting()).map(({ template, recipient }) => [template, recipient])).toEqual(told);
      await desk.db.query(`delete from bookings`);
      await desk.db.query(`delete from notifications`);
    }
  });

  it('a correction while the clinic cancels: one address is told, the one the visit has then', async () => {
    for (let round = 0; round < 10; round++) {
      const { token, reference } = await book();
      const outcomes = await Promise.all([
        refused(desk.emails.correct(token, meant, network)),
        refused(other.progress.cancel(rosa, reference, { reason: 'Mei is ill', tell: true })),
      ]);

      expect(outcomes[1]).toBe('done');
      const [told, ...more] = await waiting();
      expect(more).toEqual([]);
      expect(told).toMatchObject({
        template: 'booking-cancelled',
        recipient: outcomes[0] === 'done' ? meant : dana.contact.email,
      });
      await desk.db.query(`delete from bookings`);
      await desk.db.query(`delete from notifications`);
    }
  });
});
