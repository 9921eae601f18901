import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from '../support/app.js';
import { accessFaults, hasBrowser, openBrowser, overflow } from '../support/browser.js';
import { busyDay } from '../support/busy-day.js';
import { smallClinic } from '../support/small-clinic.js';
import { type Person, staffMember } from '../support/staff.js';

/** `SHOTS=<folder>` keeps a picture of each, `WIDTHS=390,1280` of other widths. */
const shots = process.env.SHOTS;
const widths = (process.env.WIDTHS ?? '320,1280').split(',').map(Number);

type Role = 'reception' | 'admin';
const looks: Readonly<Record<string, readonly [Role, string]>> = {
  health: ['admin', '/admin/health'],
  letters: ['reception', '/staff/letters?news=phoned'],
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

  it.for(Object.keys(looks))(
    '%s reads well for everyone, on a phone and on a desk, by day and by night',
    async (name) => {
      const [role, address] = looks[name]!;
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of widths) {
          const look = `${width} ${colorScheme}`;
          const context = await browser.newContext({
            colorScheme,
            viewport: { width, height: width < 800 ? 700 : 900 },
            extraHTTPHeaders: { cookie: people[role].cookie },
          });
          const page = await context.newPage();
          await page.goto(`${app.url}${address}`);
          if (shots) {
            mkdirSync(shots, { recursive: true });
            await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png`, fullPage: true });
          }
          expect.soft(await accessFaults(page), look).toEqual([]);
          expect.soft(await overflow(page), `${look}: sticks out`).toBe(0);
          await context.close();
        }
    },
  );
});

/** Letters refused, a calendar gone, a job late, no worker. */
async function badDay({ db, clock }: App): Promise<void> {
  const now = clock.now();
  await db.query(
    `insert into letters (key, kind, recipient, data, about, message_id, status, posted_at, due_at, failed_at, last_fault)
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
    `insert into calendar_subscriptions (id, practitioner_id, label, sealed_address, next_at, created_at, failures, failed_since)
     select gen_random_uuid(), id, 'Family', 'x', $1, $1, 3, $1 from practitioners where slug = 'mei'`,
    [new Date(now.getTime() - 4 * 3_600_000)],
  );
}
