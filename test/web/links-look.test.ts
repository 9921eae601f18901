import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from '../support/app.js';
import { accessFaults, hasBrowser, openBrowser, overflow } from '../support/browser.js';
import { smallClinic } from '../support/small-clinic.js';
import { type Person, staffMember } from '../support/staff.js';

/** `SHOTS=<folder> npx vitest run … test/web/links-look.test.ts` keeps a picture of each. */
const shots = process.env.SHOTS;

/** An address, and what is typed into its form and sent. */
const looks: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>?]>> = {
  index: ['/admin'],
  links: ['/admin/links'],
  'link-new': ['/admin/new/link'],
  'link-refused': ['/admin/new/link', { label: 'Book', near: 'Texas', page: 'my blog' }],
  link: ['/admin/links/muscle-knots'],
  clinic: ['/admin/clinic'],
  'clinic-currency': ['/admin/clinic', { currency: 'EUR' }],
};

describe.runIf(hasBrowser)('the pages about links and the clinic itself, as they look', () => {
  let app: App;
  let browser: Browser;
  let admin: Person;
  beforeAll(async () => {
    const far = {
      code: 'spring',
      label: 'Hay fever? Begin before the spring',
      near: 'Bellport, NY',
      practitioner: 'mei',
    };
    const gone = { code: 'old-poster', label: 'The poster in the old station' };
    const clinic = { ...smallClinic, links: [...smallClinic.links, far, gone] };
    app = await openApp({ clinic, now: '2026-11-27T14:00:00Z', places: true });
    admin = await staffMember(app, ['admin']);
    for (const code of ['muscle-knots', 'muscle-knots', 'old-poster'])
      await app.http.get((await app.http.get(`/go/${code}`)).headers.location!);
    await app.db.query(`update links set active = false where code = 'old-poster'`);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  it.for(Object.keys(looks))(
    '%s reads well for everyone, on a phone and on a desk, by day and by night',
    { timeout: 60_000 },
    async (name) => {
      const [address, form] = looks[name]!;
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of [320, 390, 1280]) {
          if (width === 390 && !shots) continue;
          const look = `${width} ${colorScheme}`;
          const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
          const [cookie, value] = admin.cookie.split('=') as [string, string];
          await context.addCookies([{ name: cookie, value, url: app.url }]);
          const page = await context.newPage();
          const faults: string[] = [];
          page.on('pageerror', (fault) => faults.push(fault.message));
          await page.goto(`${app.url}${address}`);
          for (const [field, typed] of Object.entries(form ?? {})) {
            const input = page.locator(`main form [name="${field}"]`);
            if ((await input.evaluate(({ tagName }) => tagName)) === 'SELECT') await input.selectOption(typed);
            else await input.fill(typed);
          }
          if (form) {
            await Promise.all([
              page.waitForNavigation(),
              page.locator('main form button.button[type=submit]').first().click(),
            ]);
          }
          await page.evaluate(() => {
            for (const more of document.querySelectorAll('main details')) (more as HTMLDetailsElement).open = true;
          });
          if (shots) {
            mkdirSync(shots, { recursive: true });
            await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png`, fullPage: true });
          }
          expect.soft(await accessFaults(page), look).toEqual([]);
          expect.soft(await overflow(page), `${look}: sticks out`).toBe(0);
          expect.soft(faults, look).toEqual([]);
          await context.close();
        }
    },
  );
});
