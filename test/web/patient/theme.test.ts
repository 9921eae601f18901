import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ClinicFiles } from '../../../src/changes/clinic-files.service.js';
import { UnlinkedPages } from '../../../src/finder/unlinked-pages.service.js';
import { bySource } from '../../../src/reports/link-ledger.js';
import { LinkLedger } from '../../../src/reports/link-ledger.service.js';
import { type Theme, themeSnippet } from '../../../src/web/admin/links/by-page/theme-snippets.js';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { type PageServer, servePages } from '../../support/page-server.js';
import { smallClinic } from '../../support/small-clinic.js';
import { somebody } from '../../support/somebody.js';

const treatments = ['acupuncture', 'cupping', 'community'];
const posts = Array.from({ length: 300 }, (_, n) => ({
  code: `post-${n}`,
  label: 'See your local acupuncturist',
  treatment: treatments[n % treatments.length]!,
  near: 'Bellport, NY',
  title: `Post ${n}`,
}));
const pathOf = (code: string) => `/2026/11/${code}.html`;

let app: App;
let blog: PageServer;
let theme: Theme;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, places: true, now: '2026-11-27T14:00:00Z' });
  blog = await servePages((path) => article(blog.url + path));
  const links = posts.map((post) => ({ ...post, page: blog.url + pathOf(post.code) }));
  await app.get(ClinicFiles).import({ ...smallClinic, sites: [blog.url], links });
});
afterAll(async () => {
  await blog.close();
  await app.close();
});
beforeEach(async () => {
  theme = 'blogger';
  await app.db.query(`delete from link_steps`);
});

/** A post of a blog, in whose theme the piece of HTML stands. */
function article(address: string): string {
  const html = themeSnippet(theme, app.url, 'See your local acupuncturist')
    .replace(/expr:href='"(.*?)" \+ data:post.url'/, `href="$1${address}"`)
    .replace('<?php echo rawurlencode( get_permalink() ); ?>', encodeURIComponent(address));
  const style = 'body { font: 18px/1.7 Georgia, serif; max-width: 40rem; margin: 2rem auto }';
  return `<!doctype html><html lang="en"><head><title>A post</title><link rel="canonical" href="${address}"><style>${style}</style></head>
    <body><h1>A post</h1><p>Words.</p>${html}<p id="after">What comes after it must not move.</p></body></html>`;
}

const sources = async () => bySource((await app.get(LinkLedger).read({ count: 4 })).rows);

describe.each(['blogger', 'wordpress'] as const)(
  'a blog of 300 posts, with one piece of HTML in its %s theme',
  (kind) => {
    it('leads from each post to the finder with its treatment, and the ledger has a line for each', async () => {
      theme = kind;
      const wrong: string[] = [];
      for (const { code, treatment } of posts) {
        const html = await (await fetch(blog.url + pathOf(code))).text();
        const href = /href="([^"]*\/go\/by[^"]*)"/.exec(html)![1]!;
        const { headers } = await fetch(href, { headers: somebody.headers, redirect: 'manual' });
        if (!headers.get('location')!.startsWith(`/find?treatment=${treatment}&near=`)) wrong.push(code);
      }

      expect(wrong).toEqual([]);
      const lines = await sources();
      expect(lines.map(({ code }) => code).sort()).toEqual(posts.map(({ code }) => code).sort());
      expect(lines.every(({ visited, placement }) => visited === 1 && placement === 'embed')).toBe(true);
      expect(await app.get(UnlinkedPages).list()).toEqual([]);
    });
  },
);

describe.runIf(hasBrowser)('in a browser', { timeout: 120_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it.each(['blogger', 'other'] as const)(
    'without script the link of the %s theme leads to the treatment',
    async (kind) => {
      theme = kind;
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      for (const { code, treatment } of posts.slice(0, 3)) {
        await page.goto(`${blog.url}${pathOf(code)}?m=1`);
        await page.locator('td a').click();
        await page.waitForURL(new RegExp(`/find\\?treatment=${treatment}&`));
      }

      expect(await context.cookies()).toEqual([]);
      expect((await sources()).map(({ code }) => code).sort()).toEqual(['post-0', 'post-1', 'post-2']);
      await context.close();
    },
  );

  it.each(['blogger', 'other'] as const)(
    'with script the frame of the %s theme shows times, nothing moves, and a post stays one line of the ledger',
    async (kind) => {
      theme = kind;
      const context = await browser.newContext();
      const page = await context.newPage();
      const complaints: string[] = [];
      context.on('weberror', (fault) => complaints.push(fault.error().message));
      const asked = new Set<string>();
      context.on('request', (request) => asked.add(new URL(request.url()).origin));
      await page.addInitScript(() => {
        const world = globalThis as unknown as { shifts: number };
        world.shifts = 0;
        new PerformanceObserver((list) => {
          for (const shift of list.getEntries()) world.shifts += (shift as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
      });
      for (const [n, { code }] of posts.slice(0, 3).entries()) {
        await page.goto(`${blog.url}${pathOf(code)}?utm_source=feed`);
        const frame = page.frameLocator('iframe');
        await frame.locator('.chip').first().waitFor();
        expect(await frame.locator('.soft').first().textContent()).toBe(
          ['Acupuncture', 'Cupping', 'Community acupuncture'][n],
        );
        expect(await page.evaluate(() => (globalThis as unknown as { shifts: number }).shifts)).toBe(0);
      }
      await page.locator('td a').click();
      await page.waitForURL(/\/find\?treatment=community&/);

      expect(complaints).toEqual([]);
      expect(await context.cookies()).toEqual([]);
      expect([...asked].sort()).toEqual([app.url, blog.url].sort());
      expect((await sources()).map(({ code, placement }) => `${code} ${placement}`).sort()).toEqual([
        'post-0 embed',
        'post-1 embed',
        'post-2 embed',
      ]);
      await context.close();
    },
  );

  it('on a page that lists posts, each has its own', async () => {
    const html = posts.slice(0, 2).map(({ code }) => article(blog.url + pathOf(code)));
    const list = await servePages(() => html.join(''));
    const page = await browser.newPage();
    await page.goto(list.url);
    await page.locator('iframe').nth(1).waitFor();

    const shown = await page.locator('iframe').evaluateAll((all) => all.map((one) => one.getAttribute('src')!));
    expect(shown.map((address) => new URL(address).searchParams.get('page'))).toEqual(
      posts.slice(0, 2).map(({ code }) => blog.url + pathOf(code)),
    );
    await page.close();
    await list.close();
  });
});
