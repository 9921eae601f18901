import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import type { EmailContent } from '../../../src/notifications/notification.js';
import { write } from '../../../src/notifications/email/render.js';
import { EmailRenderer } from '../../../src/notifications/email-renderer.service.js';
import { type App, openApp } from '../../support/app.js';
import { accessFaults, hasBrowser, openBrowser, overflow } from '../../support/browser.js';
import { visitAt } from '../../support/desk.js';
import { freePort } from '../../support/free-port.js';
import { smallClinic } from '../../support/small-clinic.js';

let app: App;
let site: string;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z', port: await freePort() });
  site = app.settings.publicUrl;
});
afterAll(() => app.close());

async function linkTo(email: string): Promise<string> {
  const [latest] = (await app.db.query(
    `select template, data from notifications where template = 'appointments-link' and recipient = $1 order by id desc limit 1`,
    [email],
  )) as EmailContent[];
  const { text } = write(latest!, app.get(EmailRenderer).contextAt(app.clock.now()));
  return /http:\S+\/my\/link\/\S+/.exec(text)![0];
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

describe.skipIf(!hasBrowser)('the way back in, on a phone', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it.each([true, false])(
    'from a lost link to a canceled appointment and out again; with script: %s',
    async (script) => {
      const email = `zoe.${script}@example.org`;
      const { reference } = await app.get(Bookings).book(visitAt(script ? '2026-12-01 09:00' : '2026-12-01 11:00'), {
        contact: { name: 'Zoe', email, phone: null },
      });
      const context = await browser.newContext({ javaScriptEnabled: script, viewport: { width: 320, height: 700 } });
      const page = await context.newPage();
      const readsWell = async () => {
        if (!script) return;
        expect.soft(await accessFaults(page), page.url()).toEqual([]);
        expect.soft(await overflow(page), page.url()).toBe(0);
      };

      await page.goto(`${site}/visit/of/${reference}`);
      await readsWell();
      await page.getByRole('link', { name: 'Send me a new link' }).click();
      await readsWell();
      await page.getByLabel('Email').fill(email);
      await press(page, 'Send link');
      await page.waitForURL(`${site}/my?news=asked`);
      expect(await page.content()).not.toContain(email);
      await readsWell();

      await page.goto(await linkTo(email));
      await readsWell();
      await press(page, 'Open my appointments');
      await page.waitForURL(`${site}/my`);
      await readsWell();
      await page.getByRole('link', { name: /^Change/ }).click();
      await readsWell();
      await page.getByLabel('Phone').fill('631 555 0142');
      await press(page, 'Save');
      await page.getByText('631 555 0142').waitFor();

      await page.getByRole('link', { name: /^Reschedule/ }).click();
      await page.waitForURL(new RegExp(`/visit/of/${reference}/move`));
      await page.goto(`${site}/my`);
      await page.getByRole('link', { name: /^Cancel appointment/ }).click();
      await press(page, /^Cancel/);
      await page.getByText('We’ll email you a confirmation.').waitFor();
      await page.goto(`${site}/my`);
      await page.getByText('No upcoming appointments').waitFor();

      await press(page, 'Sign out');
      await page.getByText('You’re signed out.').waitFor();
      await page.goBack();
      expect(await page.content()).not.toContain('No upcoming appointments');
      await page.goto(`${site}/visit/of/${reference}`);
      await page.getByText('This link has expired').waitFor();
      await context.close();
    },
  );
});
