import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { visitAt } from '../../support/desk.js';
import { linksOf } from '../../support/forms.js';
import { smallClinic } from '../../support/small-clinic.js';

let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-23T14:00:00Z', places: true });
});
afterAll(() => app.close());

const ana = { contact: { name: 'Ana García', email: 'ana@example.org', phone: null } };

it('without cookies every link and button of an appointment works by the link in the email', async () => {
  const { token, reference } = await app.get(Bookings).book(visitAt('2026-12-01 10:00'), ana);
  const opened = await app.http.get(`/visit/${token}`).set('accept', 'text/html').expect(303);
  expect(opened.headers['location']).toBe(`/visit/of/${token}`);
  const here = opened.headers['location']!;

  const { text } = await app.http.get(here).expect(200);
  const own = linksOf(text).filter((link) => /^\/visit\/[^?]+$/.test(link));
  expect(own.length).toBeGreaterThan(2);
  for (const link of own) await app.http.get(link).expect(200);
  for (const outside of text.matchAll(/<a [^>]*href="https:[^>]*>/g)) expect(outside[0]).toContain('noreferrer');

  const [cookie] = opened.headers['set-cookie'] as unknown as string[];
  const kept = app.http.get(here).set('cookie', cookie!.split(';')[0]!);
  await kept.expect(303).expect('location', `/visit/of/${reference}`);
});

it('a secret opens its own appointment and no other, and only while its link does', async () => {
  const one = await app.get(Bookings).book(visitAt('2026-12-02 10:00'), ana);
  await app.http.get(`/visit/of/${one.reference}`).expect(404);
  await app.http.get(`/visit/of/${'x'.repeat(43)}`).expect(404);
  await app.http.post(`/book/done/${'x'.repeat(43)}/confirmation`).expect(404);

  await app.http
    .post(`/book/done/${one.token}/confirmation`)
    .expect(303)
    .expect('location', /resent$/);
  const { headers } = await app.http
    .post(`/book/done/${one.token}/email`)
    .send('email=ana.garcia@example.org')
    .expect(303);
  await app.http.get(headers['location']!).expect(200);
  await app.http.get(`/visit/of/${one.token}`).expect(404);
});

describe.runIf(hasBrowser)('in a browser that keeps no cookies, on a plain-http name', () => {
  let browser: Browser;
  let between: Server;
  beforeAll(async () => {
    between = createServer((asked, response) => {
      const { cookie: _, ...headers } = asked.headers;
      const forwarded = request(`${app.url}${asked.url}`, { method: asked.method, headers }, (answer) => {
        const { 'set-cookie': _, ...kept } = answer.headers;
        answer.pipe(response.writeHead(answer.statusCode!, kept));
      });
      asked.pipe(forwarded);
    });
    await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
    const { port } = between.address() as AddressInfo;
    browser = await openBrowser([`--host-resolver-rules=MAP clinic.test:80 127.0.0.1:${port}`]);
  });
  afterAll(async () => {
    await browser.close();
    between.close();
  });

  it.for([
    { name: 'without script, on a phone', script: false, width: 320 },
    { name: 'with script, on a desk', script: true, width: 1280 },
  ])('$name: from the search to the booking, another time and the cancellation', async ({ script, width }) => {
    const context = await browser.newContext({ javaScriptEnabled: script, viewport: { width, height: 800 } });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const heading = () => page.locator('h1').textContent();

    await page.goto('http://clinic.test/find');
    await page.fill('input[name=near]', '11713');
    await page.click('text=Show available times');
    await page.click('.person:first-child .more a');
    await page.click('.days a.day >> nth=3');
    await page.locator('.chip input').last().check();
    await page.click('button[form=times]');
    expect(await heading()).toBe('Your details');
    await page.fill('input[name=name]', 'Zoë Ångström');
    await page.fill('input[name=email]', `zoe${width}@example.org`);
    await page.click('button[form=details]');
    expect(await heading()).toContain('You’re booked');

    await page.click('a[href^="/visit/of/"]:not([href$=ics])');
    expect(await heading()).toContain('Hi Zoë');
    await page.getByRole('link', { name: 'Reschedule' }).first().click();
    await page.locator('.chip input[name=start]').last().check();
    await page.click('button[form=times]');
    expect(await page.locator('.notice').textContent()).toContain('has been rescheduled');
    await page.click('a:text-is("Cancel appointment")');
    await page.click('main button:has-text("Cancel")');
    expect(await heading()).toBe('This appointment was canceled');

    await context.close();
  });
});
