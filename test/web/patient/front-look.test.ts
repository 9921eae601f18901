import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import demo from '../../../src/clinic-file/demo.json' with { type: 'json' };
import { readClinicFile } from '../../../src/clinic-file/read-clinic-file.js';
import { Photos } from '../../../src/practitioners/photos.service.js';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { chosen, readsWell } from '../../support/looks.js';
import { ada, somePicture } from '../../support/picture.js';
import { staffMember } from '../../support/staff.js';

const looks = {
  home: '/',
  'home-german': '/?lang=de',
  'home-chinese': '/?lang=zh-Hans',
  treatments: '/treatments',
  practitioners: '/practitioners',
  locations: '/locations',
  privacy: '/privacy',
  legal: '/legal',
  'choose-time': '/book?treatment=acupuncture&practitioner=mei-tanaka&location=bellport',
  'not-found': '/nothing-here',
};

describe.runIf(hasBrowser)('the front of the demo clinic, as it looks', () => {
  let app: App;
  let browser: Browser;
  beforeAll(async () => {
    app = await openApp({ clinic: readClinicFile(demo), places: true, now: '2026-11-27T14:00:00Z' });
    const [{ id }] = await app.db.query<[{ id: string }]>(`select id from practitioners where slug = 'mei-tanaka'`);
    await app.get(Photos).put(ada, id, await somePicture(), 'Mei Tanaka in the garden');
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  it.for(chosen(looks))(
    '%s reads well for everyone, on a phone and on a desk, by day and by night',
    { timeout: 60_000 },
    (name) => readsWell(browser, name, { url: app.url, cookie: 'nobody=1' }, looks[name as keyof typeof looks]),
  );

  it('the page of the clinic’s own details reads well, with logo, color and words', { timeout: 60_000 }, async () => {
    const admin = await staffMember(app, ['admin']);
    await readsWell(browser, 'clinic-details', { url: app.url, cookie: admin.cookie }, '/admin/clinic');
  });
});
