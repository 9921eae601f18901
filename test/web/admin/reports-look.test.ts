import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { KeepOffered } from '../../../src/reports/keep-offered.job.js';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { smallClinic } from '../../support/small-clinic.js';
import { someMonths } from '../../support/some-months.js';
import { chosen, readsWell } from '../../support/looks.js';
import { type Person, staffMember } from '../../support/staff.js';

const looks: Readonly<Record<string, string>> = {
  ledger: '/admin/link-report',
  'ledger-one': '/admin/link-report?code=muscle-knots&weeks=4',
  'ledger-empty': '/admin/link-report?until=2025-01-01',
  'reports-month': '/admin/reports',
  'reports-quarter': '/admin/reports?kind=quarter&from=2026-11-01&by=treatment',
  'reports-empty': '/admin/reports?kind=week&from=2027-05-01&practitioner=mei',
  'reports-wrong': '/admin/reports?kind=own&from=2026-12-05&to=2026-12-01',
};

describe.runIf(hasBrowser)('the reports, as they look', () => {
  let app: App;
  let browser: Browser;
  let admin: Person;
  beforeAll(async () => {
    app = await openApp({ clinic: smallClinic, now: '2026-12-10T15:00:00Z' });
    await someMonths(app.databaseUrl);
    await app.get(KeepOffered).run();
    admin = await staffMember(app, ['admin']);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  it.for(chosen(looks))('%s reads well for everyone, on a phone and on a desk, by day and by night', async (name) => {
    await readsWell(browser, name, { url: app.url, cookie: admin.cookie }, looks[name]!);
  });
});
