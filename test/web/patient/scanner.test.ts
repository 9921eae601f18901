import { Logger } from '@nestjs/common';
import PostalMime from 'postal-mime';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantOfMinute } from '../../../src/bookings/booking.js';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { Cancellations } from '../../../src/bookings/by-patient/cancel.service.js';
import { Reschedules } from '../../../src/bookings/by-patient/reschedule.service.js';
import { Remind } from '../../../src/bookings/notices/remind.job.js';
import { FollowUp } from '../../../src/bookings/notices/follow-up.job.js';
import { SendNotifications } from '../../../src/notifications/send-notifications.job.js';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { at, visitAt } from '../../support/desk.js';
import { everyRow } from '../../support/every-row.js';
import { freePort } from '../../support/free-port.js';
import { type MailServer, startMailServer } from '../../support/mail-server.js';
import { smallClinic } from '../../support/small-clinic.js';
import { staffMember } from '../../support/staff.js';

let app: App;
let server: MailServer;
let site: string;
let before: string;
beforeAll(async () => {
  Logger.overrideLogger(false);
  server = await startMailServer();
  app = await openApp({
    clinic: { ...smallClinic, policy: { ...smallClinic.policy, afterVisitMinutes: 240 } },
    now: '2026-11-27T14:00:00Z',
    port: await freePort(),
    env: { SMTP_URL: server.url },
  });
  site = app.settings.publicUrl;
  await fillTheMailbox();
  before = await everyRow(app.db);
}, 30_000);
afterAll(async () => {
  await app.close();
  await server.stop();
});

const book = (wall: string, email: string) =>
  app.get(Bookings).book(visitAt(wall), { contact: { name: 'Ana García', email, phone: null } });
const send = () => app.get(SendNotifications).run();

/** A visit that stands, one that was moved, one that is cancelled, one with a new link, some that are near, one that is over; and the staff's. */
async function fillTheMailbox(): Promise<void> {
  await book('2026-12-02 09:00', 'stands@example.org');
  const moved = await book('2026-12-02 11:00', 'moved@example.org');
  const cancelled = await book('2026-12-02 13:00', 'cancelled@example.org');
  await book('2026-12-02 15:00', 'lost@example.org');
  await book('2026-11-30 09:00', 'came@example.org');
  await send();
  await app.get(Reschedules).reschedule(moved.token, { start: at('2026-12-03 11:00') });
  await app.get(Cancellations).cancel(cancelled.token);
  await post('/visit/new-link', { email: 'lost@example.org' });
  await post('/my', { email: 'lost@example.org' });
  const admin = await staffMember(app, ['admin'], { name: 'Ada Brook' });
  await post('/staff/reset', { email: admin.email });
  await post(
    '/admin/users/new',
    { name: 'Nia', email: 'nia@example.org', roles: 'reception', practitioner: '' },
    admin,
  );
  app.clock.advance({ seconds: 600 });
  await send();
  app.clock.set(instantOfMinute(at('2026-11-30 18:00')));
  await app.get(Remind).run();
  await app.get(FollowUp).run();
  await send();
}

const post = (path: string, fields: Record<string, string>, { cookie }: { cookie: string } = { cookie: '' }) =>
  app.http.post(path).type('form').set('cookie', cookie).set('origin', site).send(fields);

/** Every address of ours in a letter: in its texts, its markup, its calendar, its headers. */
async function addressesIn(raw: string): Promise<string[]> {
  const { html = '', text = '', attachments, headers } = await PostalMime.parse(raw);
  const files = attachments.map(({ content }) => Buffer.from(content as ArrayBuffer).toString());
  const unfolded = files.map((file) => file.replace(/\r?\n /g, '').replaceAll('\\n', ' '));
  const everything = [html.replaceAll('&amp;', '&'), text, ...unfolded, ...headers.map(({ value }) => value)].join(
    '\n',
  );
  return everything.match(/http:\/\/localhost[^\s"'<>\\]*/g) ?? [];
}

async function everyAddress(): Promise<string[]> {
  const found = await Promise.all(server.received.map(({ raw }) => addressesIn(raw)));
  return [...new Set(found.flat())];
}

const pathOf = (address: string) => new URL(address).pathname.replace(/[\w-]{43}/, ':token');

it('a scanner that asks for every link of every letter changes nothing', async () => {
  const addresses = await everyAddress();
  const paths = new Set(addresses.map(pathOf));
  expect([...paths]).toEqual(
    expect.arrayContaining([
      '/visit/:token',
      '/reminders/:token',
      '/again/:token',
      '/my/link/:token',
      '/find',
      '/staff/reset/:token',
      '/staff/welcome/:token',
    ]),
  );

  for (const address of addresses)
    for (const method of ['HEAD', 'GET']) {
      const { status } = await fetch(address, { method, headers: { 'user-agent': 'a scanner', purpose: 'prefetch' } });
      expect(status, `${method} ${pathOf(address)}`).toBeLessThan(500);
    }

  expect(await everyRow(app.db)).toBe(before);
});

it('only a letter that one may do without can be stopped with one press', () => {
  for (const { raw } of server.received) {
    const reminder = /\/reminders\//.test(raw.replaceAll('=\r\n', ''));
    expect(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m.test(raw)).toBe(reminder);
    expect(/^List-Unsubscribe: </m.test(raw)).toBe(reminder);
  }
});

describe.skipIf(!hasBrowser)('a scanner with a browser', () => {
  let browser: Browser;
  let context: BrowserContext;
  const changing: string[] = [];
  const asked = new Set<string>();

  beforeAll(async () => {
    browser = await openBrowser();
    context = await browser.newContext();
    await context.clock.install({ time: app.clock.now() });
    context.on('request', (request) => {
      if (!['GET', 'HEAD'].includes(request.method())) changing.push(`${request.method()} ${request.url()}`);
    });
  });
  afterAll(() => browser?.close());

  it('that lets the pages run for ten seconds and follows what it finds there changes nothing', async () => {
    const found: string[] = [];
    for (const address of await everyAddress()) found.push(...(await lookAt(address)));
    const further = found.filter((address) => address.startsWith(`${site}/`));
    for (const address of further) await lookAt(address);

    for (const part of ['/visit/of/', '/move', '/cancel', '.ics', '/find', '/reminders/'])
      expect([...asked]).toContainEqual(expect.stringContaining(part));
    expect(changing).toEqual([]);
    expect(await everyRow(app.db)).toBe(before);
  }, 60_000);

  /** What it leads to; each address once, however its values are. */
  async function lookAt(address: string): Promise<string[]> {
    const url = new URL(address);
    const known = `${url.pathname}?${[...url.searchParams.keys()].toSorted().join('&')}`;
    if (asked.has(known)) return [];
    asked.add(known);
    await context.request.head(address);
    const answer = await context.request.get(address);
    if (!answer.headers()['content-type']?.startsWith('text/html')) return [];
    const page = await context.newPage();
    await page.goto(address);
    for (const [x, y] of [
      [30, 40],
      [200, 300],
      [600, 420],
    ] as const)
      await page.mouse.move(x, y, { steps: 3 });
    await page.mouse.wheel(0, 900);
    await context.clock.runFor(10_000);
    const links = await page.$$eval('a[href], link[href], form[action]', (elements) =>
      elements.map(
        (element) => new URL(element.getAttribute('href') ?? element.getAttribute('action')!, document.baseURI).href,
      ),
    );
    await page.close();
    return links;
  }
});
