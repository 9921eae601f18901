import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ReminderPreferences } from '../../src/bookings/by-patient/reminder-preferences.service.js';
import { RecallWishes } from '../../src/bookings/by-staff/recall-wishes.service.js';
import { unsubscribeToken } from '../../src/notifications/unsubscribe-link.js';
import { keepAll } from '../../src/patients/merging.js';
import { ProvenAddresses } from '../../src/patients/proven-addresses.service.js';
import { ana, at, type Desk, deskOn, fridayMorning, openDesk, visitAt } from '../support/desk.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { sender } from '../support/post-office.js';
import { smallClinic } from '../support/small-clinic.js';
import { rosa } from '../support/staff-actors.js';

let desk: Desk;
let server: MailServer;
let worker: ReturnType<typeof sender>;
beforeAll(async () => {
  Logger.overrideLogger(false);
  desk = await openDesk({ clinic: { ...smallClinic, policy: { ...smallClinic.policy, recallDays: 14 } } });
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.clock.set(fridayMorning);
  for (const table of [
    'claims',
    'bookings',
    'notifications',
    'unsubscribes',
    'proven_addresses',
    'erasures',
    'record_moves',
    'patients',
  ])
    await desk.db.query(`delete from ${table}`);
  await setDays(14);
  await new ProvenAddresses(desk.clock).prove(desk.db, ana.contact.email);
  server = await startMailServer();
  worker = sender(desk.db, { clock: desk.clock, keys: desk.keys, url: server.url });
});
afterEach(async () => {
  await worker[Symbol.asyncDispose]();
  await server.stop();
});

const setDays = async (days: number, ofAcupuncture?: number) => {
  const own = ofAcupuncture === undefined ? {} : { recallDays: ofAcupuncture };
  await desk.db.query(`update treatments set policy = $1 where slug = 'acupuncture'`, [own]);
  await desk.db.query(`update clinic set recall_days = $1`, [days]);
};
const book = (wall = '2026-12-01 10:00', other: Parameters<typeof visitAt>[1] = {}, who = ana) =>
  desk.bookings.book(visitAt(wall, other), who);
const at10 = (wall: string) => desk.clock.set(new Date(at(wall) * 60_000));
const go = async (wall: string) => {
  at10(wall);
  await desk.recall.run();
  await worker.run();
};
const invitations = () => server.received.filter(({ raw }) => raw.includes('Subject: Would you like to come again?'));
const posted = async () => {
  const rows = await desk.db.query<{ recipient: string; status: string }[]>(
    `select recipient, status from notifications where template = 'recall' order by posted_at`,
  );
  return rows.map(({ recipient, status }) => `${recipient} ${status}`);
};
const idOf = async (reference: string) =>
  (await desk.db.query(`select id from bookings where reference = $1`, [reference]))[0].id as string;

describe('a patient without an appointment ahead', () => {
  it('is invited once, so many days after the last one by the clock, with a way out of one click', async () => {
    await book('2026-12-01 10:00', { addOns: ['cupping'] });
    for (const wall of [
      '2026-12-15 11:09',
      '2026-12-15 11:10',
      '2026-12-15 11:20',
      '2026-12-16 11:10',
      '2027-01-20 11:00',
    ])
      await go(wall);

    expect(await posted()).toEqual(['ana@example.org sent']);
    // Quoted-printable (RFC 2045 §6.7) breaks long lines.
    const raw = invitations()[0]!.raw.replaceAll('=\r\n', '');
    expect(raw).toMatch(/^List-Unsubscribe: <https:\/\/book\.example\.org\/reminders\/[\w-]{43}>/m);
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
    expect(raw).toMatch(/\/again\/[\w-]{43}\?from=3Drecall/);
    expect(raw).not.toMatch(/Cupping|text\/calendar/);
  });

  it('is invited in the morning where that is due in the evening, and not at all a week late', async () => {
    await book('2026-12-01 16:00');
    await desk.db.query(`update clinic set quiet_hours = '{"from": "16:30", "to": "08:00"}'`);
    for (const wall of ['2026-12-15 17:10', '2026-12-16 07:59']) await go(wall);
    expect(await posted()).toEqual([]);
    await go('2026-12-16 08:00');
    expect(await posted()).toHaveLength(1);
    await desk.db.query(`update clinic set quiet_hours = '{"from": "21:00", "to": "08:00"}'`);

    await book('2027-01-05 10:00');
    await go('2027-01-26 11:10');
    expect(await posted()).toHaveLength(1);
  });

  it('is invited by the treatment’s own interval; a treatment may have none, and so may the clinic', async () => {
    await setDays(14, 0);
    await book();
    await go('2026-12-15 12:00');
    expect(await posted()).toEqual([]);

    await setDays(0, 16);
    await go('2026-12-17 10:54');
    expect(await posted()).toEqual([]);
    await go('2026-12-17 10:55');
    expect(await posted()).toHaveLength(1);

    await setDays(0);
    await book('2026-12-21 10:00');
    await go('2027-01-04 12:00');
    expect(await posted()).toHaveLength(1);
  });

  it('is not invited while one is ahead; and a week after it would have been, if they cancel or miss it', async () => {
    await book('2026-12-01 10:00');
    const { token } = await book('2026-12-29 10:00');
    await go('2026-12-15 12:00');
    expect(await posted()).toEqual([]);
    at10('2026-12-28 09:00');
    await desk.cancellations.cancel(token);
    await go('2027-01-05 09:59');
    expect(await posted()).toEqual([]);
    await go('2027-01-05 10:00');
    expect(await posted()).toHaveLength(1);

    const missed = await book('2027-01-12 10:00', {}, { contact: { ...ana.contact, name: 'Ben García' } });
    at10('2027-01-12 10:20');
    await desk.progress.advance(rosa, missed.reference, 'no-show');
    await go('2027-01-26 12:00');
    expect(await posted()).toHaveLength(1);
  });

  it('is invited after a course that broke off when its next visit would have been, and after a whole one like anyone', async () => {
    const visits = [await book('2026-12-01 10:00'), await book('2026-12-08 10:00')];
    const [course] = await desk.db.query<{ id: string }[]>(
      `insert into courses (id, treatment_id, planned, every_days, currency, created_at)
       select gen_random_uuid(), id, 2, 7, 'USD', now() from treatments where slug = 'acupuncture' returning id`,
    );
    for (const [n, { reference }] of visits.entries())
      await desk.db.query(`update bookings set course_id = $1, course_position = $2 where reference = $3`, [
        course!.id,
        n + 1,
        reference,
      ]);
    await go('2026-12-15 12:00');
    expect(await posted()).toEqual([]);

    await desk.db.query(`update courses set planned = 6`);
    await go('2026-12-15 12:10');
    expect(await posted()).toHaveLength(1);
  });

  it('is one person: another in the household is invited for their own visit', async () => {
    await book('2026-12-01 10:00');
    await book('2026-12-02 10:00', {}, { contact: { ...ana.contact, name: 'Ben García' } });
    await book('2026-12-22 10:00');
    await go('2026-12-15 12:00');
    await go('2026-12-16 12:00');

    expect(await posted()).toHaveLength(1);
    expect(invitations()[0]!.raw).toMatch(/Hello Ben Garc/);
  });
});

describe('nobody is invited', () => {
  it('whose address is not proven, who unsubscribed, who is on the waitlist, who has died as the desk knows, or who asked to be erased', async () => {
    await book();
    await desk.db.query(`delete from proven_addresses`);
    await go('2026-12-15 12:00');
    expect(await posted()).toEqual([]);

    await new ProvenAddresses(desk.clock).prove(desk.db, ana.contact.email);
    await desk.db.query(`insert into unsubscribes values ('ana@example.org', now())`);
    await go('2026-12-15 13:00');
    expect(await posted()).toEqual([]);

    await desk.db.query(`delete from unsubscribes`);
    await desk.db.query(`insert into waitlist_entries (id, status, patient_id, treatment_id, wishes, via, created_at, waiting_since)
      select gen_random_uuid(), 'waiting', patient_id, treatment_id, '{}', 'desk', now(), now() from bookings`);
    await go('2026-12-15 13:15');
    expect(await posted()).toEqual([]);
    await desk.db.query(`delete from waitlist_entries`);

    const wishes = new RecallWishes(desk.db, desk.clock);
    const [{ id }] = (await desk.db.query(`select id from patients`)) as [{ id: string }];
    await wishes.set(rosa, id, false);
    await go('2026-12-15 13:30');
    expect(await posted()).toEqual([]);
    await wishes.set(rosa, id, true);

    await desk.db.query(
      `with account as (
        insert into staff_auth."user" (id, name, email, "emailVerified") values ($1, 'Rosa', 'rosa@example.org', true) returning id)
      insert into staff (id, roles, created_at) select id, '{reception}', now() from account`,
      [rosa.id],
    );
    await desk.db.query(
      `insert into erasures (id, patient_id, staff_id, way, asked_at) select gen_random_uuid(), id, $1, 'message', now() from patients`,
      [rosa.id],
    );
    await go('2026-12-15 14:00');
    expect(await posted()).toEqual([]);

    await desk.db.query(`delete from erasures`);
    await go('2026-12-15 15:00');
    expect(await posted()).toHaveLength(1);
  });

  it('for a record that was merged: the one that is kept has an appointment ahead', async () => {
    await book('2026-12-01 10:00');
    await book('2026-12-22 10:00', {}, { contact: { ...ana.contact, name: 'Anna Garcia' } });
    const [merged, kept] = (await desk.db.query(`select id from patients order by created_at, id`)) as [
      { id: string },
      { id: string },
    ];
    const pair = { kept: kept.id, merged: merged.id };
    const { seen } = await desk.merges.plan(pair);
    await desk.merges.merge(rosa, pair, keepAll, seen);
    await go('2026-12-15 12:00');
    expect(await posted()).toEqual([]);
  });

  it('who books, or unsubscribes, while the message waits to leave', async () => {
    const { reference } = await book();
    at10('2026-12-15 12:00');
    await desk.recall.run();
    await book('2026-12-22 10:00');
    await worker.run();
    expect(await posted()).toEqual(['ana@example.org superseded']);

    await book('2026-12-21 10:00', {}, { contact: { ...ana.contact, name: 'Ben García' } });
    await desk.db.query(`update bookings set status = 'cancelled' where starts_at > '2026-12-22'`);
    at10('2027-01-04 12:00');
    await desk.recall.run();
    const preferences = new ReminderPreferences(desk.db, desk.keys, desk.clock);
    await preferences.setByToken(unsubscribeToken(desk.keys, await idOf(reference)), false);
    await worker.run();
    expect(invitations()).toEqual([]);
  });
});

it('two workers at once invite once, as does one that begins again where another was killed', async () => {
  await book();
  at10('2026-12-15 12:00');
  const other = deskOn(desk.db, desk.clock, desk.keys);
  await Promise.all([desk.recall.run(), other.recall.run(), desk.recall.run()]);
  await desk.db.query(`delete from notifications`);
  await go('2026-12-16 12:00');
  expect(await posted()).toEqual([]);
  expect(await desk.db.query(`select from recalls`)).toHaveLength(1);
});
