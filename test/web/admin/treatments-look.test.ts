import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import demo from '../../../src/clinic-file/demo.json' with { type: 'json' };
import { ClinicFiles } from '../../../src/changes/clinic-files.service.js';
import type { ClinicFile } from '../../../src/clinic-file/schema.js';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { chosen, readsWell } from '../../support/looks.js';
import { staffMember } from '../../support/staff.js';

const looks: Readonly<Record<string, string>> = {
  index: '/admin',
  list: '/admin/treatments',
  edit: '/admin/treatments/base/acupuncture',
  'add-on': '/admin/treatments/add-on/moxibustion',
  new: '/admin/treatments/base/new',
  // The last: from here on the clinic is empty.
  'first-steps': '/admin',
  'first-treatment': '/admin/treatments/base/new',
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

  it.for(chosen(looks))('%s reads well for everyone, on a phone and on a desk, by day and by night', async (name) => {
    if (name.startsWith('first')) await app.get(ClinicFiles).import(emptied);
    await readsWell(browser, name, { url: app.url, cookie }, looks[name]!);
  });
});
