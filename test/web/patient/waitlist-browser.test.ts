import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { offerToken } from '../../../src/notifications/waitlist-link.js';
import { OfferFreedTimes } from '../../../src/waitlist/offer-freed-times.job.js';
import { Waitlist } from '../../../src/waitlist/waitlist.service.js';
import { anyTime } from '../../../src/waitlist/wishes.js';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { ana, visitAt } from '../../support/desk.js';
import { smallClinic } from '../../support/small-clinic.js';

describe.runIf(hasBrowser)('the waitlist on a phone, without script', () => {
  let app: App;
  let browser: Browser;
  beforeAll(async () => {
    app = await openApp({ clinic: smallClinic, now: '2026-11-20T14:00:00Z' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  const phone = async (): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 320, height: 700 }, javaScriptEnabled: false });
    return context.newPage();
  };
  /** What the job does every few seconds; then the page that the newest message links to. */
  const offerTo = async (name: string, page: Page) => {
    await app.get(OfferFreedTimes).run();
    const [row] = await app.db.query<{ id: string; name: string }[]>(
      `select o.id, p.name from waitlist_offers o join waitlist_entries e on e.id = o.entry_id join patients p on p.id = e.patient_id
       where o.status = 'open' and o.expires_at > $1`,
      [app.clock.now()],
    );
    expect(row?.name).toBe(name);
    await page.goto(`${app.url}/waitlist/offer/${offerToken(app.keys, row!.id)}`);
    await page.getByRole('heading', { name: /^Just opened up: Tuesday, December 1/ }).waitFor();
  };

  it('a canceled appointment is declined by the first in line, missed by the second, and booked by the third', async () => {
    const { token } = await app.get(Bookings).book(visitAt('2026-12-01 10:00'), ana);
    for (const name of ['First', 'Second', 'Third']) {
      const contact = { name, email: `${name.toLowerCase()}@example.org`, phone: null };
      await app.get(Waitlist).join({ treatment: 'acupuncture', wishes: anyTime, contact, proven: true }, '192.0.2.1');
      app.clock.advance({ seconds: 1 });
    }
    await app.get(OfferFreedTimes).run();
    const [leaving, first, second, third] = [await phone(), await phone(), await phone(), await phone()];
    await leaving.goto(`${app.url}/visit/${token}`);
    await leaving.getByRole('link', { name: 'Cancel appointment' }).click();
    await leaving.getByRole('button', { name: /^Cancel Tue/ }).click();
    await leaving.getByRole('heading', { name: 'This appointment was canceled' }).waitFor();

    await offerTo('First', first);
    await first.getByRole('button', { name: 'Not this one' }).click();
    await first.getByText('you keep your place on the waitlist').waitFor();
    app.clock.advance({ minutes: 1 });

    await offerTo('Second', second);
    app.clock.advance({ minutes: 21 });
    await second.getByRole('button', { name: /^Book Tue, Dec 1/ }).click();
    await second.getByRole('heading', { name: 'We’re no longer holding this time for you' }).waitFor();

    await offerTo('Third', third);
    await third.getByRole('button', { name: /^Book Tue, Dec 1/ }).click();
    await third.getByRole('heading', { name: /^You’re booked: Tuesday, December 1/ }).waitFor();
    await third.getByRole('link', { name: 'Reschedule or cancel' }).click();
    await third.getByRole('heading', { name: 'Hi Third, here’s your appointment' }).waitFor();

    await first.getByRole('link', { name: 'Waitlist' }).click();
    await first.getByText('You’re first in line.').waitFor();
  });
});
