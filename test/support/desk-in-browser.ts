import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type App, openApp } from './app.js';
import { openBrowser } from './browser.js';
import { busyDay } from './busy-day.js';
import { onPage } from './looks.js';
import { smallClinic } from './small-clinic.js';
import { staffMember } from './staff.js';

/** The front desk of the small clinic on a busy day, in a browser: opened before the tests of a group, closed after them. */
export function deskInBrowser({ height = 900 } = {}) {
  let opened: { app: App; browser: Browser; day: Awaited<ReturnType<typeof busyDay>>; cookie: string };
  beforeAll(async () => {
    const app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
    const day = await busyDay(app);
    const { cookie } = await staffMember(app, ['reception']);
    opened = { app, day, cookie, browser: await openBrowser() };
  });
  afterAll(async () => {
    await opened.browser.close();
    await opened.app.close();
  });

  return {
    get app() {
      return opened.app;
    },
    get browser() {
      return opened.browser;
    },
    get day() {
      return opened.day;
    },
    at: (path: string, work: (page: Page) => Promise<void>, options: Parameters<Browser['newContext']>[0] = {}) =>
      onPage(opened.browser, { url: opened.app.url, cookie: opened.cookie }, path, work, {
        viewport: { width: 1280, height },
        ...options,
      }),
    visitOf: async (reference: string) => (await opened.day.rows.byReference(reference, null)).booking,
  };
}
