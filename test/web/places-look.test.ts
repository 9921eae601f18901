import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Photos } from '../../src/practitioners/photos.service.js';
import { type App, openApp } from '../support/app.js';
import { accessFaults, hasBrowser, openBrowser, overflow } from '../support/browser.js';
import { ada, somePicture } from '../support/picture.js';
import { busyDay } from '../support/busy-day.js';
import { smallClinic } from '../support/small-clinic.js';
import { type Person, staffMember } from '../support/staff.js';

/** `SHOTS=<folder> npx vitest run … test/web/places-look.test.ts` keeps a picture of each; `ONLY=location` chooses. */
const shots = process.env.SHOTS;
const only = process.env.ONLY?.split(',');

/** An address, and what is sent to it to get there. */
const looks: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>?]>> = {
  locations: ['/admin/locations'],
  'location-new': ['/admin/new/location'],
  'location-refused': ['/admin/new/location', { name: '', city: 'Bellport', latitude: 'north', longitude: '1' }],
  location: ['/admin/locations/harbour'],
  'location-zone': [
    '/admin/locations/harbour',
    {
      name: 'Harbour Street',
      line1: '1 Harbour Street',
      city: 'Bellport',
      region: 'NY',
      postcode: '11713',
      country: 'US',
      latitude: '40.75',
      longitude: '-72.94',
      timeZone: 'America/Chicago',
      phone: '',
    },
  ],
  room: ['/admin/locations/harbour/new-room'],
  closure: ['/admin/locations/harbour/new-closure'],
  'closure-decide': ['/admin/locations/harbour/closures', { first: '2026-12-01', reason: 'Painting' }],
  practitioners: ['/admin/practitioners'],
  'practitioner-new': ['/admin/new/practitioner'],
  'practitioner-refused': ['/admin/new/practitioner', { name: 'Ada', email: 'nobody', registrationBody: 'AHPRA' }],
  practitioner: ['/admin/practitioners/mei'],
  'practitioner-leaves': ['/admin/practitioners/mei/retirement', {}],
  profile: ['/staff/profile'],
  public: ['/practitioners/mei'],
  'diary-closed': ['/staff/diary?day=2026-12-10'],
  'hours-closed': ['/staff/hours/mei?week=2026-12-07'],
  'location-closed': ['/admin/locations/harbour'],
  'closure-gone': [
    '/admin/locations/harbour/closures',
    { first: '2026-12-20', last: '2026-12-21', reason: 'Inventory' },
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

  it.for(Object.keys(looks).filter((name) => !only || only.includes(name)))(
    '%s reads well for everyone, on a phone and on a desk, by day and by night',
    { timeout: 60_000 },
    async (name) => {
      const [address, form] = looks[name]!;
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of [320, 390, 1280]) {
          if (width === 390 && !shots) continue;
          const look = `${width} ${colorScheme}`;
          const context = await browser.newContext({
            colorScheme,
            viewport: { width, height: width < 800 ? 700 : 900 },
          });
          const [cookie, value] = admin.cookie.split('=') as [string, string];
          await context.addCookies([{ name: cookie, value, url: app.url }]);
          const page = await context.newPage();
          const faults: string[] = [];
          page.on('pageerror', (fault) => faults.push(fault.message));
          if (form) {
            await page.goto(`${app.url}/admin/locations`);
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
              [address, form] as const,
            );
            await Promise.all([
              page.waitForNavigation(),
              page.evaluate(() => [...document.querySelectorAll('form')].at(-1)?.submit()),
            ]);
          } else {
            await page.goto(`${app.url}${address}`);
          }
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
