import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { DeliverWebhooks } from '../../../src/webhooks/deliver-webhooks.job.js';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { ana, visitAt } from '../../support/desk.js';
import { chosen, readsWell } from '../../support/looks.js';
import { smallClinic } from '../../support/small-clinic.js';
import { type Person, staffMember } from '../../support/staff.js';
import { startReceiver } from '../../support/webhook-receiver.js';

const looks = ['webhooks-none', 'webhook-new', 'webhook-refused', 'webhook-added', 'webhook', 'webhooks'] as const;

describe.runIf(hasBrowser)('the pages about webhooks, as they look', () => {
  let app: App;
  let browser: Browser;
  let admin: Person;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  beforeAll(async () => {
    [app, receiver, browser] = await Promise.all([
      openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' }),
      startReceiver(),
      openBrowser(),
    ]);
    admin = await staffMember(app, ['admin']);
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
    await receiver.close();
  });

  it.for(chosen(Object.fromEntries(looks.map((name) => [name, name]))))(
    '%s reads well for everyone, on a phone and on a desk, by day and by night',
    { timeout: 60_000 },
    async (name) => {
      await readsWell(browser, name, { url: app.url, cookie: admin.cookie }, async (page) => {
        await page.goto(`${app.url}/admin/${name === 'webhooks-none' ? 'webhooks' : 'new/webhook'}`);
        if (name !== 'webhooks-none' && name !== 'webhook-new') {
          await page.fill('#name', 'The accountants’ program');
          await page.fill('#address', name === 'webhook-refused' ? 'http://10.0.0.1/hook' : receiver.url);
          await Promise.all([page.waitForNavigation(), page.click('main form button.button')]);
        }
        if (name === 'webhook' || name === 'webhooks') {
          const path = new URL(page.url()).pathname;
          await someTries(app, receiver);
          await page.goto(`${app.url}${name === 'webhook' ? path : '/admin/webhooks'}`);
          await page.evaluate(() => {
            for (const more of document.querySelectorAll('main details')) (more as HTMLDetailsElement).open = true;
          });
        }
      });
    },
  );
});

/** A visit booked, which arrived at the third try. */
async function someTries(app: App, receiver: Awaited<ReturnType<typeof startReceiver>>): Promise<void> {
  await app
    .get(Bookings)
    .book(visitAt('2026-12-01 10:00'), ana)
    .catch(() => undefined);
  await app.db.query(
    `insert into webhook_messages (endpoint_id, type) select id, 'webhook.test' from webhook_endpoints`,
  );
  const job = new DeliverWebhooks(app.db, app.clock, app.keys, receiver.outside);
  receiver.refuses(503);
  await job.run();
  app.clock.advance({ seconds: 7 });
  receiver.accepts();
  await job.run();
}
