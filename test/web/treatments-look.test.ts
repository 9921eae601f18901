import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import demo from '../../src/clinic-file/demo.json' with { type: 'json' };
import { ClinicFiles } from '../../src/clinic-file/clinic-files.service.js';
import type { ClinicFile } from '../../src/clinic-file/schema.js';
import { type App, openApp } from '../support/app.js';
import { accessFaults, hasBrowser, openBrowser, overflow } from '../support/browser.js';
import { staffMember } from '../support/staff.js';

/** `SHOTS=<folder>` keeps a picture of each; `ONLY=list,edit` chooses. */
const shots = process.env.SHOTS;
const only = process.env.ONLY?.split(',');

const looks: Readonly<Record<string, string>> = {
  index: '/admin',
  list: '/admin/treatments',
  edit: '/admin/treatments/base/acupuncture',
  'add-on': '/admin/treatments/add-on/moxibustion',
  new: '/admin/treatments/new?kind=base',
  // The last: from here on the clinic is empty.
  'first-steps': '/admin',
  'first-treatment': '/admin/treatments/new?kind=base',
};

const emptied: ClinicFile = { ...(demo as ClinicFile), locations: [], treatments: [], practitioners: [], links: [] };

describe.runIf(hasBrowser)('the pages about treatments, as they look', () => {
  let app: App;
  let browser: Browser;
  let cookie: string;
  beforeAll(async () => {
    app = await openApp({ clinic: demo as ClinicFile, now: '2026-11-27T14:00:00Z' });
    cookie = (await staffMember(app, ['admin'])).cookie;
    await app.http.post('/admin/treatments/base/gua-sha/retirement').set('cookie', cookie).expect(303);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  it.for(Object.keys(looks).filter((name) => !only || only.includes(name)))(
    '%s reads well for everyone, on a phone and on a desk, by day and by night',
    async (name) => {
      if (name.startsWith('first')) await app.get(ClinicFiles).import(emptied);
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of [320, 390, 1280]) {
          const look = `${width} ${colorScheme}`;
          const context = await browser.newContext({
            colorScheme,
            viewport: { width, height: width < 800 ? 700 : 900 },
            extraHTTPHeaders: { cookie },
          });
          const page = await context.newPage();
          const faults: string[] = [];
          page.on('pageerror', (fault) => faults.push(fault.message));
          page.on('console', (said) => said.type() === 'error' && faults.push(said.text()));
          await page.goto(`${app.url}${looks[name]}`);
          if (shots) {
            mkdirSync(shots, { recursive: true });
            await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png`, fullPage: true });
          }
          expect.soft(await accessFaults(page), look).toEqual([]);
          expect.soft(await overflow(page), `${look}: sticks out`).toBe(0);
          expect.soft(faults, look).toEqual([]);
          await context.close();
        }
    },
  );
});
