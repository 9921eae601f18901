import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunImports } from '../../../src/import/run-imports.job.js';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { answers, dump } from '../../support/easy-appointments.js';
import { freePort } from '../../support/free-port.js';
import { readingThread } from '../../support/reading-thread.js';
import { smallClinic } from '../../support/small-clinic.js';
import { type Person, staffMember } from '../../support/staff.js';

describe.runIf(hasBrowser)('moving in, without script', () => {
  let app: App;
  let browser: Browser;
  let admin: Person;
  beforeAll(async () => {
    app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z', port: await freePort() });
    await readingThread(app);
    admin = await staffMember(app, ['admin']);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  const atFiles = async (work: (page: Page) => Promise<void>) => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
    const [name = '', value = ''] = admin.cookie.split('=');
    await context.addCookies([{ name, value, url: app.settings.publicUrl }]);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${app.settings.publicUrl}/admin/imports`);
    await work(page);
    await context.close();
  };
  const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor();
  const run = () => app.get(RunImports).run(new AbortController().signal);

  it(
    'from a dump of Easy!Appointments to the diary: people and treatments first, then the visits',
    { timeout: 60_000 },
    () =>
      atFiles(async (page) => {
        await page.setInputFiles('#easy-appointments', {
          name: 'backup.sql',
          mimeType: 'application/sql',
          buffer: Buffer.from(dump()),
        });
        await page.getByRole('button', { name: 'Upload' }).first().click();
        await heading(page, 'Match names in backup.sql');
        await page.getByRole('button', { name: 'Preview additions' }).click();
        await heading(page, 'What backup.sql would change');
        expect(await page.getByText('Monday 9:00 AM–12:00 PM, Harbour Street').count()).toBe(1);
        await page.getByRole('button', { name: 'Import', exact: true }).click();
        await page.getByText('Imported. The clinic now matches the file.').waitFor();

        await page.getByRole('link', { name: 'Import patients and appointments' }).click();
        await page.getByRole('link', { name: 'backup.sql' }).click();
        await heading(page, 'Match names in backup.sql');
        expect(await page.getByLabel('Nora Lind').inputValue()).toBe('nora-lind');
        await page.getByRole('button', { name: 'Check' }).click();
        await run();
        await heading(page, 'Check of backup.sql');
        await page.getByText('3 appointments can be imported.').waitFor();
        await page.getByLabel('Email each patient').check();
        await page.getByRole('button', { name: 'Import 3 appointments and 5 new patients' }).click();
        await run();
        await heading(page, 'Import of backup.sql');

        await page.getByText('3 appointments imported, each with a room.').waitFor();
        const visits = await app.db.query(`select practitioner, starts, status from booking_facts order by starts`);
        expect(visits).toEqual([
          { practitioner: 'mei', starts: new Date('2026-12-01T15:00:00Z'), status: 'confirmed' },
          { practitioner: 'mei', starts: new Date('2026-12-01T19:00:00Z'), status: 'confirmed' },
          { practitioner: 'nora-lind', starts: new Date('2026-12-05T16:00:00Z'), status: 'confirmed' },
        ]);
        const told = await app.db.query(`select recipient from notifications order by recipient`);
        expect(told).toEqual([{ recipient: 'ada@example.org' }, { recipient: 'bea@example.org' }]);
      }),
  );

  it('the answers of its API do as well; those who came already do not come twice', { timeout: 60_000 }, () =>
    atFiles(async (page) => {
      const file = (name: keyof typeof answers) => ({
        name: `${name}.json`,
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(answers[name])),
      });
      await page.setInputFiles('#easy-appointments', [
        file('appointments'),
        file('customers'),
        file('providers'),
        file('services'),
      ]);
      await page.getByRole('button', { name: 'Upload' }).first().click();
      await page.getByRole('button', { name: 'Check' }).click();
      await heading(page, 'Checking appointments.json');
      await run();

      await page.getByText('4 appointments were skipped because they were imported before.').waitFor();
    }),
  );

  it('a table without names is asked for them; nothing chosen is told so', { timeout: 60_000 }, () =>
    atFiles(async (page) => {
      await page.getByRole('button', { name: 'Upload' }).last().click();
      await page.getByRole('link', { name: 'Choose a file.' }).waitFor();
      const buffer = Buffer.from('Who,Mail\nAda,ada@example.org\n');
      await page.setInputFiles('#table', { name: 'people.csv', mimeType: 'text/csv', buffer });
      await page.getByRole('button', { name: 'Upload' }).last().click();
      await heading(page, 'Match the columns of people.csv');
      await page.getByRole('button', { name: 'Next: match names' }).click();
      await page.getByRole('link', { name: 'Choose the column with the names.' }).waitFor();
      expect(await page.getByLabel('Email', { exact: true }).inputValue()).toBe('1');
      await page.getByLabel('Full name').selectOption('0');
      await page.getByRole('button', { name: 'Next: match names' }).click();

      await page.getByText('No upcoming appointments and one patient.').waitFor();
    }),
  );
});
