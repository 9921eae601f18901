import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import demo from '../../../src/clinic-file/demo.json' with { type: 'json' };
import type { ClinicFile } from '../../../src/clinic-file/schema.js';
import { Attribution } from '../../../src/finder/attribution.service.js';
import { visitToken } from '../../../src/notifications/visit-link.js';
import { type App, openApp } from '../../support/app.js';
import { accessFaults, hasBrowser, openBrowser, overflow } from '../../support/browser.js';

const shots = process.env.SHOTS;

describe.runIf(hasBrowser)('from the link under an article to a visit, and back out of it', () => {
  let app: App;
  let browser: Browser;
  beforeAll(async () => {
    [app, browser] = await Promise.all([
      openApp({ clinic: demo as ClinicFile, places: true, now: '2026-11-23T14:00:00Z' }),
      openBrowser(),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  it.for([
    { name: 'on a phone, without script', width: 320, script: false, scheme: 'light', town: 'Bellport' },
    { name: 'on a desk, with script, at night', width: 1280, script: true, scheme: 'dark', town: 'Brookhaven NY' },
  ] as const)('$name', { timeout: 60_000 }, async ({ width, script, scheme, town }) => {
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      javaScriptEnabled: script,
      colorScheme: scheme,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(5_000);
    const strays: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(app.url)) strays.push(request.url());
    });
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    const at = async (screen: string, heading: string) => {
      if (shots) {
        mkdirSync(shots, { recursive: true });
        await page.screenshot({ path: `${shots}/real-${screen}-${width}.png`, fullPage: true });
      }
      expect(await page.locator('h1').textContent(), screen).toContain(heading);
      if (script) expect.soft(await accessFaults(page), screen).toEqual([]);
      expect.soft(await overflow(page), screen).toBe(0);
    };

    await page.goto(`${app.url}/go/muscle-knots`);
    await at('1-find', 'Find a practitioner near you');
    expect(await page.textContent('.search summary')).toMatch(
      /Acupuncture with cupping, 70 minutes, from \$125.·.A\$185/,
    );
    expect(await page.isChecked('input[name=addOn][value=cupping]')).toBe(true);
    await page.fill('input[name=near]', town);
    await page.click('text=Show available times');
    await at('2-people', '2 practitioners');
    await page.click('.person:first-child .more a');

    await at('3-time', 'Choose a time');
    await page.click('.days a.day >> nth=3');
    await page.locator('.part:has-text("Afternoon") .chip input').first().check();
    await page.click('button[form=times]');

    await at('4-details', 'Your details');
    await page.fill('input[name=name]', 'Zoë Ångström');
    await page.fill('input[name=email]', `zoe${width}@example.org`);
    await page.click('button[form=details]');

    await at('5-done', 'You’re booked:');
    expect(page.url()).toMatch(/\/book\/done\/\w{8}$/);

    const reference = page.url().split('/').at(-1)!;
    const [booking] = (await app.db.query(`select id, link_generation from bookings where reference = $1`, [
      reference,
    ])) as [{ id: string; link_generation: number }];
    await context.clearCookies();
    await page.goto(`${app.url}/visit/${visitToken(app.keys, booking.id, booking.link_generation)}`);
    expect(page.url()).toBe(`${app.url}/visit/of/${reference}`);
    await at('6-visit', 'Hi Zoë, here’s your appointment');

    await page.getByRole('link', { name: 'Reschedule' }).first().click();
    await at('7-move', 'Choose a new time');
    await page.locator('.chip input[name=start]').last().check();
    await page.click('button[form=times]');
    await at('8-moved', 'Hi Zoë, here’s your appointment');
    expect(await page.locator('.notice').textContent()).toContain('Your appointment has been rescheduled');

    await page.click('a:text-is("Cancel appointment")');
    await at('9-cancel', 'Cancel this appointment?');
    await page.click('main button:has-text("Cancel")');
    await at('10-cancelled', 'This appointment was canceled');

    expect(strays).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('counts how far each visitor of the link came', async () => {
    const [line] = await app.get(Attribution).ledger(new Date('2026-11-01'), new Date('2026-12-01'));
    expect(line).toMatchObject({ code: 'muscle-knots', visited: 2, searched: 2, seen: 2, booked: 2 });
  });
});
