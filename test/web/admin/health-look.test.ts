import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { busyDay } from '../../support/busy-day.js';
import { smallClinic } from '../../support/small-clinic.js';
import { chosen, readsWell } from '../../support/looks.js';
import { type Person, staffMember } from '../../support/staff.js';

type Role = 'reception' | 'admin';
const looks: Readonly<Record<string, readonly [Role, string]>> = {
  health: ['admin', '/admin/health'],
  restored: ['admin', '/admin/health/restore'],
  letters: ['reception', '/staff/undelivered?news=phoned'],
  'alarm-hours': ['reception', '/staff/hours/mei'],
  'alarm-diary': ['reception', '/staff/diary?day=2026-12-01'],
};

describe.runIf(hasBrowser)('a bad day, as it looks', () => {
  let app: App;
  let browser: Browser;
  let people: Record<Role, Person>;
  beforeAll(async () => {
    app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z', worker: false });
    await busyDay(app);
    await badDay(app);
    people = { reception: await staffMember(app, ['reception']), admin: await staffMember(app, ['admin']) };
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  it.for(chosen(looks))('%s reads well for everyone, on a phone and on a desk, by day and by night', async (name) => {
    const [role, address] = looks[name]!;
    await readsWell(browser, name, { url: app.url, cookie: people[role].cookie }, address);
  });
});

/** Restored from a backup, letters refused, a calendar gone, a job late, no worker. */
async function badDay({ db, clock }: App): Promise<void> {
  const now = clock.now();
  await db.query(`insert into restores (restored_at, backup_at) values ($1, $1::timestamptz - interval '3 hours')`, [
    now,
  ]);
  await db.query(
    `insert into notifications (key, template, recipient, data, about, message_id, status, posted_at, due_at, failed_at, last_fault)
     select 'bad/' || row_number() over (), case row_number() over () when 3 then 'visit-new' else 'booking-confirmed' end,
       coalesce(p.email, 'someone@example.org'), '{"sequence":0}', b.id, 'bad/' || b.id, 'failed', $1, $1, $1, 'EENVELOPE 550 RCPT'
     from bookings b join patients p on p.id = b.patient_id where b.ends_at > $1::timestamptz order by b.starts_at limit 4`,
    [now],
  );
  await db.query(
    `insert into job_runs (job, started_at, ended_at, fault, every_seconds) values
       ('release-holds', clock_timestamp() - interval '10 minutes', clock_timestamp(), null, 60),
       ('refresh-calendars', clock_timestamp(), clock_timestamp(), 'boom', 60),
       ('forget-sign-ins', clock_timestamp() - interval '20 minutes', clock_timestamp(), null, 3600)`,
  );
  await db.query(
    `insert into calendar_subscriptions (id, practitioner_id, label, sealed_address, due_at, created_at, attempts, failed_since)
     select gen_random_uuid(), id, 'Family', 'x', $1, $1, 3, $1 from practitioners where slug = 'mei'`,
    [new Date(now.getTime() - 4 * 3_600_000)],
  );
}
