import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import demo from '../../../src/clinic-file/demo.json' with { type: 'json' };
import type { ClinicFile } from '../../../src/clinic-file/schema.js';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';

/** A person's pace, in seconds: for a key of a phone, and to take in a screen. */
const pace = { key: 0.15, screen: 1.5 };

/** Computed from the pace, never measured against a clock: the machine is not the person. */
const most = { screens: 4, taps: 6, fields: 3, seconds: 40 };

describe.runIf(hasBrowser)('from the link under an article to a booked appointment, on a phone', () => {
  let app: App;
  let browser: Browser;
  beforeAll(async () => {
    [app, browser] = await Promise.all([
      openApp({ clinic: demo as ClinicFile, places: true, now: '2026-11-23T14:00:00Z' }),
      openBrowser(),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  it.for([
    { locale: 'en-US', name: 'Dana Miller', script: true },
    { locale: 'en-US', name: 'Dana Miller', script: false },
    { locale: 'de', name: 'Dana Müller', script: true },
    { locale: 'zh-Hans', name: '米丹娜', script: true },
  ])('in $locale, with script: $script', { timeout: 60_000 }, async ({ locale, name, script }) => {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      javaScriptEnabled: script,
      locale,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(5_000);
    const spent = { screens: 0, taps: 0, fields: 0, keys: 0 };
    const screen = async (address: RegExp) => {
      await page.waitForURL(address);
      spent.screens++;
    };
    const tap = async (what: Locator) => {
      await what.tap();
      spent.taps++;
    };
    const type = async (field: string, text: string) => {
      await tap(page.locator(`[name=${field}]`));
      await page.keyboard.type(text);
      spent.fields++;
      spent.keys += text.length;
    };

    await page.goto(`${app.url}/go/muscle-knots`);
    await screen(/\/find\?/);
    await type('near', 'Bellport');
    await tap(page.locator('form.finder > .button'));

    await screen(/near=Bellport/);
    const first = page.locator('.person button[name=start]').first();
    expect(await first.evaluate((button) => button.getBoundingClientRect().bottom)).toBeLessThan(844);
    await tap(first);

    await screen(/\/book\/[\w-]{43}/);
    await type('name', name);
    await type('email', `dana.${locale.slice(0, 2)}${script ? '' : '2'}@example.org`);
    await tap(page.locator('.summary button'));

    await screen(/\/book\/done\/\w{8}$/);
    await context.close();

    const { keys, ...counts } = spent;
    const seconds = keys * pace.key + spent.screens * pace.screen;
    for (const [what, count] of Object.entries({ ...counts, seconds }))
      expect(count, what).toBeLessThanOrEqual(most[what as keyof typeof most]);
  });
});
