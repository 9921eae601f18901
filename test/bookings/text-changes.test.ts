import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Bookings } from '../../src/bookings/by-patient/book.service.js';
import { Reschedules } from '../../src/bookings/by-patient/reschedule.service.js';
import { instantOfMinute } from '../../src/bookings/booking.js';
import { StaffReschedules } from '../../src/bookings/by-staff/staff-reschedules.service.js';
import { StaffBookings } from '../../src/bookings/by-staff/staff-bookings.service.js';
import { VisitProgress } from '../../src/bookings/by-staff/visit-progress.service.js';
import { SendNotifications } from '../../src/notifications/send-notifications.job.js';
import { type App, openApp } from '../support/app.js';
import { ana, at, visitAt } from '../support/desk.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { smallClinic } from '../support/small-clinic.js';
import { rosa } from '../support/staff-actors.js';
import { startTextGateway, type TextGateway } from '../support/text-gateway.js';

type Practitioner = (typeof smallClinic.practitioners)[number];

let app: App;
let mail: MailServer;
let gateway: TextGateway;

beforeAll(async () => {
  [mail, gateway] = await Promise.all([startMailServer(), startTextGateway()]);
  app = await openApp({
    clinic: anytime,
    now: '2026-11-27T14:00:00Z',
    env: { SMTP_URL: mail.url, SMS_URL: gateway.url },
  });
});
afterAll(async () => {
  await app.close();
  await Promise.all([mail.stop(), gateway.stop()]);
});
beforeEach(async () => {
  await clean(app, '2026-11-27 09:00');
  mail.behave('accept');
  gateway.answers(202);
  gateway.received.length = 0;
});

const [harbour] = smallClinic.locations as [(typeof smallClinic.locations)[number]];
const [mei, jonas] = smallClinic.practitioners as [Practitioner, Practitioner];
/** Where Mei works on Fridays. */
const berlin = {
  ...harbour,
  slug: 'berlin',
  name: 'Berlin',
  address: { ...harbour.address, country: 'DE' },
  equipment: [],
};
const anytime = {
  ...smallClinic,
  policy: { ...smallClinic.policy, cancelNoticeMinutes: 0, minNoticeMinutes: 0 },
  locations: [harbour, berlin],
  practitioners: [
    {
      ...mei,
      offers: [...mei.offers, { treatment: 'acupuncture', location: 'berlin' }],
      hours: mei.hours.map((one) => (one.weekday === 5 ? { ...one, location: 'berlin' } : one)),
    },
    jonas,
  ],
};
async function clean({ clock, db }: App, wall: string): Promise<void> {
  clock.set(instantOfMinute(at(wall)));
  for (const table of ['claims', 'bookings', 'notifications', 'unsubscribes', 'patients'])
    await db.query(`delete from ${table}`);
}
const phone = '(631) 555-0142';
const book = (textWanted = true, on = app) =>
  on.get(Bookings).book(visitAt('2026-12-03 15:00'), { contact: { ...ana.contact, phone }, textWanted });
const now = async (wall: string) => {
  app.clock.set(instantOfMinute(at(wall)));
  await app.get(SendNotifications).run();
};
const texts = () => gateway.received.map(({ body }) => (body as { text: string }).text);
const waiting = () => app.db.query(`select template, status from notifications where channel = 'text' order by id`);
const move = (token: string, wall: string) => app.get(Reschedules).reschedule(token, { start: at(wall) });
const cancel = (reference: string) => app.get(VisitProgress).cancel(rosa, reference, { reason: 'Ill', tell: true });

describe('a change within a day of the visit is told by text message', () => {
  it('when the clinic cancels, three minutes later, to who asked for text messages when booking', async () => {
    const { reference } = await book();
    await now('2026-12-03 08:00');

    await cancel(reference);
    await now('2026-12-03 08:02');
    expect(texts()).toEqual([]);

    await now('2026-12-03 08:03');
    await now('2026-12-03 08:04');
    expect(gateway.received.map(({ body }) => body)).toEqual([
      {
        to: '+16315550142',
        text: 'Harbour Acupuncture: your appointment on Thu, Dec 3, 3:00 PM, at Harbour Street, is canceled. To book again, call +1 631 555 0100.',
      },
    ]);
  });

  it('when the patient moves it away from the day, or to the day', async () => {
    const { token } = await book();
    await now('2026-12-03 08:00');
    await move(token, '2026-12-09 10:00');
    await now('2026-12-03 08:05');
    await move(token, '2026-12-03 16:00');
    await now('2026-12-03 08:10');

    expect(texts()).toEqual([
      expect.stringContaining('your appointment on Thu, Dec 3, 3:00 PM is now on Wed, Dec 9, 10:00 AM'),
      expect.stringContaining('your appointment on Wed, Dec 9, 10:00 AM is now on Thu, Dec 3, 4:00 PM'),
    ]);
  });

  it('to the number as it was dialed where they gave it, also when it moves to another country', async () => {
    const { reference } = await book();
    await now('2026-12-03 14:00');
    const friday = { start: at('2026-12-04 11:00'), location: 'berlin' };
    await app.get(StaffReschedules).reschedule(rosa, reference, friday, { tell: true });

    await now('2026-12-03 14:03');

    expect(gateway.received).toMatchObject([{ body: { to: '+16315550142' } }]);
  });

  it('and not when it is further away, nor to who can be reached by e-mail and asked for none', async () => {
    const far = await book();
    await now('2026-11-28 09:00');
    await move(far.token, '2026-12-09 10:00');
    const other = await book(false);
    await now('2026-12-03 08:00');
    await cancel(other.reference);
    await now('2026-12-03 08:05');

    expect(await waiting()).toEqual([]);
  });

  it('at once at night too: who is to leave at seven must know that the visit at eight is off', async () => {
    const { reference } = await book();
    await now('2026-12-02 22:00');
    await cancel(reference);
    await now('2026-12-02 22:03');

    expect(texts()).toHaveLength(1);
  });

  it('to who booked by phone and has no address', async () => {
    const caller = { name: 'Bo Lindqvist', email: null, phone };
    const { reference } = await app.get(StaffBookings).book(rosa, visitAt('2026-12-03 15:00'), caller, { tell: true });
    await now('2026-12-03 08:00');
    await cancel(reference);
    await now('2026-12-03 08:03');

    expect(texts()).toEqual([expect.stringContaining('is canceled')]);
  });

  it('to who has stopped reminders: this is not one', async () => {
    const { reference } = await book();
    await app.db.query(`insert into unsubscribes (address, unsubscribed_at) values (lower($1), now())`, [
      ana.contact.email,
    ]);
    await now('2026-12-03 08:00');
    await cancel(reference);
    await now('2026-12-03 08:03');

    expect(texts()).toHaveLength(1);
  });

  it('unless the desk tells nobody', async () => {
    const { reference } = await book();
    await now('2026-12-03 08:00');
    await app.get(VisitProgress).cancel(rosa, reference, { reason: 'Ill', tell: false });
    await now('2026-12-03 08:03');

    expect(texts()).toEqual([]);
  });
});

describe('changes that follow one another', () => {
  it('within three minutes are one text message: moved and cancelled is cancelled, moved away and back is nothing', async () => {
    const { token, reference } = await book();
    await now('2026-12-03 08:00');
    await move(token, '2026-12-03 16:00');
    await move(token, '2026-12-03 15:00');
    await now('2026-12-03 08:03');
    expect(texts()).toEqual([]);

    await move(token, '2026-12-03 16:00');
    await cancel(reference);
    await now('2026-12-03 08:10');
    expect(texts()).toEqual([expect.stringContaining('is canceled')]);
  });

  it('a cancellation that was told and is taken back is told too', async () => {
    const { reference } = await book();
    await now('2026-12-03 08:00');
    await cancel(reference);
    await now('2026-12-03 08:05');
    await app.get(VisitProgress).undo(rosa, reference, 'cancelled');
    await now('2026-12-03 08:10');

    expect(texts()).toEqual([
      expect.stringContaining('is canceled'),
      expect.stringContaining('Thu, Dec 3, 3:00 PM, at Harbour Street, is confirmed after all'),
    ]);
  });

  it('while the gateway is away, the last one alone is sent, and none after the time has come', async () => {
    const { token, reference } = await book();
    await now('2026-12-03 08:00');
    gateway.answers(503);
    await move(token, '2026-12-03 16:00');
    await now('2026-12-03 08:03');
    await cancel(reference);
    await now('2026-12-03 08:07');
    expect(await waiting()).toEqual([
      { template: 'booking-moved', status: 'superseded' },
      { template: 'booking-cancelled', status: 'due' },
    ]);

    gateway.answers(202);
    gateway.received.length = 0;
    await now('2026-12-03 16:00');
    expect(texts()).toEqual([]);
    expect((await waiting())[1]).toMatchObject({ status: 'superseded' });
  });
});

it('without a gateway there are no text messages', async () => {
  const other = await openApp({ clinic: anytime, now: '2026-11-27T14:00:00Z', env: { SMTP_URL: mail.url } });
  try {
    await clean(other, '2026-12-03 08:00');
    const { reference } = await book(true, other);
    await other.get(VisitProgress).cancel(rosa, reference, { reason: 'Ill', tell: true });

    expect(await other.db.query(`select 1 from notifications where channel = 'text'`)).toEqual([]);
  } finally {
    await other.close();
  }
});
