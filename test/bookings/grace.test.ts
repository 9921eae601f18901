import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SendNotifications } from '../../src/notifications/send-notifications.job.js';
import { databaseOptions } from '../../src/platform/database.client.js';
import { rosa } from '../support/staff-actors.js';
import { ana, at, type Desk, deskOn, fridayMorning, openDesk, visitAt } from '../support/desk.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { sender } from '../support/post-office.js';

let desk: Desk;
let otherDb: DataSource;
/** A second process on the same database. */
let other: ReturnType<typeof deskOn>;
let server: MailServer;
let worker: SendNotifications & AsyncDisposable;

beforeAll(async () => {
  Logger.overrideLogger(false);
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
  for (const table of ['claims', 'bookings', 'notifications']) await desk.db.query(`delete from ${table}`);
  server = await startMailServer();
  worker = sender(desk.db, { clock: desk.clock, keys: desk.keys, url: server.url });
});
afterEach(async () => {
  server.release();
  await worker[Symbol.asyncDispose]();
  await server.stop();
});

const later = async (by: { minutes?: number; seconds?: number }) => {
  desk.clock.advance(by);
  await worker.run();
};
const came = (to: string) =>
  server.received
    .filter((mail) => mail.to.includes(to))
    .map(({ raw }) => {
      const subject = /^Subject: (.*)$/m.exec(raw)![1]!.trim();
      return `${/SEQUENCE:(\d+)/.exec(raw)?.[1] ?? '-'} ${subject}`;
    });
const toAna = () => came('ana@example.org');
const toMei = () => came('mei@harbour.example.org');
const toJonas = () => came('jonas@harbour.example.org');
const booked = async () => {
  const visit = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
  await worker.run();
  server.received.length = 0;
  return visit;
};
const wednesday = { start: at('2026-12-02 14:00') };
const thursday = { start: at('2026-12-03 14:00') };
const back = { start: at('2026-12-01 10:00') };

describe('changes within three minutes are told in one letter', () => {
  it('a new visit is confirmed at once, a move three minutes later', async () => {
    const { token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
    await worker.run();
    expect(toAna()).toEqual(['0 Your appointment on Tue, Dec 1, 10:00 AM']);

    await desk.reschedules.reschedule(token, wednesday);
    await later({ minutes: 2, seconds: 59 });
    expect(toAna()).toHaveLength(1);
    await later({ seconds: 1 });

    expect(toAna().slice(1)).toEqual(['1 Your appointment is now on Wed, Dec 2, 2:00 PM']);
    expect(toMei().slice(1)).toEqual(['1 Appointment rescheduled to Wed, Dec 2, 2:00 PM']);
  });

  it('a confirmation whose answer was lost does not stand for the way back once the move was told', async () => {
    const { token } = await booked();
    const letters = (set: string) =>
      desk.db.query(`update notifications set status = 'due', sent_at = null, ${set} where template like '%confirmed'`);
    await letters(`claimed_until = '2026-11-27T14:02:00Z'`);
    await desk.reschedules.reschedule(token, wednesday);
    await letters(`claimed_until = null, due_at = '2026-11-27T18:00:00Z'`);
    await later({ minutes: 3 });
    await desk.reschedules.reschedule(token, back);
    await later({ minutes: 3 });

    expect(toAna()).toEqual([
      '1 Your appointment is now on Wed, Dec 2, 2:00 PM',
      '2 Your appointment is now on Tue, Dec 1, 10:00 AM',
    ]);
  });

  it('moved twice: the last time, and from where they knew it to be, three minutes after the first', async () => {
    const { token } = await booked();
    await desk.reschedules.reschedule(token, wednesday);
    await later({ minutes: 2 });
    await desk.reschedules.reschedule(token, thursday);
    await later({ minutes: 1 });

    expect(toAna()).toEqual(['2 Your appointment is now on Thu, Dec 3, 2:00 PM']);
    expect(toMei()).toEqual(['2 Appointment rescheduled to Thu, Dec 3, 2:00 PM']);
    const [{ data }] = await desk.db.query(`select data from notifications where template = 'booking-moved'`);
    expect(data.previous.start).toBe(back.start);
    await later({ minutes: 60 });
    expect(server.received).toHaveLength(2);
  });

  it('moved away and back again: nobody hears of it, and the next change has its right place in the calendar', async () => {
    const { token } = await booked();
    await desk.reschedules.reschedule(token, wednesday);
    await desk.reschedules.reschedule(token, back);
    await later({ minutes: 10 });
    expect(server.received).toEqual([]);

    await desk.reschedules.reschedule(token, thursday);
    await later({ minutes: 3 });

    expect(toAna()).toEqual(['3 Your appointment is now on Thu, Dec 3, 2:00 PM']);
  });

  it('moved and cancelled: only the cancellation, with both times', async () => {
    const { token } = await booked();
    await desk.reschedules.reschedule(token, wednesday);
    await desk.cancellations.cancel(token);
    await later({ minutes: 3 });

    expect(toAna()).toEqual(['2 Your appointment on Wed, Dec 2, 2:00 PM is canceled']);
    const told = server.received.find(({ to }) => to.includes('ana@example.org'))!.raw;
    expect(/Before +(.*)/.exec(told)?.[1]?.trim()).toBe('Tuesday, December 1, 10:00 AM');
    // The practitioner has only ever known of Tuesday.
    expect(toMei()).toEqual(['2 Appointment canceled: Tue, Dec 1, 10:00 AM']);
  });

  it('by way of one colleague to another: who had it never hears of it', async () => {
    const { token } = await booked();
    await desk.reschedules.reschedule(token, { start: at('2026-12-01 12:00'), practitioner: 'jonas' });
    await desk.reschedules.reschedule(token, { ...back, practitioner: 'mei' });
    await desk.reschedules.reschedule(token, { start: at('2026-12-01 12:00'), practitioner: 'jonas' });
    await later({ minutes: 3 });

    expect(toJonas()).toEqual(['3 New appointment: Tue, Dec 1, 12:00 PM']);
    expect(toMei()).toEqual(['3 Appointment canceled: Tue, Dec 1, 10:00 AM']);
    expect(toAna()).toEqual(['3 Your appointment is now on Tue, Dec 1, 12:00 PM']);
  });

  it('cancelled by the clinic and taken back: nobody was alarmed', async () => {
    const { reference } = await booked();
    await desk.progress.cancel(rosa, reference, { reason: 'Water in the house', tell: true });
    await later({ minutes: 2 });
    await desk.progress.undo(rosa, reference, 'cancelled');
    await later({ minutes: 10 });

    expect(server.received).toEqual([]);
  });

  it('who was to be told of a move is told of what became of it, also when nobody says so again', async () => {
    const { reference } = await booked();
    await desk.staffReschedules.reschedule(rosa, reference, wednesday, { tell: true });
    await desk.staffReschedules.reschedule(rosa, reference, thursday, { tell: false });
    await later({ minutes: 3 });

    expect(toAna()).toEqual(['2 Your appointment is now on Thu, Dec 3, 2:00 PM']);
  });

  it('four minutes apart they are two letters', async () => {
    const { token } = await booked();
    await desk.reschedules.reschedule(token, wednesday);
    await later({ minutes: 4 });
    await desk.reschedules.reschedule(token, thursday);
    await later({ minutes: 4 });

    expect(toAna().map((subject) => subject[0])).toEqual(['1', '2']);
  });

  it('a new link asked for meanwhile tells the new time; going back is then told', async () => {
    const { token, reference } = await booked();
    await desk.reschedules.reschedule(token, wednesday);
    await desk.newLinks.send('ana@example.org', '10.0.0.1');
    await worker.run();
    expect(toAna()).toEqual(['- Your link for Wed, Dec 2, 2:00 PM']);
    server.received.length = 0;
    await desk.staffReschedules.reschedule(rosa, reference, back, { tell: false });
    await later({ minutes: 3 });

    expect(toAna()).toEqual(['2 Your appointment is now on Tue, Dec 1, 10:00 AM']);
  });
});

describe('while mail does not get away', () => {
  it('what was never tried is confirmed at the time it has by now, at once', async () => {
    const { token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
    await desk.reschedules.reschedule(token, wednesday);
    await worker.run();

    expect(toAna()).toEqual(['1 Your appointment on Wed, Dec 2, 2:00 PM']);
  });

  it('what was put off is not sent with the old time when the mail server is back', async () => {
    server.behave({ answer: 451 });
    const { token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
    await worker.run();
    await desk.reschedules.reschedule(token, wednesday);
    server.behave('accept');
    server.received.length = 0;
    await later({ minutes: 1 });
    expect(toAna()).toEqual([]);
    await later({ minutes: 2 });

    // It may have arrived after all: so it is a move.
    expect(toAna()).toEqual(['1 Your appointment is now on Wed, Dec 2, 2:00 PM']);
  });

  it('a practitioner who has not heard of a visit does not hear that it is off', async () => {
    const { token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
    await desk.cancellations.cancel(token);
    await later({ minutes: 3 });

    expect(toMei()).toEqual([]);
    expect(toAna()).toEqual(['1 Your appointment on Tue, Dec 1, 10:00 AM is canceled']);
  });

  it('a letter in the worker’s hand goes; coming back is then told too', async () => {
    const { token } = await booked();
    await desk.reschedules.reschedule(token, wednesday);
    server.behave('stall');
    desk.clock.advance({ minutes: 3 });
    const slow = worker.run();
    await vi.waitUntil(() => toAna().length === 1);
    await desk.reschedules.reschedule(token, back);
    server.behave('accept');
    server.release();
    await slow;
    await later({ minutes: 3 });

    expect(toAna()).toEqual([
      '1 Your appointment is now on Wed, Dec 2, 2:00 PM',
      '2 Your appointment is now on Tue, Dec 1, 10:00 AM',
    ]);
  });

  it('a worker killed with the letter in its hand: nobody repeats what is no longer so', async () => {
    const { token } = await booked();
    await desk.reschedules.reschedule(token, wednesday);
    desk.clock.advance({ minutes: 3 });
    // As a worker that was killed between taking a notification and sending it leaves it.
    await desk.db.query(`update notifications set attempts = 1, claimed_until = $1 where status = 'due'`, [
      new Date(desk.clock.now().getTime() + 120_000),
    ]);
    await desk.reschedules.reschedule(token, thursday);
    for (let minute = 0; minute < 5; minute++) await later({ minutes: 1 });

    expect(toAna()).toEqual(['2 Your appointment is now on Thu, Dec 3, 2:00 PM']);
  });
});

it('patients, staff and two workers at once: each hears at last what is so, and never an older word after a newer', async () => {
  const second = sender(otherDb, { clock: desk.clock, keys: desk.keys, url: server.url });
  const visits = await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      desk.bookings.book(visitAt(`2026-12-0${1 + (n % 4)} ${n < 4 ? '10' : '13'}:00`), {
        contact: { ...ana.contact, email: `ana${n}@example.org` },
      }),
    ),
  );
  const quiet = (work: Promise<unknown>) => work.catch(() => undefined);
  for (let round = 0; round < 6; round++) {
    await Promise.all([
      ...visits.flatMap(({ token, reference }, n) => [
        quiet(desk.reschedules.reschedule(token, { start: at(`2026-12-${10 + n} ${9 + (round % 5)}:00`) })),
        quiet(
          other.staffReschedules.reschedule(rosa, reference, { start: at(`2026-12-${10 + n} 15:00`) }, { tell: true }),
        ),
        ...(round === 4 && n % 3 === 0 ? [quiet(other.cancellations.cancel(token))] : []),
      ]),
      worker.run(),
      second.run(),
    ]);
    desk.clock.advance({ seconds: 80 });
  }
  for (let go = 0; go < 5; go++) {
    desk.clock.advance({ minutes: 2 });
    await Promise.all([worker.run(), second.run()]);
  }
  await second[Symbol.asyncDispose]();

  const facts: { email: string; status: string; starts: Date; sequence: number }[] = await desk.db.query(
    `select email, status, starts, sequence from booking_facts`,
  );
  expect(facts).toHaveLength(8);
  for (const { email, status, starts } of facts) {
    const mails = server.received.filter((mail) => mail.to.includes(email));
    const sequences = mails.map(({ raw }) => Number(/SEQUENCE:(\d+)/.exec(raw)![1]));
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
    const [{ data, template }] = await desk.db.query(
      `select data, template from notifications where recipient = $1 and status = 'sent' order by sent_at desc, (data ->> 'sequence')::int desc limit 1`,
      [email],
    );
    expect(template === 'booking-cancelled').toBe(status === 'cancelled');
    if (status !== 'cancelled') expect(data.start * 60_000).toBe(starts.getTime());
  }
  expect(await desk.db.query(`select 1 from notifications where status = 'due'`)).toEqual([]);
});
