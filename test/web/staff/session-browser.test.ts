import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../support/app.js';
import { accessFaults, hasBrowser, openBrowser, overflow } from '../../support/browser.js';
import { busyDay } from '../../support/busy-day.js';
import { freePort } from '../../support/free-port.js';
import { smallClinic } from '../../support/small-clinic.js';
import { password, type Person, staffMember } from '../../support/staff.js';

describe.runIf(hasBrowser)('a session that ends while somebody types, in a browser', () => {
  let app: App;
  let browser: Browser;
  let mei: Person;
  let visit: string;
  beforeAll(async () => {
    app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z', port: await freePort() });
    visit = `/staff/visits/${(await busyDay(app)).gita}`;
    mei = await staffMember(app, ['practitioner'], { practitioner: 'mei', name: 'Mei Tanaka' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  /** Signed in by the form, on a page of theirs. */
  async function at(path: string, width = 1280): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 850 } });
    const page = await context.newPage();
    await page.clock.install({ time: app.clock.now() });
    await page.goto(`${app.settings.publicUrl}/staff/sign-in?next=${encodeURIComponent(path)}`);
    await signIn(page);
    return page;
  }

  async function signIn(page: Page): Promise<void> {
    await page.getByLabel('Email').fill(mei.email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL(/\/staff\/(visits|drafts)/);
  }

  async function pass(page: Page, minutes: number): Promise<void> {
    app.clock.advance({ minutes });
    await page.clock.fastForward(minutes * 60_000);
  }

  /** `SHOTS=<folder>` keeps a picture. */
  async function look(page: Page, name: string): Promise<void> {
    expect(await overflow(page)).toBe(0);
    expect(await accessFaults(page)).toEqual([]);
    const { SHOTS } = process.env;
    if (!SHOTS) return;
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: `${SHOTS}/${name}-${page.viewportSize()!.width}.png` });
  }

  it.for([390, 1280])('two minutes before the end it is said, and a button puts it off (%i px)', async (width) => {
    const page = await at(visit, width);
    await pass(page, 27);
    expect(await page.getByRole('alert').filter({ hasText: 'signed out' }).count()).toBe(0);
    await pass(page, 1);

    await page.getByRole('alert').filter({ hasText: 'You’ll be signed out in two minutes because' }).waitFor();
    await look(page, 'session-soon');
    await page.getByRole('button', { name: 'Stay signed in' }).click();
    await page.getByRole('alert').filter({ hasText: 'You’re still signed in.' }).waitFor();
    await pass(page, 27);
    await page.reload();
    expect(page.url()).toContain(visit);
    await page.context().close();
  });

  it('twelve hours after signing in nothing puts it off, and that is said', async () => {
    const page = await at(visit);
    for (let hour = 0; hour < 24; hour++) {
      await pass(page, 29);
      await page.reload();
    }
    await pass(page, 22);

    await page.getByRole('alert').filter({ hasText: 'it’s 12 hours since you signed in' }).waitFor();
    expect(await page.getByRole('button', { name: 'Stay signed in' }).isVisible()).toBe(false);
    await page.context().close();
  });

  it('a page on which nothing was typed goes when the session is over, and the names on it', async () => {
    const page = await at(visit);
    await page.getByText('Gita Rao').first().waitFor();

    await pass(page, 31);

    await page.waitForURL((url) => url.searchParams.get('next') === visit);
    expect(await page.getByText('Gita Rao').count()).toBe(0);
    await signIn(page);
    expect(new URL(page.url()).pathname).toBe(visit);
    await page.context().close();
  });

  it.for([390, 1280])('a note typed until after the end is there again after signing in (%i px)', async (width) => {
    const page = await at(visit, width);
    await page.getByLabel('New note').fill('Sleeps six hours.\nLess pain.');
    await pass(page, 31);
    await page.getByRole('alert').filter({ hasText: 'You’ve been signed out.' }).waitFor();
    await page.getByRole('button', { name: 'Save note' }).first().click();
    await page.getByText('everything you typed will be there').waitFor();
    await look(page, 'signing-in-again');
    await signIn(page);

    expect(await page.getByLabel('New note').inputValue()).toBe('Sleeps six hours.\nLess pain.');
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    expect(focused).toContain('Everything you typed is here');
    await look(page, 'draft-note');
    await page.getByRole('button', { name: 'Save note' }).first().click();
    await page.waitForURL(new RegExp(`${visit}$`));
    await page.locator('.note > p', { hasText: 'Sleeps six hours.' }).first().waitFor();
    await page.context().close();
  });
});
