import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Holds } from '../../src/bookings/holding/holds.service.js';
import { failureOf } from '../../src/platform/http/failure.js';
import { plainAnswer } from '../../src/platform/http/plain-answer.js';
import { Refusal } from '../../src/platform/refusal.js';
import { type App, openApp } from '../support/app.js';
import { hasBrowser, openBrowser, overflow } from '../support/browser.js';
import { visitAt } from '../support/desk.js';
import { smallClinic } from '../support/small-clinic.js';

describe.runIf(hasBrowser)('in a browser', () => {
  let app: App;
  let browser: Browser;
  let page: Page;
  let details: string;
  beforeAll(async () => {
    app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z', env: { BOOKING_CHALLENGE: 'off' } });
    browser = await openBrowser();
    const { hold } = await app.get(Holds).hold(visitAt('2026-12-08 14:00'));
    details = `${app.url}/book/${hold}`;
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });
  beforeEach(async () => {
    page = await browser.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(details);
    await page.getByLabel('Name').fill('Ana García');
    await page.getByLabel('Email').fill('ana@example.org');
  });

  const send = () => page.getByRole('button', { name: 'Book ' }).click();
  const note = () => page.locator('#note');
  const stands = () => Promise.all([page.getByLabel('Name').inputValue(), note().inputValue()]);

  it('what is too long is told at the top of its form, which has the focus, at every width', async () => {
    await note().evaluate((field: HTMLTextAreaElement) => (field.value = 'My left knee. '.repeat(300)));
    await send();
    const summary = page.locator('[role=alert][data-focus]');
    await summary.waitFor();

    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await stands()).toEqual(['Ana García', 'My left knee. '.repeat(300)]);
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await overflow(page)).toBe(0);
    }
  });

  it('what nobody read stands in the form again for whoever goes back to it, and only for them', async () => {
    await page.route('**/confirmation', (route) => {
      const { status, headers, body } = plainAnswer(failureOf(new Refusal('busy')), { method: 'POST', headers: {} });
      return route.fulfill({ status, headers, body: String(body) });
    });
    await note().fill('My left knee.');
    await send();
    await page.getByText('go back to the previous page').waitFor();
    await page.goBack();
    expect(await stands()).toEqual(['Ana García', 'My left knee.']);

    await page.goto(`${app.url}/find`);
    await page.goto(details);
    expect(await stands()).toEqual(['', '']);
  });

  it('more than anything may be is answered, not cut off, and still there', async () => {
    await note().evaluate((field: HTMLTextAreaElement) => (field.value = 'x'.repeat(3_000_000)));
    await send();
    await page.getByRole('heading', { name: 'too large' }).waitFor();
    expect(await page.locator('main').innerText()).toContain('go back to the previous page');
    await page.goBack();

    expect((await stands()).map(({ length }) => length)).toEqual([10, 3_000_000]);
  });
});
