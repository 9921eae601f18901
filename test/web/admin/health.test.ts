import { afterEach, beforeEach, expect, it } from 'vitest';
import { type App, openApp } from '../../support/app.js';
import { asOwner } from '../../support/database.js';
import { staffMember } from '../../support/staff.js';

let app: App;
beforeEach(async () => {
  app = await openApp({ now: '2026-11-23T14:00:00Z', worker: false });
  await app.db.query(`insert into workers (id, seen_at) values (gen_random_uuid(), clock_timestamp())`);
});
afterEach(() => app.close());

it('all is well, and looking leaves no trace', async () => {
  await app.http.get('/healthz').expect(200, { status: 'ok' });

  expect(await app.db.query(`select * from job_runs where job = 'health'`)).toEqual([]);
});

it('a letter that should have gone six minutes ago', async () => {
  await app.db.query(
    `insert into notifications (key, template, recipient, data, message_id, posted_at, due_at)
     values ('a', 'booking-confirmed', 'a@example.org', '{}', 'a', $1, $1)`,
    ['2026-11-23T13:54:00Z'],
  );

  await app.http.get('/healthz').expect(503, { status: 'unwell', problems: ['notifications-late'] });
});

it('no worker for over a minute', async () => {
  await app.db.query(`update workers set seen_at = seen_at - interval '61 seconds'`);

  await app.http.get('/healthz').expect(503, { status: 'unwell', problems: ['no-worker'] });
});

it('a database that can be read but not written', async () => {
  await asOwner(
    app.db,
    `create function refuse() returns trigger language plpgsql as $$ begin raise 'disk full'; end $$`,
    `create trigger refuse before insert on job_runs for each row execute function refuse()`,
  );

  await app.http.get('/healthz').expect(503, { status: 'unwell', problems: ['database'] });
});

it('says which limits against abuse were reached, and how often', async () => {
  await app.db.query(`insert into limits_reached (at, what) values ($1, 'network'), ($1, 'network')`, [
    app.clock.now(),
  ]);

  const { text } = await app.http.get('/admin/health').set('cookie', (await staffMember(app, ['admin'])).cookie);

  expect(text).toContain('More than five bookings from one network in ten minutes: 2 bookings');
});
