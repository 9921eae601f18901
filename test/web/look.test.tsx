import { mkdirSync, readFileSync } from 'node:fs';
import { drawn } from '../../src/web/shared/answer.js';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessFaults, hasBrowser, openBrowser, overflow } from '../support/browser.js';
import { pages } from './fixtures.js';

/** Colours do not depend on the width, nor does the width on the colours: two looks see both, all four are for the eye. */
const everyLook = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [320, 1280].map((width) => ({ colorScheme, width })),
);
const looks = process.env.SHOTS ? everyLook : [everyLook[0]!, everyLook[3]!];

/** `SHOTS=<folder> npx vitest run … test/web/look.test.tsx` keeps a picture of each; `ONLY=home,people` chooses. */
const shots = process.env.SHOTS;
const only = process.env.ONLY?.split(',');
const types: Record<string, string> = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' };

describe.runIf(hasBrowser)('every page, as it looks', () => {
  let browser: Browser;
  const open = new Map<string, Page>();
  beforeAll(async () => {
    browser = await openBrowser();
    for (const { colorScheme, width } of looks) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: width < 800 ? 700 : 900 } });
      const page = await context.newPage();
      await page.route('**/*', (route) => {
        const name = new URL(route.request().url()).pathname.slice(1);
        const vnode = pages[name];
        if (vnode) return route.fulfill({ contentType: 'text/html', body: drawn(vnode) });
        if (!name.startsWith('assets/')) return route.abort();
        const body = readFileSync(`src/web/public/${name.slice(7)}`);
        return route.fulfill({ contentType: types[name.split('.').at(-1)!], body });
      });
      open.set(`${width} ${colorScheme}`, page);
    }
  });
  afterAll(() => browser.close());

  it.for(Object.keys(pages).filter((name) => !only || only.includes(name)))(
    '%s reads well for everyone, on a phone and on a desk, by day and by night',
    async (name) => {
      const look = async ([look, page]: [string, Page]) => {
        await page.goto(`http://fixtures.test/${name}`);
        if (shots) {
          mkdirSync(shots, { recursive: true });
          await page.screenshot({ path: `${shots}/${name}-${look.replace(' ', '-')}.png`, fullPage: true });
        }
        expect.soft(await accessFaults(page), look).toEqual([]);
        expect.soft(await overflow(page), `${look}: sticks out`).toBe(0);
        const { width, height } = page.viewportSize()!;
        await page.setViewportSize({ width: Math.max(width, 390), height });
        await page.addStyleTag({ content: ':root { font-size: 200% }' });
        expect.soft(await overflow(page), `${look}, text twice as large: sticks out`).toBe(0);
        await page.setViewportSize({ width, height });
      };
      await Promise.all([...open].map(look));
    },
  );
});
