import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BookingRows } from '../../../src/bookings/booking-rows.service.js';
import { StaffBookings } from '../../../src/bookings/by-staff/staff-bookings.service.js';
import { type App, openApp } from '../../support/app.js';
import { accessFaults, hasBrowser, openBrowser, overflow } from '../../support/browser.js';
import { rosa } from '../../support/staff-actors.js';
import { visitAt } from '../../support/desk.js';
import { smallClinic } from '../../support/small-clinic.js';
import { type Person, staffMember } from '../../support/staff.js';

/** `SHOTS=<folder> npx vitest run … test/web/hours.test.ts` keeps a picture of each. */
const shots = process.env.SHOTS;

let app: App;
let reception: Person;
let mei: Person;
let nobody: Person;
beforeAll(async () => {
  const [harbour] = smallClinic.locations;
  const quay = { ...harbour!, slug: 'quay', name: 'The Quay' };
  const [first, second] = smallClinic.practitioners;
  const atQuay = { treatment: 'acupuncture', location: 'quay' };
  const hours = [
    ...first!.hours.filter(({ weekday }) => weekday !== 3),
    { location: 'harbour', weekday: 3, from: '08:00', to: '12:00' },
    { location: 'quay', weekday: 3, from: '13:00', to: '19:30', everyWeeks: 2, starting: '2026-11-30' },
  ];
  const exceptions = [{ location: 'harbour', date: '2026-12-04', open: [{ from: '10:00', to: '14:00' }] }];
  app = await openApp({
    clinic: {
      ...smallClinic,
      locations: [harbour!, quay],
      practitioners: [
        { ...first!, hours, exceptions },
        { ...second!, offers: [...second!.offers, atQuay] },
      ],
    },
    now: '2026-11-30T14:00:00Z',
  });
  reception = await staffMember(app, ['reception']);
  mei = await staffMember(app, ['practitioner'], { practitioner: 'mei' });
  nobody = await staffMember(app, ['practitioner'], { practitioner: 'jonas' });
});
afterAll(() => app.close());

const ask = (path: string, { cookie }: Person) => app.http.get(path).set('cookie', cookie);
const send = (path: string, { cookie }: Person, fields: object) =>
  app.http.post(path).type('form').set('cookie', cookie).set('origin', 'http://clinic.test').send(fields);
const book = async (wall: string, name: string, email: string | null = `${name}@example.org`) =>
  (await app.get(StaffBookings).book(rosa, visitAt(wall), { name, email, phone: '+1 631 555 0142' }, { tell: false }))
    .reference;

describe('who may', () => {
  it('reception finds everyone, a practitioner their own, and a colleague’s hours are not there', async () => {
    const all = await ask('/staff/hours', reception);
    expect(all.text).toContain('/staff/hours/jonas');
    expect((await ask('/staff/hours', mei)).headers.location).toBe('/staff/hours/mei');
    expect((await ask('/staff/hours/mei', mei)).status).toBe(200);
    expect((await ask('/staff/hours/mei', nobody)).status).toBe(404);
    expect((await send('/staff/hours/mei/changes', nobody, { kind: 'off', from: '2027-01-05' })).status).toBe(404);
    expect((await ask('/staff/hours/nobody', reception)).status).toBe(404);
  });
});

describe('where the clinic sets the hours', () => {
  beforeAll(() => app.db.query(`update clinic set practitioners_set_hours = false, version = version + 1`));
  afterAll(() => app.db.query(`update clinic set practitioners_set_hours = true, version = version + 1`));

  it('a practitioner finds neither the way there nor any page, and reception all of them', async () => {
    const change = `/staff/hours/mei/changes/${randomUUID()}`;
    for (const path of ['', '/mei', '/mei/weekly', '/mei/date', '/mei/off', '/jonas'].map(
      (end) => `/staff/hours${end}`,
    )) {
      expect((await ask(path, mei)).status, path).toBe(404);
      expect((await ask(path, reception)).status, path).toBe(200);
    }
    for (const path of [change, `${change}/undo`, '/staff/hours/mei/changes'])
      expect((await send(path, mei, { kind: 'off', from: '2027-01-05' })).status, path).toBe(404);
    expect((await ask(change, mei)).status).toBe(404);

    expect((await ask('/staff/diary', mei)).text).not.toContain('/staff/hours');
    expect((await ask('/staff/diary', reception)).text).toContain('href="/staff/hours"');
  });
});

describe('the forms', () => {
  it('what is wrong stands beside the field, and nothing typed is lost', async () => {
    const fields = { kind: 'weekly', location: 'harbour', weekday: '1', from: '16:00', to: 'late', everyWeeks: '2' };
    const answer = await send('/staff/hours/mei/changes', reception, fields);

    expect(answer.status).toBe(400);
    expect(answer.text).toContain('id="to-error"');
    expect(answer.text).toContain('value="late"');
    expect(answer.text).toContain('value="16:00"');
    const overlapping = await send('/staff/hours/mei/changes', reception, { ...fields, to: '24:00', everyWeeks: '1' });
    expect(overlapping.text).toContain('This overlaps with this practitioner’s other hours');
    const off = { kind: 'off', from: '2300-01-05', reason: '' };
    const distant = await send('/staff/hours/mei/changes', reception, off);
    expect(distant.text).toMatch(/id="from-error">Enter a date/);
    const wordy = await send('/staff/hours/mei/changes', reception, {
      ...off,
      from: '2027-01-05',
      reason: 'x'.repeat(201),
    });
    expect(wordy.text).toMatch(/id="reason-error">Reason must not be longer than 200 characters\./);
  });

  it('hours are changed and removed, a day differs, and goes back', async () => {
    const text = async () => (await ask('/staff/hours/jonas', reception)).text;
    const change = (fields: object) => send('/staff/hours/jonas/changes', reception, fields).redirects(1);

    await change({ kind: 'weekly', location: 'quay', weekday: ['6', '7'], from: '9', to: '24:00', everyWeeks: '1' });
    expect(await text()).toContain('Saturday 9:00 AM–12:00 AM');
    const [, id] = /weekly\?id=([0-9a-f-]{36})"[^>]*aria-label="Edit Sunday/.exec(await text()) ?? [];
    await change({ kind: 'weekly-gone', id });
    expect(await text()).not.toContain('Sunday 9:00 AM–12:00 AM');
    await change({ kind: 'date', location: 'harbour', date: '2026-12-08', 'open.from': '', 'open.to': '' });
    expect(await text()).toContain('Tuesday, December 8: Not working');
    await change({ kind: 'date-gone', location: 'harbour', date: '2026-12-08' });
    expect(await text()).not.toContain('Tuesday, December 8');

    const again = await send('/staff/hours/jonas/changes', reception, { kind: 'weekly-gone', id });
    expect(again.status).toBe(409);
    expect(again.text).toContain('These hours changed in the meantime');
  });
});

describe.runIf(hasBrowser)('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  async function open({ cookie }: Person, javaScriptEnabled = true): Promise<BrowserContext> {
    const context = await browser.newContext({ javaScriptEnabled });
    context.setDefaultTimeout(10_000);
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: app.url }]);
    return context;
  }

  async function look(page: Page, name: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [320, 1100]) {
        // Colours half-way from day to night are nobody's.
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        if (shots) {
          mkdirSync(shots, { recursive: true });
          await page.screenshot({ path: `${shots}/hours-${name}-${width}-${colorScheme}.png`, fullPage: true });
        }
        expect.soft(await accessFaults(page), `${name} ${width} ${colorScheme}`).toEqual([]);
        expect.soft(await overflow(page), `${name} ${width}: sticks out`).toBe(0);
      }
    await page.setViewportSize({ width: 1100, height: 800 });
  }

  it('Friday off with three visits displaced: kept, moved and cancelled, then undone', async () => {
    const [ana, ben, cy] = [
      await book('2026-12-11 10:00', 'Ana'),
      await book('2026-12-11 12:00', 'Ben', null),
      await book('2026-12-11 14:00', 'Cy'),
    ];
    const page = await (await open(reception)).newPage();
    await page.goto(`${app.url}/staff/hours`);
    await look(page, 'everyone');
    await page.getByRole('link', { name: 'Mei Tanaka' }).click();
    await look(page, 'week');
    await page.getByRole('link', { name: 'Next week' }).click();
    await page.getByRole('button', { name: 'Day off on Friday, December 11' }).click();

    await expect.poll(() => page.locator('h1').textContent()).toBe('3 appointments would be outside working hours');
    await look(page, 'decide');
    const of = (reference: string) => page.locator(`#visit-${reference}`);
    await of(ana).getByLabel('Reschedule to Thu, Dec 10, 10:00 AM').check();
    await of(ben).getByLabel('Cancel appointment').check();
    await of(cy).getByLabel('Keep as is').check();
    await page.getByRole('button', { name: 'Save and email patients' }).click();

    await expect
      .poll(() => page.locator('#message-error').textContent())
      .toContain('It’s included in the email to the patients');
    expect(await of(ana).getByLabel('Reschedule to Thu, Dec 10, 10:00 AM').isChecked()).toBe(true);
    await look(page, 'decide-again');
    await page.getByLabel('Message to patients').fill('Mei is away that day.');
    await page.getByRole('button', { name: 'Save and email patients' }).click();

    await expect.poll(() => page.locator('h1').textContent()).toBe('Hours saved');
    await look(page, 'saved');
    expect(await page.getByRole('link', { name: '+1 631 555 0142' }).count()).toBe(1);
    expect((await app.get(BookingRows).byReference(ben, null)).booking.status).toBe('cancelled');
    for (const path of ['/staff/diary?', '/staff/diary/sheet?', `/staff/visits/${cy}?`]) {
      const { text } = await ask(`${path}day=2026-12-11&at=harbour`, reception);
      const said = text.replace(/<aside class="legend".*?<\/aside>/s, '').replaceAll(/ title="[^"]*"/g, '');
      expect(said.match(/outside working hours/g), path).toHaveLength(1);
    }
    await page.goto(`${app.url}/staff/hours/mei?week=2026-12-07`);
    await look(page, 'week-off');
    await page.goBack();
    await page.getByRole('button', { name: 'Undo' }).click();

    await expect.poll(() => page.locator('h1').textContent()).toBe('Undone: everything is as it was before');
    await look(page, 'undone');
    expect((await app.get(BookingRows).byReference(ben, null)).booking.status).toBe('confirmed');
    await page.context().close();
  });

  it('without script, a day off with nobody booked takes three clicks', async () => {
    const page = await (await open(mei, false)).newPage();
    await page.goto(`${app.url}/staff/hours`);
    await page.getByRole('link', { name: 'Next week' }).click();
    await page.getByRole('button', { name: 'Day off on Monday, December 7' }).click();

    await page.getByRole('heading', { name: 'Hours saved' }).waitFor();
    expect(await page.getByText('Mei Tanaka: time off, Mon, Dec 7').count()).toBe(1);
    await page.context().close();
  });

  it('the forms read well', async () => {
    const page = await (await open(reception)).newPage();
    for (const form of ['weekly', 'date?date=2026-12-04&location=harbour', 'off']) {
      await page.goto(`${app.url}/staff/hours/mei/${form}`);
      await look(page, form.split('?')[0]!);
    }
    await page.goto(`${app.url}/staff/hours/mei`);
    await page.getByRole('link', { name: '1:00–7:30 PM The Quay' }).click();
    await look(page, 'weekly-change');
    await page.getByRole('checkbox', { name: 'Wednesday' }).uncheck();
    await page.getByLabel('To', { exact: true }).fill('11');
    await page.getByRole('button', { name: 'Save' }).click();
    await look(page, 'weekly-wrong');
    expect(await page.getByLabel('To', { exact: true }).inputValue()).toBe('11');
    await page.context().close();
  });
});
