import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { StaffBookings } from '../../../src/bookings/by-staff/staff-bookings.service.js';
import { SendNotifications } from '../../../src/notifications/send-notifications.job.js';
import { type App, openApp } from '../../support/app.js';
import { rosa } from '../../support/staff-actors.js';
import { ana, visitAt } from '../../support/desk.js';
import { type MailServer, startMailServer } from '../../support/mail-server.js';
import { smallClinic } from '../../support/small-clinic.js';
import { type Person, signedIn, staffMember } from '../../support/staff.js';

let app: App;
let mail: MailServer;
let reception: Person;
let mei: Person;
let jonas: Person;

beforeAll(async () => {
  mail = await startMailServer();
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z', env: { SMTP_URL: mail.url } });
  reception = await staffMember(app, ['reception']);
  mei = await staffMember(app, ['practitioner'], { practitioner: 'mei' });
  jonas = await staffMember(app, ['practitioner'], { practitioner: 'jonas' });
});
afterAll(async () => {
  await app.close();
  await mail.stop();
});
beforeEach(async () => {
  mail.behave('accept');
  mail.received.length = 0;
  await toMorning();
  for (const table of ['claims', 'bookings', 'notifications', 'record_moves', 'patients'])
    await app.db.query(`delete from ${table}`);
});

/** Everyone has just signed in. */
async function toMorning(): Promise<void> {
  app.clock.set('2026-11-27T14:00:00Z');
  for (const who of [reception, mei, jonas])
    await app.db.query(`delete from staff_auth."session" where "userId" = $1`, [who.id]);
  await again();
  mei = { ...mei, cookie: await signedIn(app, mei.id) };
  jonas = { ...jonas, cookie: await signedIn(app, jonas.id) };
}

/** At the front desk one signs in anew after a while. */
async function again(): Promise<void> {
  reception = { ...reception, cookie: await signedIn(app, reception.id) };
}

const get = (address: string, who: Person) => app.http.get(address).set('cookie', who.cookie);
const post = (address: string, who: Person, body: object = {}) =>
  app.http.post(address).set('cookie', who.cookie).type('form').send(body);
const run = () => app.get(SendNotifications).run();
const phone = '+1 631 555 0142';

async function book(wall = '2026-12-01 10:00', contact: { name?: string; email?: string } = {}): Promise<string> {
  const { reference } = await app.get(Bookings).book(visitAt(wall), { contact: { ...ana.contact, phone, ...contact } });
  await app.db.query(`delete from notifications where template = 'visit-new'`);
  return reference;
}

/** Ana books, and the mail server says this about her address. */
async function refused(behaviour: Parameters<MailServer['behave']>[0] = { recipient: 550 }): Promise<string> {
  const reference = await book();
  mail.behave(behaviour);
  await run();
  mail.behave('accept');
  return reference;
}

const words = 'can’t be reached by email';
/** Does the card of the only visit say so? The legend always does. */
async function marked(address = '/staff/diary?day=2026-12-01', who = reception): Promise<boolean> {
  const { text } = await get(address, who).expect(200);
  const cards = address.includes('sheet') ? text : text.slice(0, text.indexOf('class="legend"'));
  return cards.includes(words);
}
/** How many changes of hers open diaries have been told of. */
const changes = async () =>
  (
    await app.db.query(
      `select count(*)::int as n from resource_changes c join practitioners p on p.id = c.resource_id where p.slug = 'mei'`,
    )
  )[0].n as number;

describe('a patient whom no letter reaches', () => {
  it('is marked in the diary, on the day sheet and on the visit’s page, with what happened and whom to phone', async () => {
    const reference = await refused();

    expect(await marked()).toBe(true);
    expect(await marked('/staff/diary/week?day=2026-12-01', mei)).toBe(true);
    expect(await marked('/staff/diary/sheet?day=2026-12-01')).toBe(true);
    const { text } = await get(`/staff/visits/${reference}`, mei).expect(200);
    expect(text).toContain('Can’t be reached by email');
    expect(text).toContain(
      '“Confirmation” to ana@example.org wasn’t delivered (noticed Fri, Nov 27, 9:00 AM). The mail server rejected the address. (EENVELOPE 550 RCPT)',
    );
    expect(text).toContain('Call Ana García:');
    expect(text).toContain('href="tel:+16315550142"');
  });

  it('is told to open diaries at once, and so is that somebody has phoned', async () => {
    await book();
    const before = await changes();
    mail.behave({ recipient: 550 });
    await run();
    const during = await changes();
    expect(during).toBeGreaterThan(before);

    const [{ id }] = await app.db.query(`select id from notifications`);
    await post(`/staff/undelivered/${id}/phoned`, reception).expect(303);

    expect(await changes()).toBeGreaterThan(during);
    expect(await marked()).toBe(false);
  });

  it('is marked as phoned on the visit’s own page, by the front desk', async () => {
    const reference = await refused();
    const { text } = await get(`/staff/visits/${reference}`, reception).expect(200);
    const [, id] = /action="\/staff\/undelivered\/([^/]+)\/phoned"/.exec(text)!;

    await post(`/staff/undelivered/${id}/phoned`, reception, { at: `/staff/visits/${reference}` })
      .expect(303)
      .expect('location', `/staff/visits/${reference}?news=phoned`);

    expect((await get(`/staff/visits/${reference}`, reception)).text).not.toContain('Can’t be reached');
    expect((await get(`/staff/visits/${reference}`, mei)).text).not.toContain('/phoned');
  });

  it('is within reach again as soon as another letter is taken; the one that failed waits to be sent again', async () => {
    const reference = await refused();
    await book('2026-12-02 10:00', { name: 'Luz García', email: 'ANA@example.org' });
    await run();

    expect(await marked()).toBe(false);
    expect((await get('/staff/undelivered', reception)).text).toContain(reference);
  });

  it('whose mailbox is full for now is not marked before three tries and twenty minutes, when the visit is near', async () => {
    app.clock.set('2026-11-30T20:00:00Z');
    await again();
    await book();
    mail.behave({ recipient: 452 });
    const tries: Record<number, boolean> = {};
    for (const minute of [0, 1, 3, 8, 14, 30]) {
      app.clock.set(new Date(Date.parse('2026-11-30T20:00:00Z') + minute * 60_000));
      await run();
      tries[minute] = await marked();
    }
    expect(tries).toEqual({ 0: false, 1: false, 3: false, 8: false, 14: false, 30: true });
    expect((await get('/staff/undelivered', reception)).text).toContain('we’re still trying');

    mail.behave('accept');
    app.clock.set('2026-11-30T21:30:00Z');
    await again();
    await run();
    expect(await marked()).toBe(false);
    expect((await get('/staff/undelivered', reception)).text).toContain('All emails have been delivered');
  });

  it('and with days to go, not before three hours', async () => {
    await refused({ recipient: 452 });
    mail.behave({ recipient: 452 });
    for (const minutes of [1, 4, 10, 30, 90, 170]) {
      app.clock.set(new Date(Date.parse('2026-11-27T14:00:00Z') + minutes * 60_000));
      await run();
    }
    await again();
    expect(await marked()).toBe(false);
    app.clock.set('2026-11-27T18:00:00Z');
    await again();
    await run();
    expect(await marked()).toBe(true);
  });

  it('matters also when it is the cancellation that did not arrive, and no longer when the visit is over', async () => {
    const reference = await book();
    await run();
    mail.behave({ recipient: 550 });
    await post(`/staff/visits/${reference}/cancellation`, reception, {
      who: 'clinic',
      reason: 'Mei is ill',
      tell: 'yes',
    }).expect(303);
    app.clock.set('2026-11-27T14:10:00Z');
    await run();

    expect(await marked()).toBe(true);
    app.clock.set('2026-12-01T20:00:00Z');
    await again();
    expect(await marked()).toBe(false);
  });
});

describe('an address that was typed wrong', () => {
  const path = (reference: string) => `/staff/visits/${reference}/address`;

  it('is put right on the visit’s page, and the letter goes there with a link of its own', async () => {
    const reference = await refused();
    const before = await app.db.query(`select link_hash from bookings`);

    await post(path(reference), reception, { email: ' ana.garcia@example.org ' })
      .expect(303)
      .expect('location', `/staff/visits/${reference}?news=address`);
    await run();

    const there = mail.received.filter(({ to }) => to.includes('ana.garcia@example.org'));
    expect(there).toHaveLength(1);
    expect(there[0]!.raw).toContain('Subject: Your appointment on Tue, Dec 1, 10:00 AM');
    expect(there[0]!.raw).toContain('method=REQUEST');
    expect(await app.db.query(`select link_hash from bookings`)).not.toEqual(before);
    expect(await marked()).toBe(false);
    expect((await get('/staff/undelivered', reception)).text).toContain('All emails have been delivered');
    expect(
      await app.db.query(
        `select actor, action, detail from audit where actor <> 'patient' and subject = (select id from bookings)`,
      ),
    ).toEqual([{ actor: `staff/${reception.id}`, action: 'patient.address-corrected', detail: { visits: 1 } }]);
  });

  it('tells of every visit ahead, sends nothing more to where it was, and says the same twice no second time', async () => {
    const reference = await refused({ recipient: 452 });
    await book('2026-12-03 10:00');

    for (const _ of [1, 2]) await post(path(reference), mei, { email: 'ana.garcia@example.org' }).expect(303);
    app.clock.set('2026-11-27T15:00:00Z');
    await run();

    expect(mail.received.map(({ to }) => to[0])).toEqual(['ana.garcia@example.org', 'ana.garcia@example.org']);
  });

  it('is told of a cancelled visit that it is cancelled', async () => {
    const reference = await book();
    await run();
    mail.behave({ recipient: 550 });
    await post(`/staff/visits/${reference}/cancellation`, reception, {
      who: 'clinic',
      reason: 'Mei is ill',
      tell: 'yes',
    }).expect(303);
    app.clock.set('2026-11-27T14:10:00Z');
    await run();
    mail.behave('accept');

    await post(path(reference), reception, { email: 'ana.garcia@example.org' }).expect(303);
    await run();

    const cancelled = mail.received.filter(({ raw }) => raw.includes('method=CANCEL') && raw.includes('Mei is ill'));
    expect(cancelled.map(({ to }) => to)).toEqual([['ana.garcia@example.org']]);
  });

  it('may turn out to be somebody known: then both are one person', async () => {
    await book('2026-12-02 10:00', { email: 'ana.garcia@example.org' });
    const reference = await refused();

    await post(path(reference), reception, { email: 'Ana.Garcia@example.org' }).expect(303);

    expect(await app.db.query(`select name, email, phone from patients where merged_into is null`)).toEqual([
      { name: 'Ana García', email: 'ana.garcia@example.org', phone },
    ]);
    expect((await get(`/staff/visits/${reference}`, reception)).text).toContain('ana.garcia@example.org');
  });

  it('is given for the first time to who booked by phone', async () => {
    const { reference } = await app
      .get(StaffBookings)
      .book(rosa, visitAt('2026-12-01 10:00'), { name: 'Hal Moreau', email: null, phone }, { tell: false });

    expect((await get(`/staff/visits/${reference}`, reception)).text).toContain('Add an email address');
    await post(path(reference), reception, { email: 'hal@example.org' }).expect(303);
    await run();
    expect(mail.received.filter(({ to }) => to.includes('hal@example.org'))).toHaveLength(1);
  });

  it('comes back as it was typed when it is none, with the sentence beside it', async () => {
    const reference = await refused();

    const { text } = await post(path(reference), reception, { email: 'ana@@example' }).expect(400);

    expect(text).toContain('value="ana@@example"');
    expect(text).toMatch(/id="email-error"/);
  });

  it('is nobody’s business who does not treat them', async () => {
    const reference = await refused();

    await post(path(reference), jonas, { email: 'x@example.org' }).expect(404);
    await post(path(randomUUID().slice(0, 6)), reception, { email: 'x@example.org' }).expect(404);
    expect(await app.db.query(`select email from patients`)).toEqual([{ email: 'ana@example.org' }]);
  });
});
