import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { ClinicFile } from '../../../src/clinic-file/schema.js';
import { RunImports } from '../../../src/import/run-imports.job.js';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { busyDay } from '../../support/busy-day.js';
import { dump } from '../../support/easy-appointments.js';
import { freePort } from '../../support/free-port.js';
import { readingThread } from '../../support/reading-thread.js';
import { smallClinic } from '../../support/small-clinic.js';
import { chosen, readsWell } from '../../support/looks.js';
import { type Person, staffMember } from '../../support/staff.js';

const json = (name: string, value: unknown) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
});

const changed: ClinicFile = {
  ...smallClinic,
  policy: { ...smallClinic.policy, cancelNoticeMinutes: 2880 },
  locations: smallClinic.locations.map((one) => ({ ...one, rooms: one.rooms.filter(({ slug }) => slug !== 'west') })),
  treatments: smallClinic.treatments.map((one) =>
    one.slug === 'acupuncture'
      ? { ...one, price: 9900, phases: [...one.phases, { minutes: 5, kind: 'hands' as const }] }
      : one,
  ),
  practitioners: smallClinic.practitioners.map((one) =>
    one.slug === 'mei' ? { ...one, hours: one.hours.map((hours) => ({ ...hours, to: '13:00' })) } : one,
  ),
  links: [...smallClinic.links, { code: 'poster', label: 'The poster at the gym' }],
};

/** Each begins at the files, as somebody would. */
const visitsTable = [
  'Patient,E-Mail,Phone,Date,Time,Service,With,Status,Did not arrive,Patient arrived,Cancelled at',
  'Zoë Hart,zoe@example.org,call mornings,8.12.2026,9.30,Acupuncture,Mei Tanaka,booked,No,No,',
  'Yan Li,,+1 631 555 0142,8.12.2026,2:15 pm,Acupuncture,Dr Unknown,to be called back,No,No,2026-11-20',
].join('\n');

/** As somebody would: a file is chosen, then the page looks again by itself. */
const bring = async (page: Page, field: string, name: string, text: string) => {
  await page.getByRole('link', { name: 'Import patients and appointments' }).click();
  await page.setInputFiles(`#${field}`, { name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await page.locator(`form:has(#${field}) button`).click();
};
const matchColumns = async (page: Page) => {
  await bring(page, 'table', 'visits.csv', visitsTable);
  await page.getByText('This looks like an export from Cliniko.').waitFor();
  await page.getByText('day, month, year').click();
  await page.getByRole('button', { name: 'Next: match names' }).click();
  await page.getByRole('heading', { name: 'Match names in visits.csv' }).waitFor();
};
const tryDump = async (page: Page, app: App) => {
  await bring(page, 'easy-appointments', 'backup.sql', dump());
  await page.getByRole('heading', { name: 'Match names in backup.sql' }).waitFor();
  await page.getByLabel('Nora Lind').selectOption('jonas');
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByRole('heading', { name: 'Checking backup.sql' }).waitFor();
  await app.get(RunImports).run(new AbortController().signal);
  await page.getByRole('heading', { name: 'Check of backup.sql' }).waitFor();
};

const looks: Readonly<Record<string, (page: Page, url: string, app: App) => Promise<unknown>>> = {
  bring: (page) => page.getByRole('link', { name: 'Import patients and appointments' }).click(),
  columns: async (page) => {
    await bring(page, 'table', 'visits.csv', visitsTable);
    await page.getByRole('heading', { name: 'Match the columns of visits.csv' }).waitFor();
  },
  'table-names': async (page) => {
    await matchColumns(page);
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByRole('link', { name: 'Choose what this status means.' }).waitFor();
  },
  'table-report': async (page, _url, app) => {
    await matchColumns(page);
    await page.getByLabel('Status: to be called back').selectOption('left-out');
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByRole('heading', { name: 'Checking visits.csv' }).waitFor();
    await app.get(RunImports).run(new AbortController().signal);
    await page.getByRole('heading', { name: 'Check of visits.csv' }).waitFor();
    await page.getByText('“call mornings” isn’t a valid phone number and is left out.').waitFor();
  },
  meanings: async (page) => {
    await bring(page, 'easy-appointments', 'backup.sql', dump());
    await page.getByRole('heading', { name: 'Match names in backup.sql' }).waitFor();
  },
  draft: async (page) => {
    await bring(page, 'easy-appointments', 'backup.sql', dump());
    await page.getByRole('button', { name: 'Preview additions' }).click();
    await page.getByRole('heading', { name: 'What backup.sql would change' }).waitFor();
  },
  unreadable: async (page) => {
    await bring(page, 'easy-appointments', 'blog.sql', 'INSERT INTO wp_users (id) VALUES (1);');
    await page.getByRole('heading', { name: 'blog.sql couldn’t be read' }).waitFor();
  },
  wait: async (page) => {
    await bring(page, 'easy-appointments', 'backup.sql', dump());
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByRole('heading', { name: 'Checking backup.sql' }).waitFor();
    // It would look again by itself while it is being looked at.
    await page.route(page.url(), async (route) => {
      const response = await route.fetch();
      const { refresh: _, ...headers } = response.headers();
      await route.fulfill({ response, headers });
    });
    await page.reload();
  },
  report: (page, _url, app) => tryDump(page, app),
  index: () => Promise.resolve(),
  away: (page, url) => page.goto(`${url}/admin/export/visits.csv?from=2026-12-02&to=2026-12-01`),
  faults: async (page) => {
    await page.setInputFiles(
      '#file',
      json('clinic.json', { ...changed, currency: 'dollars', links: [{ code: 'A b' }] }),
    );
    await page.getByRole('button', { name: 'Preview changes' }).click();
  },
  preview: async (page) => {
    await page.setInputFiles('#file', json('winter.json', changed));
    await page.getByRole('button', { name: 'Preview changes' }).click();
  },
};

describe.runIf(hasBrowser)('files in and out, as they look', () => {
  let app: App;
  let browser: Browser;
  let admin: Person;
  beforeAll(async () => {
    app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z', port: await freePort() });
    await busyDay(app);
    await readingThread(app);
    admin = await staffMember(app, ['admin']);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  it.for(chosen(looks))('%s reads well for everyone, on a phone and on a desk, by day and by night', async (name) => {
    const url = app.settings.publicUrl;
    await readsWell(browser, name, { url, cookie: admin.cookie }, async (page) => {
      page.setDefaultTimeout(20_000);
      await page.goto(`${url}/admin/import-export`);
      await looks[name]!(page, url, app);
    });
  });
});
