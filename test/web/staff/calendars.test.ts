import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CalendarSubscriptions } from '../../../src/availability/calendars/calendar-subscriptions.service.js';
import { RefreshCalendars } from '../../../src/availability/calendars/refresh-calendars.job.js';
import { CalendarFeeds } from '../../../src/calendar-feeds/calendar-feeds.service.js';
import { type App, openApp } from '../../support/app.js';
import { accessFaults, hasBrowser, openBrowser, overflow } from '../../support/browser.js';
import { calendarReader } from '../../support/calendar-reader.js';
import { startCalendarServer } from '../../support/calendar-server.js';
import { smallClinic } from '../../support/small-clinic.js';
import { type Person, staffMember } from '../../support/staff.js';

/** `SHOTS=<folder> npx vitest run … test/web/calendars.test.ts` keeps a picture of each. */
const shots = process.env.SHOTS;
const now = new Date('2026-11-27T14:00:00Z');
const secret = 'https://calendar.google.com/calendar/ical/mei%40example.org/private-0123456789/basic.ics';

let app: App;
let server: Awaited<ReturnType<typeof startCalendarServer>>;
let mei: Person;
let jonas: Person;
let reception: Person;
let admin: Person;
/** Of Mei, as a practitioner. */
let hers: string;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: now.toISOString() });
  server = await startCalendarServer();
  Object.assign(app.get(RefreshCalendars), { reader: await calendarReader(), outside: server.outside });
  mei = await staffMember(app, ['practitioner'], { practitioner: 'mei' });
  jonas = await staffMember(app, ['practitioner'], { practitioner: 'jonas' });
  reception = await staffMember(app, ['reception']);
  admin = await staffMember(app, ['admin']);
  [{ id: hers }] = (await app.db.query(`select id from practitioners where slug = 'mei'`)) as [{ id: string }];
});
afterAll(async () => {
  await app.close();
  await server.close();
});
beforeEach(async () => {
  await app.db.query(`delete from calendar_feeds`);
  await app.db.query(`delete from calendar_subscriptions`);
});

const page = '/staff/calendars/mei';
const ask = (path: string, { cookie }: Person, more = '') => app.http.get(path).set('cookie', cookie + more);
const send = (path: string, { cookie }: Person, fields: object) =>
  app.http.post(path).type('form').set('cookie', cookie).set('origin', 'http://clinic.test').send(fields);
const feed = (label = 'My phone') => app.get(CalendarFeeds).add(hers, { label }, 'system');
const calendar = (label = 'Family') =>
  app.get(CalendarSubscriptions).subscribe(hers, { address: secret, label }, 'system');
const idempotentRequestOf = (text: string) => /name="once" value="([^"]+)"/.exec(text)![1]!;
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

/** Follows the redirect as a browser does: with the cookie that came along. */
async function arrive(answer: Awaited<ReturnType<typeof send>>, who: Person): Promise<{ text: string; set: string }> {
  expect(answer.status).toBe(303);
  const [cookie = ''] = [answer.headers['set-cookie'] ?? []].flat();
  const { text, headers } = await ask(answer.headers.location!, who, `; ${cookie.split(';')[0]}`);
  return { text, set: [headers['set-cookie'] ?? []].flat().join() };
}

it('twenty at most, in and out, also for who sends twenty-five at once', async () => {
  const refused = (all: readonly PromiseSettledResult<unknown>[]) =>
    all.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { faults: unknown[] }).faults[0]] : []));
  const labels = Array.from({ length: 25 }, (_, n) => `No. ${n}`);

  const feeds = refused(await Promise.allSettled(labels.map((label) => feed(label))));
  const calendars = refused(await Promise.allSettled(labels.map((label) => calendar(label))));

  expect(feeds).toEqual(labels.slice(20).map(() => ({ path: 'label', message: 'fault.feeds-many' })));
  expect(calendars).toEqual(labels.slice(20).map(() => ({ path: 'address', message: 'fault.calendars-many' })));
  const form = await send(`${page}/feeds`, mei, { label: 'One more', shows: 'initials', once: 'full' });
  expect(form.status).toBe(400);
  expect(form.text).toContain('id="feed-label-error">You can have at most 20 links.');
  expect(form.text).toContain('value="One more"');
});

describe('who may', () => {
  it('reception and admin find everyone’s calendars, a practitioner their own', async () => {
    for (const person of [reception, admin]) {
      const { text } = await ask('/staff/calendars', person);
      expect(text).toContain('href="/staff/calendars/jonas"');
      await ask(page, person).expect(200);
    }
    expect((await ask('/staff/calendars', mei)).headers.location).toBe(page);
    const own = await ask(page, mei).expect(200);
    expect(own.text).toContain('<a href="/staff/calendars" aria-current="page">Calendars</a>');
    expect(own.text).not.toContain('All practitioners');
  });

  it('a colleague’s calendars are not there, neither to be seen nor to be changed', async () => {
    const [{ id: out }, into] = [await feed(), await calendar()];
    for (const path of [page, `${page}/feeds/${out}/removal`, `${page}/subscriptions/${into}/removal`])
      await ask(path, jonas).expect(404);
    await send(`${page}/feeds`, jonas, { label: 'Mine', shows: 'initials' }).expect(404);
    await send(`${page}/subscriptions`, jonas, { label: 'Mine', address: secret }).expect(404);
    // By their own page as little as by hers.
    for (const path of [page, '/staff/calendars/jonas']) {
      await send(`${path}/feeds/${out}/removal`, jonas, {}).expect(404);
      await send(`${path}/subscriptions/${into}/removal`, jonas, {}).expect(404);
    }

    const { text } = await ask(page, mei);
    expect(text).toContain('My phone');
    expect(text).toContain('Family');
    expect(text).not.toContain('Mine');
    await ask('/staff/calendars/nobody', reception).expect(404);
  });
});

describe('an address for another calendar', () => {
  it('is shown once, works, and is never shown again', async () => {
    const made = await send(`${page}/feeds`, mei, { label: ' My  phone ', shows: 'nothing', once: 'a' });
    expect(made.headers.location).toBe(page);
    const { text, set } = await arrive(made, mei);

    const [, visits] = />http:\/\/clinic\.test(\/calendars\/[\w-]{43}\.ics)<\/textarea>/.exec(text)!;
    const [, busy] = />http:\/\/clinic\.test(\/calendars\/[\w-]{43}\/busy\.ics)<\/textarea>/.exec(text)!;
    expect((await app.http.get(visits!).expect(200)).text).toContain('BEGIN:VCALENDAR');
    await app.http.get(busy!).expect(200);
    expect(set).toContain('new-feed=; Max-Age=0; Path=/');
    const later = (await ask(page, mei)).text;
    expect(later).toContain('My phone');
    expect(later).toContain('Shows no patient details · created Nov 27, 2026, 9:00 AM');
    expect(later).not.toContain('.ics');
  });

  it('shows itself to whoever made it only, on that page only', async () => {
    const made = await send(`${page}/feeds`, reception, { label: 'My phone', shows: 'initials', once: 'b' });
    const cookie = `; ${[made.headers['set-cookie']].flat()[0]!.split(';')[0]}`;

    expect((await ask(page, mei, cookie)).text).not.toContain('.ics<');
    expect((await ask('/staff/calendars/jonas', reception, cookie)).text).not.toContain('.ics<');
    expect((await ask(page, reception, '; new-feed=AAAA')).text).not.toContain('.ics<');
    expect((await ask(page, reception, cookie)).text).toContain('.ics<');
  });

  it('a form sent twice makes one address, and shows it both times', async () => {
    const once = idempotentRequestOf((await ask(page, mei)).text);
    const fields = { label: 'My phone', shows: 'initials', once };

    const twice = await Promise.all([send(`${page}/feeds`, mei, fields), send(`${page}/feeds`, mei, fields)]);

    const shown = await Promise.all(
      twice.map(async (one) => /\/calendars\/[\w-]{43}/.exec((await arrive(one, mei)).text)![0]),
    );
    expect(shown[0]).toBe(shown[1]);
    expect((await app.get(CalendarFeeds).list(hers)).length).toBe(1);
  });

  it('without a label, or with one that fits no line, it is not made, and the reason stands beside the field', async () => {
    const none = await send(`${page}/feeds`, mei, { label: '  ', shows: 'nothing' });
    expect(none.status).toBe(400);
    expect(none.text).toContain('id="feed-label-error">This can’t be empty.');
    expect(none.text).toContain('<option value="nothing" selected>');
    const long = await send(`${page}/feeds`, mei, { label: 'x'.repeat(61), shows: 'initials' });
    expect(long.text).toContain('id="feed-label-error">This is too long.');
    expect(long.text).toContain(`value="${'x'.repeat(61)}"`);
    expect(await app.get(CalendarFeeds).list(hers)).toEqual([]);
  });

  it('is revoked after one question, and clicking twice is as good as once', async () => {
    const { id, token } = await feed();
    const question = await ask(`${page}/feeds/${id}/removal`, mei).expect(200);
    expect(question.text).toContain('<h1>Revoke “My phone”?</h1>');
    await app.http.get(`/calendars/${token}.ics`).expect(200);

    const once = idempotentRequestOf(question.text);
    for (const _ of [1, 2]) {
      const gone = await send(`${page}/feeds/${id}/removal`, mei, { once });
      expect(gone.headers.location).toBe(`${page}?news=revoked`);
    }

    await app.http.get(`/calendars/${token}.ics`).expect(404);
    expect((await ask(`${page}?news=revoked`, mei)).text).toContain('Link revoked.');
    await ask(`${page}/feeds/${id}/removal`, mei).expect(404);
    const [last] = await app.db.query(`select actor, action, subject from audit order by id desc limit 1`);
    expect(last).toEqual({ actor: `staff/${mei.id}`, action: 'calendar-feed.revoked', subject: id });
  });
});

describe('a calendar from elsewhere', () => {
  const busy = (...periods: string[]) =>
    server.answers((_, response) => {
      const lines = periods.map((period) => `FREEBUSY:${period}`);
      response.end(['BEGIN:VCALENDAR', 'BEGIN:VFREEBUSY', ...lines, 'END:VFREEBUSY', 'END:VCALENDAR'].join('\r\n'));
    });

  it('is subscribed to once however often the form is sent, is read at once, and only its host is shown', async () => {
    busy('20261201T170000Z/PT1H', '20261202T170000Z/PT1H');
    const once = idempotentRequestOf((await ask(page, mei)).text);
    const address = server.url.replace('mei.ics', 'private-0123456789.ics');
    server.asked.length = 0;
    const answers = [];
    for (const _ of [1, 2]) answers.push(await send(`${page}/subscriptions`, mei, { address, label: 'Family', once }));

    expect(server.asked).toHaveLength(1);
    expect(answers[0]!.headers.location).toBe(answers[1]!.headers.location);
    const { text } = await ask(answers[0]!.headers.location!, mei);
    expect(text).toContain('“Family” is connected. Its 2 busy times now block your time.');
    expect(text).toContain('2 busy times · updated just now');
    expect(text.match(/calendars\.test/g)).toHaveLength(1);
    expect(text).not.toContain('private-0123456789');
  });

  it('on another port is refused in words beside its field, and one from before says why it cannot be read', async () => {
    const address = 'https://calendars.test:9443/mei.ics';
    const { text } = await send(`${page}/subscriptions`, mei, { address, label: 'Family', once: address });
    expect(text).toContain('Use an address without a port, or on port 443 or 8443.');

    server.answers((_, response) => response.writeHead(404).end());
    await send(`${page}/subscriptions`, mei, { address: server.url, label: 'Family', once: 'port' });
    const [{ id }] = await app.db.query(`select id from calendar_subscriptions`);
    const sealed = app.keys.seal(address, `calendar_subscriptions/${id}/address`);
    await app.db.query(`update calendar_subscriptions set sealed_address = $1`, [sealed]);
    expect((await ask(page, mei)).text).toContain('Can’t be read: its address has a port other than 443 or 8443.');
    await app.db.query(`delete from calendar_subscriptions`);
  });

  it('that cannot be read says so at once, in the same words whatever the reason', async () => {
    server.answers((_, response) => response.writeHead(404).end());
    const told = async (address: string) => {
      const answer = await send(`${page}/subscriptions`, mei, { address, label: 'Family', once: address });
      const { text } = await ask(answer.headers.location!, mei);
      await app.db.query(`delete from calendar_subscriptions`);
      return /role="alert"[^>]*>(We couldn’t read[^<]*)</.exec(text)?.[1];
    };

    const [missing, nowhere, inside] = [
      await told(server.url),
      await told(secret),
      await told('https://localhost/me.ics'),
    ];
    expect(missing).toContain('We couldn’t read “Family”.');
    expect([nowhere, inside]).toEqual([missing, missing]);
  });

  it('that somebody is reading already is read within a minute', async () => {
    const id = await calendar();
    const { text } = await ask(`${page}?news=subscribed&calendar=${id}`, mei);
    expect(text).toContain('Calendar connected. Its busy times will appear within a minute.');
    expect(text).toContain('Not updated yet.');
  });

  it('everything wrong is said beside its field at once, and nothing typed is lost', async () => {
    const answer = await send(`${page}/subscriptions`, mei, {
      address: 'http://example.org/me.ics',
      label: 'y'.repeat(61),
    });

    expect(answer.status).toBe(400);
    expect(answer.text).toContain('id="subscription-address-error">Enter a calendar address');
    expect(answer.text).toContain('id="subscription-label-error">This is too long.');
    expect(answer.text).toContain('value="http://example.org/me.ics"');
    expect(answer.text).toContain(`value="${'y'.repeat(61)}"`);
    expect(answer.text).toContain('<a href="#subscription-address">');
    expect(answer.text).not.toContain('id="feed-label-error"');
    const empty = await send(`${page}/subscriptions`, mei, { address: '', label: 'Family' });
    expect(empty.text).toContain('id="subscription-address-error">This can’t be empty.');
    expect(await app.get(CalendarSubscriptions).list(hers)).toEqual([]);
  });

  it('the twenty-first is refused beside the field, the second time it is sent too', async () => {
    for (let n = 0; n < 20; n++) await calendar(`Calendar ${n}`);
    for (const _ of [1, 2]) {
      const answer = await send(`${page}/subscriptions`, mei, { address: secret, label: 'One more', once: 'c' });
      expect(answer.status).toBe(400);
      expect(answer.text).toContain('id="subscription-address-error">You can connect at most 20 calendars.');
      expect(answer.text).toContain('value="One more"');
    }
  });

  it('tells how old the copy is, since when it cannot be read, and what of it is missing', async () => {
    const [good, failing, never] = [await calendar('Good'), await calendar('Failing'), await calendar('Never')];
    await app.db.query(`update calendar_subscriptions set read_at = $2, whole = false where id = $1`, [
      good,
      minutesAgo(4),
    ]);
    await app.db.query(`insert into imported_busy (subscription_id, from_at, until_at) values ($1, $2, $3)`, [
      good,
      now,
      new Date(now.getTime() + 3_600_000),
    ]);
    const fails = `update calendar_subscriptions set read_at = $2, failed_since = $3, attempts = 2 where id = $1`;
    await app.db.query(fails, [failing, minutesAgo(190), minutesAgo(185)]);
    await app.db.query(fails, [never, null, minutesAgo(0)]);

    const { text } = await ask(page, mei);

    expect(text).toContain('calendar.google.com · 1 busy time · updated 4 minutes ago');
    expect(text).toContain('Some events couldn’t be fully read, so they may be missing or at the wrong time.');
    expect(text).toContain('no busy times · updated 3 hours ago');
    expect(text).toContain(
      'We haven’t been able to read this calendar since Nov 27, 2026, 5:55 AM (3 hours ago). Busy times from before then still apply.',
    );
    expect(text).toContain('We can’t read this calendar; we first tried just now.');
    expect((await ask('/staff/calendars', reception)).text).toContain('2 can’t be read');
  });

  it('is unsubscribed from after one question, and its busy times go with it', async () => {
    const id = await calendar();
    await app.db.query(`insert into imported_busy values ($1, $2, $3)`, [id, now, new Date(now.getTime() + 60_000)]);
    const question = await ask(`${page}/subscriptions/${id}/removal`, reception).expect(200);
    expect(question.text).toContain('<h1>Disconnect “Family”?</h1>');

    const gone = await send(`${page}/subscriptions/${id}/removal`, reception, {
      once: idempotentRequestOf(question.text),
    });

    expect(gone.headers.location).toBe(`${page}?news=unsubscribed`);
    expect((await ask(page, reception)).text).toContain('No calendars connected yet.');
    expect((await app.db.query(`select count(*)::int as n from imported_busy`))[0].n).toBe(0);
  });
});

describe.runIf(hasBrowser)('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  async function open({ cookie }: Person, javaScriptEnabled = true): Promise<Page> {
    const context = await browser.newContext({ javaScriptEnabled });
    context.setDefaultTimeout(10_000);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: app.url }]);
    return context.newPage();
  }

  async function look(view: Page, name: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [320, 1100]) {
        await view.emulateMedia({ colorScheme });
        await view.setViewportSize({ width, height: 800 });
        if (shots) {
          mkdirSync(shots, { recursive: true });
          await view.screenshot({ path: `${shots}/calendars-${name}-${width}-${colorScheme}.png`, fullPage: true });
        }
        expect.soft(await accessFaults(view), `${name} ${width} ${colorScheme}`).toEqual([]);
        expect.soft(await overflow(view), `${name} ${width}: sticks out`).toBe(0);
      }
    await view.setViewportSize({ width: 1100, height: 800 });
  }

  it('by keyboard: an address is made, copied and revoked; a calendar is subscribed to', async () => {
    const view = await open(mei);
    await view.goto(`${app.url}/staff/calendars`);
    await look(view, 'empty');
    await view.focus('#feed-label');
    await view.keyboard.type('My phone');
    await view.keyboard.press('Enter');
    await view.waitForSelector('#address-visits');
    await look(view, 'made');
    await view.focus('[data-copy=address-visits]');
    await view.keyboard.press('Enter');
    await view.waitForSelector('text=Copied');
    const address = await view.inputValue('#address-visits');
    expect(await view.evaluate('navigator.clipboard.readText()')).toBe(address);
    await view.reload();
    expect(await view.locator('#address-visits').count()).toBe(0);

    await view.fill('#subscription-address', 'ftp://example.org');
    await view.focus('#subscription-label');
    await view.keyboard.type('Family');
    await view.keyboard.press('Enter');
    await view.waitForSelector('#subscription-address-error');
    expect(await view.evaluate('document.activeElement.getAttribute("role")')).toBe('alert');
    await look(view, 'wrong');
    await view.fill('#subscription-address', secret);
    await view.focus('#subscription-label');
    await view.keyboard.press('Enter');
    await view.waitForSelector('text=We couldn’t read “Family”');
    await look(view, 'unreadable');
    await app.db.query(
      `update calendar_subscriptions set read_at = $1, failed_since = $2, attempts = 1, whole = false`,
      [minutesAgo(190), minutesAgo(185)],
    );
    await view.reload();
    await look(view, 'both');

    await view.focus('[aria-label="Revoke My phone"]');
    await view.keyboard.press('Enter');
    await view.waitForSelector('text=Revoke link');
    await look(view, 'question');
    await view.focus('text=Revoke link');
    await view.keyboard.press('Enter');
    await view.waitForSelector('text=Link revoked.');
    const desk = await open(reception);
    await desk.goto(`${app.url}/staff/calendars`);
    await look(desk, 'everyone');
  });

  it('without script the address is there to be selected, and nothing that does not work is offered', async () => {
    const view = await open(mei, false);
    await view.goto(`${app.url}${page}`);
    await view.fill('#feed-label', 'My phone');
    await view.selectOption('#feed-shows', 'nothing');
    await view.click('text=Create link');

    expect(await view.inputValue('#address-busy')).toMatch(/\/calendars\/[\w-]{43}\/busy\.ics$/);
    expect(await view.locator('[data-copy]:visible').count()).toBe(0);
  });
});
