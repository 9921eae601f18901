import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawn } from '../../../src/web/shared/answer.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { pages } from '../fixtures.js';

const box = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => element.getBoundingClientRect().toJSON() as DOMRect);

describe.runIf(hasBrowser)('Directions, Call and Reschedule', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  async function open(name: string, width: number): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 640 } });
    await page.route('**/*', (route) => {
      if (!route.request().url().endsWith('.css'))
        return route.fulfill({ contentType: 'text/html; charset=utf-8', body: drawn(pages[name]!) });
      return route.fulfill({ contentType: 'text/css', body: readFileSync('src/web/public/style.css') });
    });
    await page.goto('http://fixtures.test/');
    return page;
  }

  it.each([320, 390])('are in reach all the way down a phone of %i px, and cover nothing at its end', async (width) => {
    const page = await open('visit', width);
    const links = page.locator('.day-bar a');
    expect(await links.allTextContents()).toEqual(['Directions', 'Call', 'Reschedule']);
    for (const link of await links.all()) expect((await link.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    expect((await box(page, '.day-bar')).height).toBeLessThan(80);
    expect((await box(page, '.day-bar')).bottom).toBeCloseTo(642, 0);

    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    const bar = await box(page, '.day-bar');
    expect(bar.top).toBeGreaterThanOrEqual((await box(page, 'main > .line')).bottom);
    expect(bar.bottom).toBeLessThanOrEqual((await box(page, '.foot')).top);
    await page.close();
  });

  it('so is the button that books, which names the day and the time', async () => {
    const page = await open('details', 390);
    expect(await page.locator('.bar button').textContent()).toBe('Book Tue 1 Dec, 10:00');
    expect((await box(page, '.bar')).bottom).toBeCloseTo(642, 0);

    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    expect((await box(page, '.bar')).bottom).toBeLessThanOrEqual((await box(page, '.foot')).top);
    await page.close();
  });

  it('are on the page only, on a desk and on paper', async () => {
    const desk = await open('visit', 1280);
    expect(await desk.locator('.day-bar').isVisible()).toBe(false);
    const phone = await open('visit', 390);
    await phone.emulateMedia({ media: 'print' });
    expect(await phone.locator('.day-bar').isVisible()).toBe(false);
    await Promise.all([desk.close(), phone.close()]);
  });

  it('do not offer what is too late, nor anything for an appointment that was canceled', async () => {
    const late = await open('visit-too-late', 390);
    expect(await late.locator('.day-bar a').allTextContents()).toEqual(['Directions', 'Call']);
    const cancelled = await open('visit-cancelled', 390);
    expect(await cancelled.locator('.day-bar').count()).toBe(0);
    await Promise.all([late.close(), cancelled.close()]);
  });
});
