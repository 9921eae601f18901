import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../support/app.js';
import { accessFaults, hasBrowser, openBrowser, overflow } from '../../support/browser.js';
import { freePort } from '../../support/free-port.js';
import { smallClinic } from '../../support/small-clinic.js';

let app: App;
let site: string;
beforeAll(async () => {
  const courses = [{ visits: 6, everyDays: 7, price: 54_000 }];
  const treatments = smallClinic.treatments.map((one) => (one.slug === 'acupuncture' ? { ...one, courses } : one));
  const clinic = { ...smallClinic, treatments };
  app = await openApp({ clinic, now: '2026-11-27T14:00:00Z', port: await freePort() });
  site = app.settings.publicUrl;
});
afterAll(() => app.close());

describe.skipIf(!hasBrowser)('a course of six, booked on a phone', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const shots = process.env.SHOTS;
  async function readsWell(page: Page, name: string, script: boolean): Promise<void> {
    if (shots) await page.screenshot({ path: `${shots}/course-${name}-${script}.png`, fullPage: true });
    if (!script) return;
    expect.soft(await accessFaults(page), page.url()).toEqual([]);
    expect.soft(await overflow(page), page.url()).toBe(0);
  }

  it.each([true, false])('from the treatment’s page to the list of all six; with script: %s', async (script) => {
    const colorScheme = script ? 'light' : 'dark';
    const options = { viewport: { width: 320, height: 700 }, javaScriptEnabled: script, colorScheme } as const;
    const page = await (await browser.newContext(options)).newPage();
    const faults: Error[] = [];
    page.on('pageerror', (fault) => faults.push(fault));
    const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();

    await page.goto(`${site}/treatments/acupuncture`);
    await readsWell(page, 'treatment', script);
    await page.getByRole('link', { name: 'Book a course of 6' }).click();
    await press(/Mei Tanaka/);

    await page.waitForURL(/\/book\/course\?/);
    await readsWell(page, 'proposal', script);
    const second = page.getByRole('group', { name: 'Appointment 2', exact: true });
    const proposed = second.getByRole('radio').first();
    expect(await proposed.isChecked()).toBe(true);
    if (script) {
      // By keyboard alone: the other times are unfolded, and the arrow keys go through them.
      await second.locator('summary').focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('ArrowDown');
    } else {
      await second.locator('summary').click();
      await second.getByRole('radio').nth(2).check({ force: true });
    }
    expect(await proposed.isChecked()).toBe(false);
    await readsWell(page, 'changed', script);
    await press('Continue with these 6 appointments');

    await page.waitForURL(/\/book\/course\/[\w-]{43}\?/);
    await readsWell(page, 'details', script);
    await page.getByLabel('Your name').fill('Dana Reyes');
    await page.getByLabel('Email').fill(`dana.${script}@example.org`);
    await press('Book all 6 appointments');

    await page.waitForURL(/\/book\/done\//);
    await readsWell(page, 'done', script);
    const list = page.getByRole('region', { name: 'Course of 6 appointments' });
    expect(await list.getByRole('listitem').count()).toBe(6);
    await list.getByRole('link').first().click();
    await page.waitForURL(/\/visit\/of\//);
    await readsWell(page, 'visit', script);
    expect(await page.getByText('Appointment 2 of 6').count()).toBe(1);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
