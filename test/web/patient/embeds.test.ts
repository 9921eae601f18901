import { readdirSync, readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ClinicFiles } from '../../../src/changes/clinic-files.service.js';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { type PageServer, servePages } from '../../support/page-server.js';
import { smallClinic } from '../../support/small-clinic.js';

const folder = new URL('embeds/', import.meta.url);
/** The clock of the page is set in its frames as well, which let no script run. */
const clockInFrame = 'Blocked script execution';
const [knots] = smallClinic.links;

/** What must be right on a page besides a frame with times below each link; see the comment in its file. */
const right: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'after-load.html': shown,
  'hidden-tab.html': async (page) => {
    await shown(page);
    const box = (await page.locator('meridian-times').boundingBox())!;
    const frame = (await page.locator('iframe').boundingBox())!;
    expect(box.height).toBe(420);
    expect(frame.y + frame.height).toBe(box.y + 420);
  },
  'oklch.html': async (page) => {
    await shown(page);
    expect(await page.locator('iframe').getAttribute('src')).toContain('scheme=dark');
  },
  'plain.html': shown,
  'quotes.html': shown,
  'rocket.html': shown,
  'twice.html': async (page) => {
    await shown(page);
    expect(await page.locator('meridian-times').count()).toBe(2);
    for (const place of await page.locator('meridian-times').all())
      expect(await place.locator('iframe').count()).toBe(1);
  },
  'wpautop.html': shown,
  'zoomed.html': async (page) => {
    await shown(page);
    expect((await page.locator('iframe').boundingBox())!.width).toBe((await page.locator('div').boundingBox())!.width);
  },
};

describe.runIf(hasBrowser)('the frame on pages that put it in odd places', () => {
  let app: App;
  let pages: PageServer;
  let browser: Browser;
  beforeAll(async () => {
    app = await openApp({ clinic: smallClinic, places: true, now: '2026-11-27T14:00:00Z' });
    pages = await servePages((path) =>
      path === '/colors.html'
        ? colored()
        : readFileSync(new URL(`.${path}`, folder), 'utf8').replaceAll('BASE', app.url),
    );
    await app
      .get(ClinicFiles)
      .import({ ...smallClinic, links: [{ ...knots!, near: 'Bellport, NY', sites: [pages.url] }] });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await pages.close();
    await app.close();
  });

  it.for(readdirSync(folder))('%s', { timeout: 60_000 }, (name) => onPage(name, right[name]!));

  it('is dark where letters are light, in whatever notation', { timeout: 60_000 }, () =>
    onPage('colors.html', async (page) => {
      await page
        .locator('iframe')
        .nth(2 * light.length - 1)
        .waitFor({ state: 'attached' });
      const frames = await page.locator('iframe').evaluateAll((all) => all.map((one) => one.getAttribute('src')!));
      const schemes = frames.map((address) => new URL(address).searchParams.get('scheme'));
      expect(schemes).toEqual([...light.map(() => 'dark'), ...dark.map(() => 'light')]);
    }),
  );

  /** Colors of letters, one element each. */
  function colored(): string {
    const place = `<meridian-times link="muscle-knots"><a href="${app.url}/go/muscle-knots">See</a></meridian-times>`;
    const all = [...light, ...dark].map((color) => `<div style="color: ${color}">${place}</div>`);
    return `<!doctype html><html lang="en">${all.join('')}<script src="${app.url}/embed.js"></script>`;
  }

  async function onPage(name: string, isRight: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext();
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const complaints: string[] = [];
    context.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith(clockInFrame)) complaints.push(message.text());
    });
    context.on('weberror', (fault) => complaints.push(fault.error().message));
    await page.clock.install();
    await page.goto(`${pages.url}/${name}`);
    await page.clock.runFor(3000);

    await isRight(page);

    expect(complaints).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    await context.close();
  }
});

const light = ['#eee', 'rgb(200 210 220 / 0.9)', 'oklch(0.97 0.01 260)', 'oklab(0.9 -0.02 -0.01)', 'lab(95 -5 3)'];
light.push('lch(90% 5 200)', 'color(display-p3 0.9 0.9 0.95)', 'color-mix(in srgb, white 90%, black)', 'hsl(0 0% 90%)');
const dark = ['#222', 'rgb(20 30 40 / 0.9)', 'oklch(0.3 0.01 260)', 'oklab(0.2 -0.02 -0.01)', 'lab(25 -5 3)'];
dark.push('lch(20% 5 200)', 'color(display-p3 0.1 0.1 0.15)', 'color-mix(in srgb, white 10%, black)', 'hsl(0 0% 20%)');

async function shown(page: Page): Promise<void> {
  expect(await page.locator('meridian-times a').first().isVisible()).toBe(true);
  await page.frameLocator('iframe').first().locator('.chip').first().waitFor();
}
