import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { InitialUsers } from '../../src/accounts/initial-users.service.js';
import { type App, openApp } from '../support/app.js';
import { hasBrowser, openBrowser } from '../support/browser.js';
import { becomeAdministrator, CountedPage, setUpClinic } from '../support/first-run.js';
import { freePort } from '../support/free-port.js';

describe.runIf(hasBrowser)('from an empty database', () => {
  let app: App;
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  beforeEach(async () => {
    // Signing in by itself tells the time.
    app = await openApp({ now: new Date().toISOString(), places: true, port: await freePort() });
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await app.close();
  });
  afterAll(() => browser.close());

  it.for([true, false])(
    'a clinic is open after 60 clicks and 55 fields at most (script: %s)',
    { timeout: 120_000 },
    async (javaScriptEnabled) => {
      const { publicUrl } = app.settings;
      const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1280, height: 900 } });
      context.setDefaultTimeout(60_000);
      const page = await context.newPage();
      const counted = new CountedPage(page);

      const token = await app.get(InitialUsers).token();
      await becomeAdministrator(counted, `${publicUrl}/staff/first/${token}`);
      expect(new URL(page.url()).pathname).toBe('/admin');
      await setUpClinic(counted);

      await page.getByRole('heading', { name: 'You are open' }).waitFor();
      expect(await page.getByRole('textbox', { name: 'Button for your blog' }).inputValue()).toContain(
        `${publicUrl}/find`,
      );
      expect(counted.clicks).toBeLessThanOrEqual(60);
      expect(counted.fields).toBeLessThanOrEqual(55);
      // As it is: whoever adds to it knows.
      expect([counted.clicks, counted.fields]).toEqual([22, 29]);
      const [made] = await app.db.query<object[]>(counts);
      expect(made).toEqual({ places: 2, rooms: 4, people: 3, treatments: 4, accounts: 3, invitations: 2 });

      const patient = await context.newPage();
      await patient.goto(`${publicUrl}/find?treatment=acupuncture&near=Bellport`);
      await patient
        .getByRole('button', { name: /with Mei Tanaka$/ })
        .first()
        .click();
      await patient.getByRole('heading', { name: 'Your details' }).waitFor();
    },
  );
});

const counts = `select
  (select count(*)::int from locations) as places, (select count(*)::int from rooms) as rooms,
  (select count(*)::int from practitioners) as people, (select count(*)::int from treatments) as treatments,
  (select count(*)::int from staff where practitioner_id is not null) as accounts,
  (select count(*)::int from notifications where template = 'staff-invitation') as invitations`;
