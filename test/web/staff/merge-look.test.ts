import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { busyDay } from '../../support/busy-day.js';
import { chosen, readsWell } from '../../support/looks.js';
import { smallClinic } from '../../support/small-clinic.js';
import { type Person, staffMember } from '../../support/staff.js';

describe.runIf(hasBrowser)('the pages on which records are merged and split, as they look', () => {
  let app: App;
  let browser: Browser;
  let desk: Person;
  let ids: Record<string, string>;
  beforeAll(async () => {
    app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
    await busyDay(app);
    const rows = (await app.db.query(`select split_part(lower(name), ' ', 1) as name, id from patients`)) as {
      name: string;
      id: string;
    }[];
    ids = Object.fromEntries(rows.map(({ name, id }) => [name, id]));
    desk = await staffMember(app, ['reception'], { name: 'Rosa' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  const of = (name: string, path: string) => `${app.url}/staff/patients/${ids[name]}${path}`;
  const press = async (page: Page, button: string) =>
    page.locator('main').getByRole('button', { name: button }).click();
  const looks: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
    'merge-search': (page) => page.goto(of('fred', '/merge')),
    merge: (page) => page.goto(of('fred', `/merge/${ids['ida']}`)),
    split: (page) => page.goto(of('ben', '/split')),
    'split-faults': async (page) => {
      await page.goto(of('ben', '/split'));
      await page.locator('input[name=visit]').first().check();
      await press(page, 'Continue');
    },
    'split-check': async (page) => {
      await page.goto(of('fred', '/split'));
      await page.locator('input[name=visit]').first().check();
      await page.fill('main [name=q]', 'ida');
      await press(page, 'Search');
      await page.locator('input[name=to]').first().check();
      await press(page, 'Continue');
    },
    merged: async (page) => {
      await page.goto(of('dev', `/merge/${ids['gita']}`));
      if (page.url().includes('/merge/')) await press(page, 'Merge');
    },
  };

  it.for(chosen(looks))('%s reads well for everyone, on a phone and on a desk, by day and by night', async (name) => {
    await readsWell(browser, name, { url: app.url, cookie: desk.cookie }, async (page) => {
      await looks[name]!(page);
    });
  });
});
