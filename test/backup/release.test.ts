import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Restores } from '../../src/backup/restores.service.js';
import { Bookings } from '../../src/bookings/by-patient/book.service.js';
import { Remind } from '../../src/bookings/notices/remind.job.js';
import { SendNotifications } from '../../src/notifications/send-notifications.job.js';
import { startWorker } from '../../src/worker.js';
import { type App, openApp } from '../support/app.js';
import { ana, visitAt } from '../support/desk.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { smallClinic } from '../support/small-clinic.js';
import { type Person, signedIn, staffMember } from '../support/staff.js';

let app: App;
let mail: MailServer;
let admin: Person;

beforeEach(async () => {
  mail = await startMailServer();
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z', env: { SMTP_URL: mail.url } });
  admin = await staffMember(app, ['admin']);
});
afterEach(async () => {
  await app.close();
  await mail.stop();
});

const get = (address: string) => app.http.get(address).set('cookie', admin.cookie);
const release = (body: object = {}) =>
  app.http.post('/admin/health/restore/release').set('cookie', admin.cookie).type('form').send(body);

/** Later, whoever is asked for their password again has typed it. */
async function later(at: string): Promise<void> {
  app.clock.set(at);
  admin = { ...admin, cookie: await signedIn(app, admin.id) };
}

/** As a restore leaves it; the backup was made when the clock began. */
const restored = (at: string) =>
  app.db.query(`insert into restores (restored_at, backup_at) values ($1, '2026-11-27T14:00:00Z')`, [at]);

const sentTo = (address: string) =>
  mail.received.filter(({ to }) => to.includes(address)).map(({ raw }) => /^Subject: (.*)$/im.exec(raw)?.[1]);

it('a restored system sends nothing until an administrator releases it, and then everything once', {
  timeout: 60_000,
}, async () => {
  await app.get(Bookings).book(visitAt('2026-12-01 10:00'), ana);
  await restored('2026-11-27T14:00:00Z');
  const worker = await startWorker(app.nest, app.databaseUrl);
  try {
    const ran = `select count(*)::int as count from job_runs where ended_at is not null
      and job in ('notifications', 'webhooks', 'waitlist', 'remind', 'follow-up', 'daily-digests')`;
    await expect.poll(async () => (await app.db.query(ran))[0].count, { timeout: 20_000 }).toBe(6);

    expect(mail.received).toEqual([]);
    await later('2026-11-27T14:10:00Z');
    expect((await app.http.get('/healthz').expect(503)).body.problems).toEqual(['restored']);
    expect((await get('/staff/diary').expect(200)).text).toContain(
      '<a href="/admin/health/restore">See what waits</a>',
    );
    const page = await get('/admin/health/restore').expect(200);
    expect(page.text).toContain('The original system may have kept sending');
    expect(page.text).toMatch(/Confirmation.*?New appointment \(to the practitioner\)/s);

    await release().expect(303).expect('location', '/admin/health');

    const due = `select from notifications where status = 'due' and due_at <= $1`;
    await expect.poll(() => app.db.query(due, [app.clock.now()]), { timeout: 20_000 }).toEqual([]);
    expect(mail.received.length).toBeGreaterThan(1);
    expect(new Set(mail.received.map(({ messageId }) => messageId)).size).toBe(mail.received.length);
    await app.http.get('/healthz').expect(200);
    await get('/admin/health/restore').expect('location', '/admin/health');
    const [{ actor, detail }] = await app.db.query(`select actor, detail from audit where action = 'restore.released'`);
    expect(actor).toBe(`staff/${admin.id}`);
    expect(detail).toEqual({ until: null, discarded: 0, over: 0, webhooks: 0 });
  } finally {
    await worker.stop();
  }
});

it('what the original system has sent is discarded, a reminder too, and what came later is sent', async () => {
  await app.get(Bookings).book(visitAt('2026-12-01 10:00'), ana);
  await app.get(Remind).run();
  await restored('2026-11-29T15:30:00Z');
  await later('2026-11-29T16:00:00Z');
  const ben = { contact: { name: 'Ben Okafor', email: 'ben@example.org', phone: null } };
  await app.get(Bookings).book(visitAt('2026-12-03 10:00'), ben);
  expect((await get('/admin/health/restore')).text).toContain('one appointment is due a reminder');

  await release({ day: '2026-11-29', time: '10:30 am' }).expect(303);
  await app.get(Remind).run();
  await app.get(SendNotifications).run();

  expect(sentTo(ana.contact.email)).toEqual([]);
  expect(sentTo('ben@example.org')).toHaveLength(1);
  // Three hours before there is another one, and that is new.
  await later('2026-12-01T13:10:00Z');
  await app.get(Remind).run();
  await app.get(SendNotifications).run();
  expect(sentTo(ana.contact.email)).toHaveLength(1);
});

it('of two who release it at once, one discarding, nothing that was to be discarded is sent', async () => {
  await app.get(Bookings).book(visitAt('2026-12-01 10:00'), ana);
  await restored('2026-11-29T15:30:00Z');
  await later('2026-11-29T16:00:00Z');
  const writing = vi.spyOn(Remind.prototype, 'run').mockImplementation(async function (this: Remind) {
    writing.mockRestore();
    await app.get(Restores).release(admin, null);
    return this.run();
  });

  await release({ day: '2026-11-29', time: '10:30 am' }).expect(303);
  await app.get(Remind).run();
  await app.get(SendNotifications).run();

  expect(mail.received).toEqual([]);
  const [{ detail }, ...more] = await app.db.query(`select detail from audit where action = 'restore.released'`);
  expect(detail.until).toBe('2026-11-29T15:30:00.000Z');
  expect(more).toEqual([]);
});

it('any number may release it at once, and it is released once', async () => {
  await app.get(Bookings).book(visitAt('2026-12-01 10:00'), ana);
  await restored('2026-11-29T15:30:00Z');
  await later('2026-11-29T16:00:00Z');
  const times = [null, '2026-11-28T12:00:00Z', '2026-11-29T15:30:00Z', null];
  await Promise.all(times.map((time) => app.get(Restores).release(admin, time ? new Date(time) : null)));

  const [{ detail }, ...more] = await app.db.query(`select detail from audit where action = 'restore.released'`);
  expect(more).toEqual([]);
  const [{ until, waiting }] =
    await app.db.query(`select discarded_until as until, (select count(*)::int from notifications
    where status = 'due' and coalesce(put_off_since, due_at) <= discarded_until) as waiting from restores`);
  expect(until?.toISOString() ?? null).toBe(detail.until);
  expect(waiting).toBe(0);
});

it('nobody is told about an appointment that is over by now', async () => {
  await app.get(Bookings).book(visitAt('2026-12-01 10:00'), ana);
  await later('2026-12-02T15:00:00Z');
  await restored('2026-12-02T15:00:00Z');
  expect((await get('/admin/health/restore')).text).toMatch(/Confirmation<.*?<td[^>]*>1<.*?<td[^>]*>1</s);

  await release().expect(303);
  await app.get(SendNotifications).run();

  expect(mail.received).toEqual([]);
});

it.each([
  ['2026-11-29', '11:00', 'Enter a time before the restore'],
  ['', '', 'Enter a date and a time'],
])('a time that makes no sense (%s %s) releases nothing', async (day, time, sentence) => {
  await restored('2026-11-29T15:30:00Z');

  const told = await release({ day, time }).expect(400);

  expect(told.text).toContain(sentence);
  expect(await app.db.query(`select from restores where released_at is not null`)).toEqual([]);
});
