import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { Photos } from '../../../src/practitioners/photos.service.js';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { ada, somePicture } from '../../support/picture.js';
import { busyDay } from '../../support/busy-day.js';
import { smallClinic } from '../../support/small-clinic.js';
import { chosen, readsWell } from '../../support/looks.js';
import { type Person, staffMember } from '../../support/staff.js';

/** An address, and what is sent to it to get there. */
const looks: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>?]>> = {
  locations: ['/admin/locations'],
  'location-new': ['/admin/locations/new'],
  'location-refused': [
    '/admin/locations/new',
    { name: '', 'address.city': 'Bellport', latitude: 'north', longitude: '1' },
  ],
  location: ['/admin/locations/harbour'],
  'location-zone': [
    '/admin/locations/harbour',
    {
      name: 'Harbour Street',
      'address.line1': '1 Harbour Street',
      'address.city': 'Bellport',
      'address.region': 'NY',
      'address.postcode': '11713',
      'address.country': 'US',
      latitude: '40.75',
      longitude: '-72.94',
      timeZone: 'America/Chicago',
      phone: '',
    },
  ],
  room: ['/admin/locations/harbour/rooms/new'],
  unit: ['/admin/locations/harbour/equipment/cupping-set'],
  'unit-refused': ['/admin/locations/harbour/equipment/new', { kind: '', count: 'many' }],
  closure: ['/admin/locations/harbour/closures/new'],
  'closure-decide': ['/admin/locations/harbour/closures/new', { from: '2026-12-01', reason: 'Painting' }],
  practitioners: ['/admin/practitioners'],
  'practitioner-new': ['/admin/practitioners/new'],
  'practitioner-refused': ['/admin/practitioners/new', { name: 'Ada', email: 'nobody', 'registration.body': 'AHPRA' }],
  practitioner: ['/admin/practitioners/mei'],
  'practitioner-leaves': ['/admin/practitioners/mei/retirement', {}],
  profile: ['/staff/profile'],
  public: ['/practitioners/mei'],
  'diary-closed': ['/staff/diary?day=2026-12-10'],
  'hours-closed': ['/staff/hours/mei?week=2026-12-07'],
  'location-closed': ['/admin/locations/harbour'],
  'closure-gone': [
    '/admin/locations/harbour/closures/new',
    { from: '2026-12-20', to: '2026-12-21', reason: 'Inventory' },
  ],
  finder: ['/find?treatment=acupuncture'],
  'room-decide': ['/admin/locations/harbour/rooms/east/retirement', {}],
};

describe.runIf(hasBrowser)('the pages about places and people, as they look', () => {
  let app: App;
  let browser: Browser;
  let admin: Person;
  beforeAll(async () => {
    app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
    await busyDay(app);
    admin = await staffMember(app, ['admin', 'practitioner'], { practitioner: 'mei' });
    const [{ id }] = await app.db.query<[{ id: string }]>(`select id from practitioners where slug = 'mei'`);
    await app.get(Photos).put(ada, id, await somePicture(), 'Mei Tanaka in the garden');
    await app.db.query(
      `insert into closures (location_id, from_date, from_minute, to_date, to_minute, reason)
       select id, '2026-12-09', 720, '2026-12-10', 1440, 'New floors' from locations`,
    );
    await app.db.query(`update practitioners set profile = $1, access = '{signing}' where slug = 'mei'`, [
      'I came to needles by way of **long-distance running**.\n\nMost of my patients come with\n\n- backs\n- knees',
    ]);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  it.for(chosen(looks))(
    '%s reads well for everyone, on a phone and on a desk, by day and by night',
    { timeout: 60_000 },
    async (name) => {
      const [address, form] = looks[name]!;
      const way = form ? (page: Page) => sendForm(page, app.url, address, form) : address;
      await readsWell(browser, name, { url: app.url, cookie: admin.cookie }, way);
    },
  );
});

/** As a form of a page before would send it. */
async function sendForm(page: Page, url: string, action: string, fields: Readonly<Record<string, string>>) {
  await page.goto(`${url}/admin/locations`);
  await page.evaluate(
    ([action, fields]) => {
      const sent = document.createElement('form');
      sent.method = 'post';
      sent.action = action;
      for (const [key, value] of Object.entries(fields)) {
        const input = document.createElement('input');
        input.name = key;
        input.value = value;
        sent.append(input);
      }
      document.body.append(sent);
    },
    [action, fields] as const,
  );
  await Promise.all([
    page.waitForNavigation(),
    page.evaluate(() => [...document.querySelectorAll('form')].at(-1)?.submit()),
  ]);
}
