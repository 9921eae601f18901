import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { accessFaults, overflow } from './browser.js';

/** `SHOTS=<folder>` keeps a picture of each, `ONLY=day,week` chooses among them, `WIDTHS=390,1280` looks at others. */
const { SHOTS: shots, ONLY, WIDTHS } = process.env;
const only = ONLY?.split(',');
const widths = (WIDTHS ?? '320,1280').split(',').map(Number);

/** The names of those to be looked at, for `it.for`. */
export function chosen(looks: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(looks).filter((name) => !only || only.includes(name));
}

export interface Visitor {
  readonly url: string;
  readonly cookie: string;
}

/** An address, or the way somebody gets there from `url`. */
export type Way = string | ((page: Page) => Promise<void>);

/** An empty page of somebody who is signed in. */
export async function pageOf(
  browser: Browser,
  { url, cookie }: Visitor,
  options?: Parameters<Browser['newContext']>[0],
): Promise<Page> {
  const context = await browser.newContext(options);
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url }]);
  return context.newPage();
}

/** Does `work` on a page of somebody who is signed in. */
export async function onPage(
  browser: Browser,
  visitor: Visitor,
  path: string,
  work: (page: Page) => Promise<void>,
  options?: Parameters<Browser['newContext']>[0],
): Promise<void> {
  const page = await pageOf(browser, visitor, options);
  page.setDefaultTimeout(15_000);
  await page.goto(`${visitor.url}${path}`);
  await work(page);
  await page.context().close();
}

/** Brings a tab of the page into sight. */
export function openTab(page: Page, name: string): Promise<void> {
  return page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name, exact: true }).click();
}

/**
 * The page can be read by everyone, on a phone and on a desk, by day and by night: axe finds nothing, nothing sticks
 * out, no script falls over.
 */
export async function readsWell(browser: Browser, name: string, visitor: Visitor, way: Way): Promise<void> {
  const page = await pageOf(browser, visitor);
  const faults: string[] = [];
  page.on('pageerror', (fault) => faults.push(fault.message));
  if (typeof way === 'string') await page.goto(`${visitor.url}${way}`);
  else await way(page);
  await page.waitForLoadState();
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of widths) {
      const look = `${name}, ${width} ${colorScheme}`;
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: width < 800 ? 700 : 900 });
      if (shots) {
        mkdirSync(shots, { recursive: true });
        await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png`, fullPage: true });
      }
      expect.soft(await accessFaults(page), look).toEqual([]);
      expect.soft(await overflow(page), `${look}: sticks out`).toBe(0);
    }
  expect.soft(faults, name).toEqual([]);
  await page.context().close();
}
