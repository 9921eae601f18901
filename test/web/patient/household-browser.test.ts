import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueLanguages } from '../../../src/i18n/language.js';
import { type App, openApp } from '../../support/app.js';
import { accessFaults, hasBrowser, openBrowser, overflow } from '../../support/browser.js';
import { freePort } from '../../support/free-port.js';
import { personAt, sessionOf } from '../../support/household.js';
import { smallClinic } from '../../support/small-clinic.js';

let app: App;
let site: string;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z', port: await freePort() });
  site = app.settings.publicUrl;
});
afterAll(() => app.close());

describe.skipIf(!hasBrowser)('booking for oneself and a child from the list, on a phone', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  /** A browser whose owner has opened the link sent to this address, where Ana is known. */
  async function signedIn(email: string, options: BrowserContextOptions = {}): Promise<Page> {
    await personAt(app, email, 'Ana García', '631 555 0142');
    const [name = '', value = ''] = (await sessionOf(app, email)).split('=');
    const context = await browser.newContext({ viewport: { width: 320, height: 700 }, ...options });
    await context.addCookies([{ name, value, url: site }]);
    return context.newPage();
  }

  it.each([true, false])('takes four screens and one name; with script: %s', async (script) => {
    const page = await signedIn(`ana.${script}@example.org`, { javaScriptEnabled: script });
    const faults: Error[] = [];
    page.on('pageerror', (fault) => faults.push(fault));
    const readsWell = async () => {
      if (!script) return;
      expect.soft(await accessFaults(page), page.url()).toEqual([]);
      expect.soft(await overflow(page), page.url()).toBe(0);
    };
    const press = (name: string | RegExp) => page.getByRole('button', { name }).click();

    await page.goto(`${site}/my`);
    await page.getByRole('link', { name: 'Book an appointment' }).click();
    await readsWell();
    await page.getByLabel('Ana García').check();
    await page.getByLabel('Someone else').check();
    await press('Continue');

    await page.waitForURL(/\/book\/together\?/);
    await readsWell();
    await page.getByRole('link', { name: /^One after the other, someone else first/ }).click();
    await page.waitForURL(/order=in-turn/);
    await readsWell();
    await page
      .locator('input[name=start]')
      .nth(script ? 0 : 4)
      .check({ force: true });
    await press(/^Continue with/);

    await page.waitForURL(/\/book\/together\/[\w-]{43}\?/);
    await readsWell();
    expect(await page.getByLabel('Phone').nth(1).inputValue()).toBe('631 555 0142');
    await page.getByLabel('Their name').fill('Leo García');
    await press('Book both appointments');

    await page.waitForURL(`${site}/my?news=both-booked`);
    await readsWell();
    for (const name of ['Ana García', 'Leo García']) {
      const person = page.getByRole('region', { name });
      expect(await person.getByRole('link', { name: /^View details/ }).count()).toBe(1);
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('works with the keyboard alone', async () => {
    const page = await signedIn('keys@example.org');
    const tabTo = async (what: string) => {
      for (let n = 0; n < 80; n++) {
        await page.keyboard.press('Tab');
        if (await page.locator(what).evaluateAll((all) => all.some((one) => one === document.activeElement))) return;
      }
      throw new Error(`the keyboard never reaches ${what}`);
    };
    await page.goto(`${site}/my/book`);
    await tabTo('input[name=person]');
    await page.keyboard.press('Space');
    await tabTo('input[value=new]');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/book\/together\?/);
    await tabTo('input[name=start]');
    await page.keyboard.press('Space');
    await tabTo('.bar button');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/book\/together\/[\w-]{43}\?/);
    await tabTo('input[name=name2]');
    await page.keyboard.type('Mia García');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${site}/my?news=both-booked`);
    await page.context().close();
  });

  it.each(catalogueLanguages)('fits and is accessible in %s', async (language) => {
    const page = await signedIn('tongues@example.org', { locale: language });
    const readsWell = async () => {
      expect.soft(await accessFaults(page), page.url()).toEqual([]);
      expect.soft(await overflow(page), page.url()).toBe(0);
    };
    await page.goto(`${site}/my/book`);
    await readsWell();
    await page.locator('input[name=person]').nth(0).check();
    await page.locator('input[name=person]').nth(1).check();
    await page.locator('main form button').click();
    await page.waitForURL(/\/book\/together\?/);
    await readsWell();
    await page.locator('input[name=start]').first().check({ force: true });
    await page.locator('.bar button').click();
    await page.waitForURL(/\/book\/together\/[\w-]{43}\?/);
    await readsWell();
    await page.context().close();
  });
});
