import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { NextVisits } from '../../src/bookings/by-patient/next-visits.service.js';
import { ReminderPreferences } from '../../src/bookings/by-patient/reminder-preferences.service.js';
import { rebookToken } from '../../src/notifications/rebook-link.js';
import { unsubscribeToken } from '../../src/notifications/unsubscribe-link.js';
import { rosa } from '../support/staff-actors.js';
import { ana, at, type Desk, deskOn, fridayMorning, openDesk, visitAt } from '../support/desk.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { sender } from '../support/post-office.js';
import { smallClinic } from '../support/small-clinic.js';

const rest = '- Take it *easy* today.';
const marks = 'The marks fade in some days.';
const clinic = {
  ...smallClinic,
  treatments: smallClinic.treatments.map((one) => ({
    ...one,
    ...(one.kind === 'base' ? { aftercare: rest } : one.slug === 'cupping' ? { aftercare: marks } : {}),
  })),
};

let desk: Desk;
let server: MailServer;
let worker: ReturnType<typeof sender>;
beforeAll(async () => {
  Logger.overrideLogger(false);
  desk = await openDesk({ clinic });
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.clock.set(fridayMorning);
  for (const table of ['claims', 'bookings', 'notifications', 'unsubscribes'])
    await desk.db.query(`delete from ${table}`);
  await desk.db.query(`update clinic set after_visit_minutes = 240`);
  server = await startMailServer();
  worker = sender(desk.db, { clock: desk.clock, keys: desk.keys, url: server.url });
});
afterEach(async () => {
  await worker[Symbol.asyncDispose]();
  await server.stop();
});

const book = (wall = '2026-12-01 10:00', other: Parameters<typeof visitAt>[1] = {}) =>
  desk.bookings.book(visitAt(wall, other), ana);
const go = async (wall: string) => {
  desk.clock.set(new Date(at(wall) * 60_000));
  await desk.thank.run();
  await worker.run();
};
const thanks = () =>
  server.received.map(({ raw }) => raw).filter((raw) => raw.includes('Subject: Thank you for coming'));
const posted = async () =>
  (await desk.db.query(`select data, status from notifications where template = 'aftercare'`)) as {
    data: { aftercare: string[]; next: { start: number } | null };
    status: string;
  }[];
const idOf = async (reference: string) =>
  (await desk.db.query(`select id from bookings where reference = $1`, [reference]))[0].id as string;

it('four hours after the visit whoever came is thanked, once, with what does them good for each part of it', async () => {
  await book('2026-12-01 10:00', { addOns: ['cupping'] });
  await go('2026-12-01 15:09');
  expect(thanks()).toEqual([]);

  await go('2026-12-01 15:10');
  await go('2026-12-01 15:11');
  await go('2026-12-02 15:11');

  expect(thanks()).toHaveLength(1);
  expect((await posted())[0]!.data.aftercare).toEqual([rest, marks]);
  const [letter] = thanks();
  expect(letter).not.toMatch(/^Subject:.*(Acupuncture|Cupping)/m);
  expect(letter).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
  expect(letter).not.toContain('text/calendar');
});

it('in the evening it waits for the morning', async () => {
  await desk.db.query(`update clinic set after_visit_minutes = 360`);
  await book('2026-12-01 15:30');
  await go('2026-12-01 22:30');
  await go('2026-12-02 07:59');
  expect(thanks()).toEqual([]);

  await go('2026-12-02 08:00');

  expect(thanks()).toHaveLength(1);
});

it('nobody is thanked for a visit that was missed or cancelled', async () => {
  const missed = await book('2026-12-01 10:00');
  const { token } = await book('2026-12-02 10:00');
  await desk.cancellations.cancel(token);
  desk.clock.set(new Date(at('2026-12-01 10:20') * 60_000));
  await desk.progress.advance(rosa, missed.reference, 'no-show');

  for (const wall of ['2026-12-01 16:00', '2026-12-02 16:00']) await go(wall);

  expect(await posted()).toEqual([]);
});

it('marked as missed while the letter waits: it does not leave', async () => {
  const { reference } = await book();
  desk.clock.set(new Date(at('2026-12-01 15:00') * 60_000));
  await desk.thank.run();
  await desk.progress.advance(rosa, reference, 'no-show');
  await worker.run();

  expect((await posted())[0]!.status).toBe('superseded');
  expect(thanks()).toEqual([]);
});

it('who comes again is told when, and not asked to book', async () => {
  await book();
  await book('2026-12-08 10:00');
  await go('2026-12-01 15:00');

  expect((await posted())[0]!.data.next).toMatchObject({ start: at('2026-12-08 10:00') });
  expect(thanks()[0]).toContain('Tuesday, December 8, 10:00 AM');
  expect(thanks()[0]).not.toContain('/again/');
});

it('two workers at once thank once; after a day without any it is too late', async () => {
  await book();
  desk.clock.set(new Date(at('2026-12-01 15:00') * 60_000));
  const other = deskOn(desk.db, desk.clock, desk.keys);
  await Promise.all([desk.thank.run(), other.thank.run(), desk.thank.run()]);
  expect(await posted()).toHaveLength(1);

  await book('2026-12-02 10:00');
  await go('2026-12-03 15:00');
  expect(await posted()).toHaveLength(1);
});

it('the clinic may leave it, and so may the patient', async () => {
  const { reference } = await book();
  await desk.db.query(`update clinic set after_visit_minutes = null`);
  await go('2026-12-01 15:00');
  expect(await posted()).toEqual([]);

  await desk.db.query(`update clinic set after_visit_minutes = 240`);
  await new ReminderPreferences(desk.db, desk.keys, desk.clock).setByToken(
    unsubscribeToken(desk.keys, await idOf(reference)),
    false,
  );
  await go('2026-12-01 15:00');
  expect(await posted()).toEqual([]);
});

it('the link leads to the same treatment with the same person, from a week later; later still, from today', async () => {
  const { reference } = await book('2026-12-01 10:00', { addOns: ['cupping'] });
  const next = new NextVisits(desk.db, desk.rows, desk.keys, desk.clock);
  const token = rebookToken(desk.keys, await idOf(reference));

  const { visit, day } = await next.byToken(token);
  expect(day).toBe('2026-12-08');
  expect([visit.treatment.slug, visit.practitioner.slug, visit.location.slug]).toEqual([
    'acupuncture',
    'mei',
    'harbour',
  ]);
  expect(visit.addOns.map(({ slug }) => slug)).toEqual(['cupping']);

  desk.clock.set(new Date(at('2026-12-20 10:00') * 60_000));
  expect((await next.byToken(token)).day).toBe('2026-12-20');
  await expect(next.byToken(unsubscribeToken(desk.keys, await idOf(reference)))).rejects.toMatchObject({
    code: 'not-found',
  });
});
