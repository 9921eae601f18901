import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routesWithPolicies } from '../../src/cli/routes.command.js';
import { type App, openApp } from '../support/app.js';
import { hasBrowser, openBrowser } from '../support/browser.js';
import { busyDay } from '../support/busy-day.js';
import { everyForm } from '../support/every-form.js';
import { ben, bookedWithLinks, formsOfPatients } from '../support/patient-forms.js';
import { smallClinic } from '../support/small-clinic.js';
import { staffMember } from '../support/staff.js';

let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  await busyDay(app);
});
afterAll(() => app.close());

it('every page with a form lets a browser say where it was sent from, and no other site where the page was', {
  timeout: 120_000,
}, async () => {
  const staff = await staffMember(app, ['admin', 'reception', 'practitioner'], { practitioner: 'mei' });
  const routes = await routesWithPolicies();
  const forms = [
    ...(await everyForm(app, routes, staff)),
    ...(await formsOfPatients(app, staff)).map((form) => [form.route, form] as const),
  ];

  expect(forms.filter(([, { referrerPolicy }]) => referrerPolicy !== 'same-origin')).toEqual([]);
  const found = new Set(forms.map(([path]) => path));
  // The languages are buttons beside the form of the same page.
  const other = /^\/(admin|api|mcp|staff)\b|\/language$/;
  const ofPatients = routes.filter(({ method, path }) => method === 'POST' && !other.test(path));
  expect(ofPatients.map(({ path }) => path).filter((path) => !found.has(path))).toEqual([]);
});

describe.runIf(hasBrowser)('on a plain-http name, where browsers send no Sec-Fetch-Site', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser([`--host-resolver-rules=MAP clinic.test:80 ${new URL(app.url).host}`]);
  });
  afterAll(() => browser.close());

  it('reminders are stopped by their link, and turned on again by the page of the appointment', async () => {
    const { token, reminders } = await bookedWithLinks(app, '2026-12-10 10:00', ben);
    const page = await browser.newPage();
    page.setDefaultTimeout(10_000);
    const told: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') told.push(request.headers()['sec-fetch-site'], request.headers()['origin']);
    });

    await page.goto(`http://clinic.test${reminders}`);
    await page.getByRole('button', { name: 'Unsubscribe' }).click();
    await page.getByText('Turn reminders back on').waitFor();
    await page.goto(`http://clinic.test/visit/${token}`);
    await page.getByRole('button', { name: 'Turn reminders back on' }).click();
    await page.waitForURL(/news=reminders/);

    expect(told).toEqual([undefined, 'http://clinic.test', undefined, 'http://clinic.test']);
  });
});
