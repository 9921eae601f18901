import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, openApp } from '../support/app.js';
import { accessFaults, hasBrowser, openBrowser, overflow } from '../support/browser.js';

let app: App;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());

it('the page tells every call and every refusal, without anything inline', async () => {
  const { text } = await app.http
    .get('/api')
    .expect(200)
    .expect('content-type', /text\/html/);
  const { body } = await app.http.get('/api/openapi.json');

  for (const path of Object.keys(body.paths)) expect(text).toContain(path);
  const told = [...JSON.stringify(body.paths).matchAll(/"code":"([a-z-]+)"/g)].map(([, code]) => code);
  expect(told).toContain('slot-taken');
  for (const code of [...told, 'too-large']) expect(text).toContain(`id="${code}"`);
  expect(text).not.toMatch(/<script|<style| style=| on\w+=/);
  for (const [, address] of text.matchAll(/href="#([^"]+)"/g)) expect(text).toContain(`id="${address}"`);
  await app.http
    .get('/api/reference.css')
    .expect(200)
    .expect('content-type', /text\/css/);
});

it.runIf(hasBrowser)('anyone can read it: axe finds nothing, and it fits a narrow screen', async () => {
  const browser = await openBrowser();
  try {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ colorScheme, viewport: { width: 320, height: 640 } });
      await page.goto(`${app.url}/api`);
      expect(await accessFaults(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
    }
  } finally {
    await browser.close();
  }
});
