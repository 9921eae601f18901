import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { instantOfMinute } from '../../src/bookings/booking.js';
import type { SendNotifications } from '../../src/notifications/send-notifications.job.js';
import { rosa } from '../support/staff-actors.js';
import { ana, at, type Desk, fridayMorning, openDesk, visitAt } from '../support/desk.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { sender } from '../support/post-office.js';
import { importClinic, smallClinic } from '../support/small-clinic.js';

let desk: Desk;
let server: MailServer;
let post: SendNotifications & AsyncDisposable;

beforeAll(async () => {
  Logger.overrideLogger(false);
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.clock.set(fridayMorning);
  for (const table of ['claims', 'bookings', 'notifications']) await desk.db.query(`delete from ${table}`);
  await importClinic(desk.db);
  server = await startMailServer();
  post = sender(desk.db, { clock: desk.clock, keys: desk.keys, url: server.url });
});
afterEach(async () => {
  server.release();
  await post[Symbol.asyncDispose]();
  await server.stop();
});

const look = async (wall: string) => {
  desk.clock.set(instantOfMinute(at(wall)));
  await desk.remind.run();
  await post.run();
};
const book = (wall = '2026-12-03 15:00') => desk.bookings.book(visitAt(wall), ana);
/** To Ana, in the order they came. */
const came = () =>
  server.received
    .filter(({ to }) => to.includes('ana@example.org'))
    .map(({ raw }) => /^Subject: (.*(\r\n .*)*)/m.exec(raw)![1]!.replaceAll('\r\n', ''));
const reminders = () => server.received.filter(({ raw }) => raw.includes('a reminder of your appointment'));
const waiting = async (): Promise<string[]> =>
  (await desk.db.query(`select status from notifications where template = 'reminder' order by posted_at`)).map(
    ({ status }: { status: string }) => status,
  );

describe('a visit is announced by letter', () => {
  it('two days and three hours before, each once, however often anybody looks', async () => {
    await book();
    await look('2026-11-27 09:05');
    await look('2026-12-01 14:59');
    expect(reminders()).toHaveLength(0);
    await Promise.all([look('2026-12-01 15:00'), desk.remind.run(), desk.remind.run()]);
    await look('2026-12-01 15:01');
    expect(reminders()).toHaveLength(1);
    await desk.db.query(`update bookings set remind_at = '-infinity'`);
    await look('2026-12-01 15:02');
    expect(reminders()).toHaveLength(1);
    await look('2026-12-03 12:00');
    await look('2026-12-03 12:30');
    await look('2026-12-03 16:00');
    expect(reminders()).toHaveLength(2);
  });

  it('that names no treatment on a locked screen, has a way to change it, and nothing for the calendar', async () => {
    await book();
    await look('2026-12-01 15:00');

    const { raw } = reminders()[0]!;
    expect(came().at(-1)).toBe('Your appointment on Thu, Dec 3, 3:00 PM');
    expect(raw).toContain('View or change appointment');
    expect(raw).not.toContain('text/calendar');
  });

  it('not when it was moved: then to the new time, and cancelled: not at all', async () => {
    const { token } = await book();
    await look('2026-11-27 09:05');
    desk.clock.set(instantOfMinute(at('2026-11-28 09:00')));
    await desk.reschedules.reschedule(token, { start: at('2026-12-07 15:00') });
    await look('2026-12-01 15:00');
    await look('2026-12-03 12:00');
    expect(reminders()).toHaveLength(0);

    await look('2026-12-05 15:00');
    expect(came().at(-1)).toBe('Your appointment on Mon, Dec 7, 3:00 PM');
    await desk.cancellations.cancel(token);
    await look('2026-12-07 12:00');
    expect(reminders()).toHaveLength(1);
  });

  it('not after the time when it would have been of use', async () => {
    await book();
    await look('2026-11-27 09:05');
    await look('2026-12-03 14:00');
    expect(await waiting()).toEqual([]);
  });

  it('on the clinic’s terms, and where a treatment has its own, on those', async () => {
    await book();
    await desk.bookings.book(visitAt('2026-12-03 10:00', { treatment: 'community' }), {
      contact: { ...ana.contact, name: 'Ben' },
    });
    await look('2026-11-27 09:05');
    await importClinic(desk.db, {
      ...smallClinic,
      policy: { ...smallClinic.policy, reminders: [1440], quietHours: null },
      treatments: smallClinic.treatments.map((one) =>
        one.slug === 'community' ? { ...one, policy: { reminders: [] } } : one,
      ),
    });
    for (const day of [1, 2, 3]) for (const hour of ['05', '10', '15']) await look(`2026-12-0${day} ${hour}:00`);
    expect(await waiting()).toEqual(['sent']);
    expect(came().at(-1)).toBe('Your appointment on Thu, Dec 3, 3:00 PM');
  });

  it('to nobody who has no address', async () => {
    const who = { name: 'Cy', email: null, phone: '+1 631 555 0199' };
    await desk.phone.book(rosa, visitAt('2026-12-03 15:00'), who, { tell: false });
    await look('2026-12-01 15:00');
    expect(await waiting()).toEqual([]);
  });
});

describe('a reminder that could not leave', () => {
  beforeEach(async () => {
    await book();
    await look('2026-11-27 09:05');
    server.behave({ answer: 451 });
    await look('2026-12-01 20:00');
    expect(await waiting()).toEqual(['due']);
  });
  const later = async (wall: string) => {
    server.behave('accept');
    server.received.length = 0;
    await look(wall);
  };

  it('leaves later, while it is of use', async () => {
    await later('2026-12-01 20:30');
    expect(reminders()).toHaveLength(1);
  });

  it('rests over night', async () => {
    await later('2026-12-01 23:00');
    expect(reminders()).toHaveLength(0);
    await look('2026-12-02 08:00');
    expect(reminders()).toHaveLength(1);
  });

  it('is given up when it is of no use any more', async () => {
    await later('2026-12-02 15:00');
    expect(reminders()).toHaveLength(0);
    expect(await waiting()).toEqual(['superseded']);
  });

  it('does not come after the visit was moved without a word', async () => {
    const [{ reference }] = await desk.db.query(`select reference from bookings`);
    await desk.staffReschedules.reschedule(rosa, reference, { start: at('2026-12-09 10:00') }, { tell: false });
    await later('2026-12-01 20:30');
    expect(reminders()).toHaveLength(0);
    expect(await waiting()).toEqual(['superseded']);
  });
});

it('a visit moved while its reminder is being handed over: the word after it is the true one', async () => {
  const { token } = await book('2026-12-07 15:00');
  await look('2026-11-27 09:05');
  server.behave('stall');
  const slow = look('2026-12-05 15:00');
  await expect.poll(() => reminders().length).toBe(1);
  await desk.reschedules.reschedule(token, { start: at('2026-12-08 15:00') });
  server.behave('accept');
  server.release();
  await slow;
  desk.clock.advance({ minutes: 3 });
  await post.run();

  expect(came().slice(-2)).toEqual([
    'Your appointment on Mon, Dec 7, 3:00 PM',
    'Your appointment is now on Tue, Dec 8, 3:00 PM',
  ]);
});
