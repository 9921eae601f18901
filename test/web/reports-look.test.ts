import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KeepOffered } from '../../src/reports/keep-offered.job.js';
import { type App, openApp } from '../support/app.js';
import { accessFaults, hasBrowser, openBrowser, overflow } from '../support/browser.js';
import { smallClinic } from '../support/small-clinic.js';
import { someMonths } from '../support/some-months.js';
import { type Person, staffMember } from '../support/staff.js';

/** `SHOTS=<folder>` keeps a picture of each, `WIDTHS=390,1280` of other widths; `ONLY=month` chooses. */
const shots = process.env.SHOTS;
const only = process.env.ONLY?.split(',');
const widths = (process.env.WIDTHS ?? '320,1280').split(',').map(Number);

const looks: Readonly<Record<string, string>> = {
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
    await someMonths(app.db);
    await app.get(KeepOffered).run();
    admin = await staffMember(app, ['admin']);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  it.for(Object.keys(looks).filter((name) => !only || only.includes(name)))(
    '%s reads well for everyone, on a phone and on a desk, by day and by night',
    async (name) => {
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of widths) {
          const look = `${width} ${colorScheme}`;
          const context = await browser.newContext({
            colorScheme,
            viewport: { width, height: width < 800 ? 700 : 900 },
            extraHTTPHeaders: { cookie: admin.cookie },
          });
          const page = await context.newPage();
          await page.goto(`${app.url}${looks[name]!}`);
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
