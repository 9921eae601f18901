import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Bookings } from '../../src/bookings/by-patient/book.service.js';
import { Cancellations } from '../../src/bookings/by-patient/cancel.service.js';
import { instantOfMinute } from '../../src/bookings/booking.js';
import { Remind } from '../../src/bookings/notices/remind.job.js';
import { ReminderPreferences } from '../../src/bookings/by-patient/reminder-preferences.service.js';
import { StaffBookings } from '../../src/bookings/by-staff/staff-bookings.service.js';
import { SendNotifications } from '../../src/notifications/send-notifications.job.js';
import { type App, openApp } from '../support/app.js';
import { Keys } from '../../src/platform/keys.service.js';
import { sender } from '../support/post-office.js';
import { whyUndelivered } from '../../src/web/staff/undelivered/why-undelivered.js';
import { rosa } from '../support/staff-actors.js';
import { ana, at, visitAt } from '../support/desk.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { smallClinic } from '../support/small-clinic.js';
import { keptCookie } from '../support/somebody.js';
import { startTextGateway, type TextGateway } from '../support/text-gateway.js';

let app: App;
let mail: MailServer;
let gateway: TextGateway;

beforeAll(async () => {
  [mail, gateway] = await Promise.all([startMailServer(), startTextGateway()]);
  app = await openApp({
    clinic: smallClinic,
    now: '2026-11-27T14:00:00Z',
    env: { SMTP_URL: mail.url, SMS_URL: gateway.url },
  });
});
afterAll(async () => {
  await app.close();
  await Promise.all([mail.stop(), gateway.stop()]);
});
beforeEach(async () => {
  app.clock.set('2026-11-27T14:00:00Z');
  mail.behave('accept');
  gateway.answers(202);
  mail.received.length = 0;
  gateway.received.length = 0;
  for (const table of ['claims', 'bookings', 'notifications', 'unsubscribes', 'patients'])
    await app.db.query(`delete from ${table}`);
});

const phone = '(631) 555-0142';
const look = async (wall: string) => {
  app.clock.set(instantOfMinute(at(wall)));
  await app.get(Remind).run();
  await app.get(SendNotifications).run();
};
const book = (textWanted: boolean, number = phone) =>
  app.get(Bookings).book(visitAt('2026-12-03 15:00'), { contact: { ...ana.contact, phone: number }, textWanted });
const texts = () => gateway.received.map(({ body }) => body as { to: string; text: string });
const waiting = async () =>
  (await app.db.query(`select status from notifications where channel = 'text' and template = 'reminder'`)).map(
    ({ status }: { status: string }) => status,
  );
const remindersByMail = () => mail.received.filter(({ raw }) => raw.includes('a reminder of your appointment'));

describe('a reminder by text message', () => {
  it('comes three hours before to who asked for it, besides the letter, and once however often anybody looks', async () => {
    await book(true);
    await look('2026-11-27 09:05');
    await look('2026-12-01 15:00');
    expect(remindersByMail()).toHaveLength(1);
    expect(texts()).toEqual([]);

    await look('2026-12-03 12:00');
    await app.db.query(`update bookings set remind_at = '-infinity'`);
    await look('2026-12-03 12:01');

    expect(remindersByMail()).toHaveLength(2);
    expect(texts()).toEqual([
      {
        to: '+16315550142',
        text: 'Harbour Acupuncture: your appointment is on Thu, Dec 3, 3:00 PM, at Harbour Street. To change it, call +1 631 555 0100.',
      },
    ]);
  });

  it('does not come to who did not ask and can be written to', async () => {
    await book(false);
    for (const wall of ['2026-11-27 09:05', '2026-12-01 15:00', '2026-12-03 12:00']) await look(wall);

    expect(texts()).toEqual([]);
  });

  it('comes to who cannot be reached by e-mail', async () => {
    await book(false);
    mail.behave({ recipient: 550 });
    for (const wall of ['2026-11-27 09:05', '2026-12-01 15:00', '2026-12-03 12:00']) await look(wall);

    expect(texts()).toHaveLength(1);
  });

  it('comes to who booked by phone and gave no address', async () => {
    await app
      .get(StaffBookings)
      .book(rosa, visitAt('2026-12-03 15:00'), { name: 'Hal Moreau', email: null, phone }, { tell: false });
    for (const wall of ['2026-12-01 15:00', '2026-12-03 12:00']) await look(wall);

    expect(texts().map(({ to }) => to)).toEqual(['+16315550142']);
  });

  it('does not come to a number nobody can dial', async () => {
    await book(true, '12345');
    for (const wall of ['2026-12-01 15:00', '2026-12-03 12:00']) await look(wall);

    expect(texts()).toEqual([]);
    expect(remindersByMail()).toHaveLength(2);
  });

  it('does not come to who has stopped reminders, even if it waits already', async () => {
    await book(true);
    const [{ id }] = await app.db.query(`select id from bookings`);
    gateway.answers(503);
    await look('2026-12-03 12:00');
    await app.get(ReminderPreferences).set(id, false);
    gateway.answers(202);
    gateway.received.length = 0;
    await look('2026-12-03 12:10');
    expect(await waiting()).toEqual(['superseded']);

    await app.db.query(`delete from notifications`);
    await app.db.query(`update bookings set remind_at = '-infinity'`);
    await look('2026-12-03 12:20');
    expect(await waiting()).toEqual([]);
    expect(texts()).toEqual([]);
  });

  it('does not come when the visit was cancelled meanwhile', async () => {
    const { token } = await book(true);
    await app.db.query(`update bookings set cancel_notice_minutes = 0`);
    gateway.answers(503);
    await look('2026-12-03 12:00');
    await app.get(Cancellations).cancel(token);
    gateway.answers(202);
    gateway.received.length = 0;
    await look('2026-12-03 12:10');

    expect(await waiting()).toEqual(['superseded']);
    expect(texts()).toEqual([expect.objectContaining({ text: expect.stringContaining('is canceled') })]);
  });

  it('is tried again when the gateway is busy, under the same key, and not when it would be too late to be of use', async () => {
    await book(true);
    gateway.answers(503);
    await look('2026-12-03 12:00');
    gateway.answers(202);
    await look('2026-12-03 12:01');
    const keys = gateway.received.map(({ headers }) => headers['idempotency-key']);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);

    await app.db.query(`update notifications set status = 'due', due_at = posted_at where channel = 'text'`);
    await look('2026-12-03 14:00');
    expect(gateway.received).toHaveLength(2);
  });

  it('fails at once where text messages have been switched off, and the staff are told why', async () => {
    await book(true);
    app.clock.set(instantOfMinute(at('2026-12-03 12:00')));
    await app.get(Remind).run();
    await using off = sender(app.db, { clock: app.clock, keys: Keys.temporary(), url: mail.url });
    await off.run();

    expect(await app.db.query(`select status, last_fault from notifications where channel = 'text'`)).toEqual([
      { status: 'failed', last_fault: 'TEXT off' },
    ]);
    expect(whyUndelivered((key) => key, 'TEXT off', false)).toMatch(/^undelivered.fault.text-off/);
  });
});

describe('the page where details are typed', () => {
  const hold = async () => {
    const made = await app.http
      .post('/api/v1/holds')
      .send({ treatment: 'acupuncture', practitioner: 'mei', location: 'harbour', start: '2026-12-03T15:00:00-05:00' })
      .expect(201);
    return made.body.hold as string;
  };
  const details = { name: 'Ana García', email: 'ana@example.org', phone };
  const confirm = (at: string, fields: object, on = app) =>
    on.http
      .post(`/book/${at}/confirmation`)
      .set('cookie', keptCookie)
      .type('form')
      .send({ ...details, ...fields });

  it('asks whether to remind by text message too, and the answer stays with the visit', async () => {
    const at = await hold();
    expect((await app.http.get(`/book/${at}`).expect(200)).text).toContain('Remind me by text message too');

    await confirm(at, { byText: 'yes' }).expect(303);

    expect(await app.db.query(`select text_wanted from bookings`)).toEqual([{ text_wanted: true }]);
  });

  it('is content without', async () => {
    await confirm(await hold(), {}).expect(303);

    expect(await app.db.query(`select text_wanted from bookings`)).toEqual([{ text_wanted: false }]);
  });

  it('wants a number for it, and keeps what was typed', async () => {
    const at = await hold();
    for (const wrong of ['', '12345']) {
      const { text } = await confirm(at, { byText: 'yes', phone: wrong }).expect(400);
      expect(text).toContain('Enter a number that can receive text messages');
      expect(text).toMatch(/name="byText" value="yes" checked/);
      expect(text).toContain('value="Ana García"');
    }
  });

  it('does not ask where there are no text messages, and then a tick means nothing', async () => {
    const other = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
    const made = await other.http
      .post('/api/v1/holds')
      .send({ treatment: 'acupuncture', practitioner: 'mei', location: 'harbour', start: '2026-12-03T15:00:00-05:00' });
    const at = made.body.hold as string;

    expect((await other.http.get(`/book/${at}`).expect(200)).text).not.toContain('text message');
    await confirm(at, { byText: 'yes', phone: '' }, other).expect(303);

    expect(await other.db.query(`select text_wanted from bookings`)).toEqual([{ text_wanted: false }]);
    await other.close();
  });
});
