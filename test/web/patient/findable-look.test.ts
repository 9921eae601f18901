import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { Photos } from '../../../src/practitioners/photos.service.js';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { ana, visitAt } from '../../support/desk.js';
import { chosen, readsWell } from '../../support/looks.js';
import { ada, somePicture } from '../../support/picture.js';
import { smallClinic } from '../../support/small-clinic.js';

const taken = 'treatment=acupuncture&practitioner=mei&location=harbour&start=2026-12-01T10%3A00%3A00-05%3A00';
const looks = {
  place: '/locations/harbour',
  person: '/practitioners/mei',
  treatment: '/treatments/acupuncture',
  offering: '/practitioners/mei/acupuncture/harbour',
  'offering-full': '/practitioners/jonas/cupping/harbour',
  'time-gone': `/book?${taken}`,
};

describe.runIf(hasBrowser)('the pages that can be found, as they look', () => {
  let app: App;
  let browser: Browser;
  beforeAll(async () => {
    app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
    const [{ id }] = await app.db.query<[{ id: string }]>(`select id from practitioners where slug = 'mei'`);
    await app.get(Photos).put(ada, id, await somePicture(), 'Mei Tanaka in the garden');
    await app.db.query(
      `insert into closures (location_id, from_date, from_minute, to_date, to_minute, reason)
       select id, '2026-12-09', 720, '2026-12-10', 1440, 'New floors' from locations`,
    );
    await app.db.query(
      `insert into time_off (practitioner_id, from_at, to_at)
       select id, '2026-11-01', '2027-12-01' from practitioners where slug = 'jonas'`,
    );
    await app.get(Bookings).book(visitAt('2026-12-01 10:00'), ana);
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

  it('the data in a page is nothing our content security would stop, and can be read there', async () => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(`${app.url}/locations/harbour`);
    await page.waitForLoadState('networkidle');

    const read = `JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent)['@graph'][0].name`;
    expect(await page.evaluate(read)).toBe('Harbour Acupuncture, Harbour Street');
    expect(complaints).toEqual([]);
    await page.close();
  });
});
