import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routesWithPolicies } from '../../src/cli/routes.command.js';
import { Bookings } from '../../src/bookings/by-patient/book.service.js';
import { Holds } from '../../src/bookings/holding/holds.service.js';
import { appointmentsToken } from '../../src/notifications/appointments-link.js';
import { confirmToken } from '../../src/notifications/confirm-link.js';
import { erasureToken } from '../../src/notifications/erasure-link.js';
import { unsubscribeToken } from '../../src/notifications/unsubscribe-link.js';
import { Erasures } from '../../src/privacy/erasures.service.js';
import { type App, openApp } from '../support/app.js';
import { hasBrowser, openBrowser } from '../support/browser.js';
import { busyDay } from '../support/busy-day.js';
import { visitAt } from '../support/desk.js';
import { everyForm } from '../support/every-form.js';
import { personAt, sessionOf } from '../support/household.js';
import { smallClinic } from '../support/small-clinic.js';
import { type Person, staffMember } from '../support/staff.js';

let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  await busyDay(app);
});
afterAll(() => app.close());

const ana = { contact: { name: 'Ana García', email: 'ana@example.org', phone: null } };
const ben = { contact: { name: 'Ben Okafor', email: 'ben@example.org', phone: null } };
const idOf = async (reference: string): Promise<string> =>
  (await app.db.query(`select id from bookings where reference = $1`, [reference]))[0].id;
/** A visit, and the way out in its reminder. */
async function booked(wall: string, who = ana) {
  const { reference, token } = await app.get(Bookings).book(visitAt(wall), who);
  return { reference, token, reminders: `/reminders/${unsubscribeToken(app.keys, await idOf(reference))}` };
}

/** Where links lead that only a message holds, and a time that is held. */
async function secretPages(admin: Person): Promise<readonly string[]> {
  const origin = { network: '203.0.113.1', worked: false, verified: false };
  const waiting = await app.get(Bookings).book(visitAt('2026-12-08 12:00'), { ...ben, origin });
  const { hold } = await app.get(Holds).hold(visitAt('2026-12-08 14:00'));
  const person = await personAt(app, 'ana@example.org', 'Ana García');
  await app.get(Erasures).ask(admin, person, 'message');
  const [{ id: erasure }] = (await app.db.query(`select id from erasures`)) as [{ id: string }];
  await app.http.post('/my').send('email=ana@example.org').expect(303);
  const [{ link }] = (await app.db.query(
    `select data ->> 'linkId' as link from notifications where template = 'appointments-link'`,
  )) as [{ link: string }];
  return [
    `/confirm/${confirmToken(app.keys, await idOf(waiting.reference), 0)}`,
    `/book/${hold}`,
    `/erasure/${erasureToken(app.keys, erasure)}`,
    `/my/link/${appointmentsToken(app.keys, link)}`,
  ];
}

/** A time held for two of Ana's household. */
async function heldForTwo(cookie: string): Promise<string> {
  const [one, two] = await Promise.all(
    ['Ana García', 'Leo García'].map((name) => personAt(app, 'ana@example.org', name)),
  );
  const { headers } = await app.http
    .post('/book/together/holds')
    .set('cookie', cookie)
    .send(
      `person=${one}&person=${two}&treatment=acupuncture&order=together&location=harbour&start=2026-12-09T15:00:00Z`,
    )
    .expect(303);
  return headers['location']!;
}

it('every page with a form lets a browser say where it was sent from, and no other site where the page was', {
  timeout: 120_000,
}, async () => {
  const { reference, token, reminders } = await booked('2026-12-08 10:00');
  await app.http.post(reminders).expect(200);
  const staff = await staffMember(app, ['admin', 'reception', 'practitioner'], { practitioner: 'mei' });
  const cookie = `visit-${reference}=${token}; ${await sessionOf(app, 'ana@example.org')}`;
  const visit = `/visit/of/${reference}`;
  const starts = ['/', '/my', '/visit/new-link', '/staff/sign-in', visit, `/book/done/${reference}`, reminders];
  const routes = await routesWithPolicies();
  const forms = [
    ...(await everyForm(app, routes, staff)),
    ...(await everyForm(app, routes, { cookie }, [...starts, ...(await secretPages(staff)), await heldForTwo(cookie)])),
    ...(await everyForm(app, routes, { cookie: '' }, starts)),
  ];

  expect(forms.filter(([, { referrerPolicy }]) => referrerPolicy !== 'same-origin')).toEqual([]);
  const found = new Set(forms.map(([path]) => path));
  // The languages are buttons beside the form of the same page.
  const other = /^\/(admin|api|staff)\b|\/language$/;
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
    const { token, reminders } = await booked('2026-12-10 10:00', ben);
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
