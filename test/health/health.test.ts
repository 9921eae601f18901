import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Bookings } from '../../src/bookings/by-patient/book.service.js';
import { Health } from '../../src/health/health.service.js';
import { FailedNotifications } from '../../src/health/failed-notifications.service.js';
import { SendNotifications } from '../../src/notifications/send-notifications.job.js';
import { DatabaseWatch } from '../../src/platform/database-watch.client.js';
import { type App, openApp } from '../support/app.js';
import { asOwner } from '../support/database.js';
import { ana, visitAt } from '../support/desk.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { smallClinic } from '../support/small-clinic.js';
import { type Person, staffMember } from '../support/staff.js';

let app: App;
let mail: MailServer;
let reception: Person;
let admin: Person;
let practitioner: Person;

beforeEach(async () => {
  mail = await startMailServer();
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z', env: { SMTP_URL: mail.url } });
  reception = await staffMember(app, ['reception']);
  admin = await staffMember(app, ['admin']);
  practitioner = await staffMember(app, ['practitioner'], { practitioner: 'mei' });
});
afterEach(async () => {
  await app.close();
  await mail.stop();
});

const get = (address: string, who: Person) => app.http.get(address).set('cookie', who.cookie);
const post = (address: string, who: Person, body: object = {}) =>
  app.http.post(address).set('cookie', who.cookie).type('form').send(body);

/** Ana books, and the mail server knows no such address. */
async function undelivered(): Promise<string> {
  await app.get(Bookings).book(visitAt('2026-12-01 10:00'), { contact: { ...ana.contact, phone: '+1 631 555 0142' } });
  await app.db.query(`delete from notifications where template = 'visit-new'`);
  mail.behave({ recipient: 550 });
  await app.get(SendNotifications).run();
  mail.behave('accept');
  // Pages look every ten seconds.
  app.clock.set('2026-11-27T14:01:00Z');
  const [row] = (await app.db.query(
    `select id from notifications where template = 'booking-confirmed' and status = 'failed'`,
  )) as [{ id: string }];
  return row.id;
}

it('however many ask at once whether all is well, the database is asked once', async () => {
  await app.get(Health).look();
  const asked = vi.spyOn(app.db, 'createQueryRunner');
  const reports = await Promise.all(Array.from({ length: 50 }, () => app.get(Health).look()));

  expect(asked).toHaveBeenCalledTimes(1);
  expect(new Set(reports.map(({ troubles }) => troubles.join())).size).toBe(1);
  await app.get(Health).look();
  expect(asked).toHaveBeenCalledTimes(2);
});

it('a confirmation that cannot be delivered stands on every page of the staff, with whom to phone for those who may know', async () => {
  await undelivered();

  const desk = await get('/staff/diary', reception).expect(200);
  expect(desk.text).toContain('An email to a patient couldn’t be delivered.');
  expect(desk.text).toContain('<a href="/staff/undelivered">See who to call</a>');
  const own = await get('/staff/diary', practitioner).expect(200);
  expect(own.text).toContain('An email to a patient couldn’t be delivered.');
  expect(own.text).not.toContain('/staff/undelivered');
  expect((await app.http.get('/').expect(200)).text).not.toContain('couldn’t be delivered');
  await app.http.get('/healthz').expect(200);
});

it('a text message that was refused is no trouble where the email about the same change arrived', async () => {
  const id = await undelivered();
  const text = `update notifications set channel = 'text' where id = $1`;
  await app.db.query(text, [id]);
  expect((await app.get(Health).look()).failedNotifications).toBe(1);

  await app.db.query(
    `insert into notifications (key, channel, template, recipient, about, data, message_id, status, posted_at, due_at, sent_at)
     select key || '/email', 'email', template, 'ana@example.org', about, data, 'm', 'sent', posted_at, due_at, $2
     from notifications where id = $1`,
    [id, app.clock.now()],
  );
  expect((await app.get(Health).look()).failedNotifications).toBe(0);
});

it('whom to phone: the patient, the number, the visit and why the letter did not arrive', async () => {
  await undelivered();

  const { text } = await get('/staff/undelivered', reception).expect(200);

  expect(text).toContain('Confirmation');
  expect(text).toContain('Ana García');
  expect(text).toContain('href="tel:+16315550142"');
  expect(text).toContain('Tue, Dec 1, 10:00 AM');
  expect(text).toContain('ana@example.org');
  expect(text).toContain('The mail server rejected the address. (EENVELOPE 550 RCPT)');
  await get('/staff/undelivered', practitioner).expect(404);
});

it('a letter is sent again, once however often one clicks, and who did it is in the audit trail', async () => {
  const id = await undelivered();

  for (const _ of [1, 2]) await post(`/staff/undelivered/${id}/again`, reception).expect(303);
  app.clock.set('2026-11-27T14:02:00Z');
  await app.get(SendNotifications).run();

  expect(mail.received.filter(({ to }) => to.includes('ana@example.org'))).toHaveLength(1);
  expect((await get('/staff/undelivered', reception).expect(200)).text).toContain('All emails have been delivered');
  expect(await app.db.query(`select actor, action, detail from audit where subject = $1`, [id])).toEqual([
    {
      actor: `staff/${reception.id}`,
      action: 'notification.sent-again',
      detail: { template: 'booking-confirmed' },
    },
  ]);
});

it('a letter sent again three days later is tried as long as a new one', async () => {
  const id = await undelivered();
  app.clock.set('2026-11-30T20:00:00Z');
  await post(`/staff/undelivered/${id}/again`, await staffMember(app, ['reception'])).expect(303);

  mail.behave({ answer: 451 });
  await app.get(SendNotifications).run();

  expect(await app.db.query(`select status, attempts from notifications where id = $1`, [id])).toEqual([
    { status: 'due', attempts: 1 },
  ]);
});

it('who was phoned needs no letter: it leaves the list, and nobody is alarmed any more', async () => {
  const id = await undelivered();

  await post(`/staff/undelivered/${id}/phoned`, admin, { at: '/admin/health' })
    .expect(303)
    .expect('location', '/admin/health?news=phoned');
  app.clock.set('2026-11-27T14:02:00Z');

  expect((await get('/staff/diary', reception).expect(200)).text).not.toContain('couldn’t be delivered');
  expect(await app.get(FailedNotifications).list({ roles: ['admin'] })).toEqual([]);
  expect(await app.db.query(`select action from audit where subject = $1`, [id])).toEqual([
    { action: 'notification.phoned' },
  ]);
});

it('a letter that a later one has superseded is not sent again: it would be the last word', async () => {
  const id = await undelivered();
  const booked = await app.db.query<{ about: string }[]>(`select about from notifications where id = $1`, [id]);
  await app.db.query(
    `insert into notifications (key, template, recipient, data, about, message_id, status, posted_at, due_at, sent_at)
     values ('later', 'booking-moved', 'ana@example.org', '{"sequence":1}', $1, 'later', 'sent', $2, $2, $2)`,
    [booked[0]!.about, app.clock.now()],
  );

  expect((await get('/staff/undelivered', reception).expect(200)).text).not.toContain('Resend');
  await post(`/staff/undelivered/${id}/again`, reception)
    .expect(303)
    .expect('location', '/staff/undelivered?news=superseded');
  expect(await app.db.query(`select status from notifications where id = $1`, [id])).toEqual([{ status: 'failed' }]);
});

it('letters to colleagues are for administrators only', async () => {
  await app.db.query(
    `insert into notifications (key, template, recipient, data, message_id, status, posted_at, due_at, failed_at)
     values ('invitation', 'staff-invitation', 'new@clinic.example', '{}', 'i', 'failed', $1, $1, $1)`,
    [app.clock.now()],
  );
  const [{ id }] = await app.db.query<[{ id: string }]>(`select id from notifications where key = 'invitation'`);

  expect((await get('/admin/health', admin).expect(200)).text).toContain('new@clinic.example');
  expect((await get('/staff/undelivered', reception).expect(200)).text).not.toContain('new@clinic.example');
  await post(`/staff/undelivered/${id}/phoned`, reception).expect(404);
});

it('the page says which jobs are late, which calendars cannot be read, and how large the database is', async () => {
  await app.db.query(
    `insert into job_runs (job, started_at, ended_at, fault, every_seconds) values
       ('release-holds', clock_timestamp() - interval '10 minutes', clock_timestamp(), null, 60),
       ('letters', clock_timestamp(), clock_timestamp(), 'boom', 2)`,
  );
  await app.db.query(
    `insert into calendar_subscriptions (id, practitioner_id, label, sealed_address, due_at, created_at, attempts, failed_since)
     select gen_random_uuid(), id, 'Family', 'x', $1, $1, 3, $1 from practitioners where slug = 'mei'`,
    [new Date('2026-11-27T10:00:00Z')],
  );

  const { text } = await get('/admin/health', admin).expect(200);

  expect(text).toMatch(/release-holds<\/th><td>1 minute<\/td><td>10 minutes ago<\/td><td>late/);
  expect(text).toMatch(/>letters<\/th><td>2 seconds<\/td><td>[^<]+<\/td><td>last run failed/);
  expect(text).toContain('Mei Tanaka: Family');
  expect(text).toContain('It can’t be read. First failed 4 hours ago.');
  expect(text).toMatch(/\d+ MB in total, PostgreSQL 18/);
  await get('/admin/health', reception).expect(404);
});

it('when nobody works at any time that can be booked, that is said', async () => {
  await app.db.query(`delete from weekly_hours`);
  app.clock.set('2026-11-27T14:01:00Z');
  await get('/find?treatment=acupuncture', reception);

  const { text } = await get('/staff/hours', reception).expect(200);

  expect(text).toContain('Patients can’t book online.');
});

it('pages look at most every ten seconds', async () => {
  await get('/staff/undelivered', reception).expect(200);
  await app.db.query(`update workers set seen_at = seen_at - interval '2 hours'`);

  expect((await get('/staff/undelivered', reception)).text).not.toContain('Emails aren’t going out');
  app.clock.set('2026-11-27T14:00:11Z');
  expect((await get('/staff/undelivered', reception)).text).toContain('Emails aren’t going out');
});

const problems = async () => ((await app.http.get('/healthz')).body as { problems?: string[] }).problems ?? [];

it('while the mail server is away, however often it was tried again, messages are late', async () => {
  await app.get(Bookings).book(visitAt('2026-12-01 10:00'), ana);
  await mail.stop();
  for (const minute of [0, 1, 3]) {
    app.clock.set(`2026-11-27T14:0${minute}:00Z`);
    await app.get(SendNotifications).run();
  }
  expect(await problems()).toEqual([]);

  app.clock.set('2026-11-27T14:06:00Z');
  await app.get(SendNotifications).run();
  expect(await problems()).toEqual(['notifications-late']);

  await mail.start();
  app.clock.set('2026-11-27T14:30:00Z');
  await app.get(SendNotifications).run();
  expect(await problems()).toEqual([]);
});

it('a message that was put off once and then waits for the morning is not late', async () => {
  await app.get(Bookings).book(visitAt('2026-12-01 10:00'), ana);
  await mail.stop();
  await app.get(SendNotifications).run();
  await mail.start();
  const [from, to] = ['14:01', '22:00'].map((clock) => Date.parse(`2026-11-27T${clock}:00Z`) / 60_000);
  await app.db.query(`update notifications set data = data || $1`, [{ rest: { from, to } }]);
  app.clock.set('2026-11-27T14:01:00Z');
  await app.get(SendNotifications).run();

  app.clock.set('2026-11-27T14:10:00Z');
  expect(await problems()).toEqual([]);
});

it('a mailbox that is full for hours is no trouble of the service', async () => {
  await app.get(Bookings).book(visitAt('2026-12-01 10:00'), ana);
  mail.behave({ recipient: 452 });
  await app.get(SendNotifications).run();

  app.clock.set('2026-11-27T14:06:00Z');
  expect(await problems()).toEqual([]);
});

it.each([451, 550])('a server that takes nothing from our sender (%d) is a trouble of the service', async (sender) => {
  await app.get(Bookings).book(visitAt('2026-12-01 10:00'), ana);
  mail.behave({ sender });
  await app.get(SendNotifications).run();

  app.clock.set('2026-11-27T14:06:00Z');
  expect(await problems()).toEqual(['notifications-late']);
});

it('a disk without room for another file is told', async () => {
  const [{ name }] = await app.db.query<[{ name: string }]>(`select current_database() as name`);
  await asOwner(app.db, `alter database ${name} set temp_file_limit = '64kB'`);
  const everyConnection = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = current_user`;
  await app.db.query(everyConnection).catch(() => undefined);

  await expect.poll(problems).toEqual(['database']);
});

it('a job past its deadline is told as long as its worker lives', async () => {
  await app.db.query(
    `insert into job_runs (job, started_at, deadline_at, worker)
     select 'notifications', now() - interval '2 minutes', now() - interval '1 minute', id from workers`,
  );
  expect(await problems()).toEqual(['job-stuck']);

  await app.db.query(`update job_runs set worker = gen_random_uuid()`);
  expect(await problems()).toEqual([]);
});

it('a pool without a free connection is told', async () => {
  const runners = await Promise.all(
    Array.from({ length: 12 }, async () => {
      const runner = app.db.createQueryRunner();
      await runner.connect();
      return runner;
    }),
  );

  expect(await problems()).toEqual(['database']);

  for (const runner of runners) await runner.release();
  expect(await problems()).toEqual([]);
});

it('a clock three quarters of an hour from the database’s is told', async () => {
  const { clock } = app.get(DatabaseWatch);
  const asked = clock.machine();
  clock.follow(asked - 45 * 60_000, asked, clock.machine());

  expect(await problems()).toEqual(['clock']);
});
