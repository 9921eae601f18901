import { Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Decision } from '../../src/changes/change.js';
import { Outbox } from '../../src/notifications/outbox.service.js';
import type { SendNotifications } from '../../src/notifications/send-notifications.job.js';
import { readSettings } from '../../src/platform/settings.js';
import { rosa } from '../support/staff-actors.js';
import { ana, at, type Desk, fridayMorning, openDesk, visitAt } from '../support/desk.js';
import { patientNotification } from '../support/notifications.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { sender } from '../support/post-office.js';

let desk: Desk;
let server: MailServer;
let workers: (SendNotifications & AsyncDisposable)[];

beforeAll(async () => {
  Logger.overrideLogger(false);
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.clock.set(fridayMorning);
  await desk.db.query(`delete from claims`);
  await desk.db.query(`delete from bookings`);
  await desk.db.query(`delete from time_off`);
  await desk.db.query(`delete from notifications`);
  server = await startMailServer();
  workers = [1, 2].map(() => sender(desk.db, { clock: desk.clock, keys: desk.keys, url: server.url }));
});
afterEach(async () => {
  server.release();
  for (const worker of workers) await worker[Symbol.asyncDispose]();
  await server.stop();
});

const about = randomUUID();
const outbox = new Outbox(readSettings({ PUBLIC_URL: 'https://book.example.org' }));
const post = (template: 'booking-confirmed' | 'booking-cancelled', sequence: number, to = 'ada@example.com') =>
  outbox.post(desk.db, {
    key: `${template}/${to}/${sequence}`,
    channel: 'email',
    template,
    to,
    data: patientNotification({ sequence }),
    about,
    at: desk.clock.now(),
  });
const send = () => Promise.all(workers.map((worker) => worker.run()));
const sequences = (to = 'ada@example.com') =>
  server.received.filter((mail) => mail.to.includes(to)).map(({ raw }) => Number(/SEQUENCE:(\d+)/.exec(raw)?.[1]));
const fates = async () =>
  Object.fromEntries(
    (await desk.db.query(`select key, status from notifications`)).map(
      ({ key, status }: { key: string; status: string }) => [key.split('/')[0], status],
    ),
  );

describe('letters about one visit never contradict one another by their order', () => {
  it('one the server put off is not sent after the one that took its place', async () => {
    await post('booking-confirmed', 0);
    server.behave({ answer: 451 });
    await send();
    server.behave('accept');

    await post('booking-cancelled', 1);
    await send();
    desk.clock.advance({ minutes: 10 });
    await send();

    expect(await fates()).toEqual({ 'booking-confirmed': 'superseded', 'booking-cancelled': 'sent' });
    expect(sequences()).toEqual([0, 1]); // the first was refused
  });

  it('one that is being handed over just now is let finish first', async () => {
    await post('booking-confirmed', 0);
    server.behave('stall');
    const slow = workers[0]!.run();
    await vi.waitUntil(() => server.received.length === 1);

    await post('booking-cancelled', 1);
    server.behave('accept');
    await workers[1]!.run();
    expect(sequences()).toEqual([0]);

    server.release();
    await slow;
    desk.clock.advance({ seconds: 1 });
    await send();
    expect(sequences()).toEqual([0, 1]);
    expect(await fates()).toEqual({ 'booking-confirmed': 'sent', 'booking-cancelled': 'sent' });
  });

  it('both due in the same moment, by two workers: the last word is the last change', async () => {
    for (let round = 0; round < 20; round++) {
      const to = `ada${round}@example.com`;
      await post('booking-confirmed', 0, to);
      await post('booking-cancelled', 1, to);
    }
    for (let go = 0; go < 3; go++) {
      await send();
      desk.clock.advance({ seconds: 1 });
    }

    for (let round = 0; round < 20; round++) expect(sequences(`ada${round}@example.com`).at(-1)).toBe(1);
  });

  it('other readers, and other visits, are nobody’s business', async () => {
    await post('booking-cancelled', 1);
    await post('booking-confirmed', 0, 'lin@example.com');
    await send();

    expect(server.received).toHaveLength(2);
  });
});

describe('a change nobody was to be told of', () => {
  const rosas = (work: (reference: string) => Promise<unknown>) => async () => {
    server.behave({ answer: 451 });
    const { reference } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
    await send();
    server.behave('accept');
    await work(reference);
    desk.clock.advance({ minutes: 10 });
    await send();
    // Both were claimed in one moment, perhaps: then the later one came a second after.
    desk.clock.advance({ seconds: 1 });
    await send();
    expect(sequences('ana@example.org')).toEqual([0, 1]); // the first was refused
  };

  it(
    'is told when the letter with the old time has not left: a move',
    rosas((reference) =>
      desk.staffReschedules.reschedule(rosa, reference, { start: at('2026-12-01 14:00') }, { tell: false }),
    ),
  );

  it(
    'is told when the letter with the old time has not left: a cancellation',
    rosas((reference) => desk.progress.cancel(rosa, reference, { reason: 'Water in the house', tell: false })),
  );

  it('is not told when all letters have left', async () => {
    const { reference } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
    await send();
    await desk.staffReschedules.reschedule(rosa, reference, { start: at('2026-12-01 14:00') }, { tell: false });
    await desk.progress.cancel(rosa, reference, { reason: 'Water in the house', tell: false });
    await send();

    expect(sequences('ana@example.org')).toEqual([0]);
  });
});

describe('letters that wait while a change of hours can be undone', () => {
  const start = at('2026-12-01 10:00');
  async function tuesdayOff(decision: Decision) {
    const { reference, token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
    await send();
    const instant = (minute: number) => new Date(minute * 60_000).toISOString();
    const off = { from: instant(start - 60), to: instant(start + 600) };
    const id = await desk.hours.changes.proposeHours(rosa, { kind: 'off', practitioner: 'mei', off });
    const change = await desk.hours.changes.ofHours(rosa, 'mei', id);
    const { stamp } = await desk.hours.changes.impact(change);
    await desk.hours.decisions.save(rosa, change, {
      stamp,
      decisions: new Map([[reference, decision]]),
      message: 'I am away.',
    });
    return { change, reference, token };
  }
  const later = async () => {
    await send();
    desk.clock.advance({ minutes: 3 });
    await send();
  };
  const toAna = () => sequences('ana@example.org');

  it('a cancellation that is taken back meanwhile is never told', async () => {
    const { reference } = await tuesdayOff({ kind: 'cancel' });
    await desk.db.query(`delete from time_off`);
    await desk.db.query(`update clinic set version = version + 1`);

    await desk.progress.undo(rosa, reference, 'cancelled');
    await later();

    expect(toAna()).toEqual([0]);
  });

  it('a move the patient has changed meanwhile is not told after their own', async () => {
    const to = { start: at('2026-12-02 10:00'), practitioner: 'mei', location: 'harbour' };
    const { token } = await tuesdayOff({ kind: 'move', to });

    await desk.reschedules.reschedule(token, { start: at('2026-12-03 10:00') });
    await later();

    expect(toAna()).toEqual([0, 2]);
  });

  it('what can still be undone overtakes nothing', async () => {
    server.behave({ answer: 451 });
    const { change } = await tuesdayOff({ kind: 'cancel' });
    server.behave('accept');
    await desk.hours.undo.undo(rosa, change);
    await later();

    expect(toAna()).toEqual([0, 0]); // refused once, then sent
  });
});
