import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { chosen, readsWell } from '../../support/looks.js';
import { smallClinic } from '../../support/small-clinic.js';
import { somebody } from '../../support/somebody.js';
import { type Person, staffMember } from '../../support/staff.js';

/** An address, and what is typed into its form and sent. */
const looks: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>?]>> = {
  index: ['/admin'],
  links: ['/admin/links'],
  'link-new': ['/admin/links/new'],
  'link-refused': ['/admin/links/new', { label: 'Book', near: 'Texas', page: 'my blog' }],
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
      await app.http
        .get((await app.http.get(`/go/${code}`).set(somebody.headers)).headers.location!)
        .set(somebody.headers);
    await app.db.query(`update links set active = false where code = 'old-poster'`);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  it.for(chosen(looks))(
    '%s reads well for everyone, on a phone and on a desk, by day and by night',
    { timeout: 60_000 },
    async (name) => {
      const [address, form] = looks[name]!;
      await readsWell(browser, name, { url: app.url, cookie: admin.cookie }, async (page) => {
        await page.goto(`${app.url}${address}`);
        if (form) await send(page, form);
        await page.evaluate(() => {
          for (const more of document.querySelectorAll('main details')) (more as HTMLDetailsElement).open = true;
        });
      });
    },
  );
});

/** Types into the form of the page, and sends it. */
async function send(page: Page, form: Readonly<Record<string, string>>): Promise<void> {
  for (const [field, typed] of Object.entries(form)) {
    const input = page.locator(`main form [name="${field}"]`);
    if ((await input.evaluate(({ tagName }) => tagName)) === 'SELECT') await input.selectOption(typed);
    else await input.fill(typed);
  }
  await Promise.all([page.waitForNavigation(), page.locator('main form button.button[type=submit]').first().click()]);
}
