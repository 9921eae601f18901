import type supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Claims } from '../../../src/availability/claims.service.js';
import { rebookToken } from '../../../src/notifications/rebook-link.js';
import { type App, openApp } from '../../support/app.js';
import { smallClinic } from '../../support/small-clinic.js';
import { keptCookie } from '../../support/somebody.js';

const choice = 'treatment=acupuncture&addOn=cupping&practitioner=mei&location=harbour';
const tuesdayTen = '2026-11-24T10:00:00-05:00';

/** A form as a browser would send it: every field it holds, with what was typed over it. */
function fieldsOf(html: string, action: string): [string, string][] {
  const form = html.slice(html.indexOf(`action="${action}"`));
  const inputs = form
    .slice(0, form.indexOf('</form>'))
    .matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return [...inputs].map(([, name, value]) => [name!, value!]);
}

function send(app: App, action: string, fields: readonly [string, string][], cookies: readonly string[] = []) {
  return app.http
    .post(action)
    .type('form')
    .set('Cookie', [keptCookie, ...cookies])
    .send(new URLSearchParams([...fields]).toString());
}

const cookiesOf = (response: supertest.Response) =>
  ((response.headers['set-cookie'] ?? []) as unknown as string[]).map((cookie) => cookie.split(';')[0]!);

async function hold(
  app: App,
  start = tuesdayTen,
): Promise<{ address: string; reload: string; page: string; fields: [string, string][] }> {
  const { text } = await app.http.get(`/book?${choice}`);
  const fields = fieldsOf(text, '/book/holds');
  const { headers } = await send(app, '/book/holds', [...fields, ['start', start]]).expect(303);
  const reload = headers['location']!;
  const { text: page } = await app.http.get(reload).expect(200);
  return { address: reload.split('?')[0]!, reload, page, fields };
}

const zoe: [string, string][] = [
  ['name', 'Zoë Ångström'],
  ['email', 'zoe@example.org'],
  ['phone', ''],
  ['note', 'Stiff neck'],
];

async function book(app: App, start?: string) {
  const { address, page } = await hold(app, start);
  const action = `${address}/confirmation`;
  const confirmed = await send(app, action, [...fieldsOf(page, action), ...zoe]).expect(303);
  return { done: confirmed.headers['location']!, cookies: cookiesOf(confirmed), action };
}

describe('booking, as a browser without script does it', () => {
  let app: App;
  beforeAll(async () => {
    const policy = { ...smallClinic.policy, visitsAhead: 100 };
    app = await openApp({ clinic: { ...smallClinic, policy }, now: '2026-11-23T14:00:00Z' });
  });
  afterAll(() => app.close());

  it('goes from a chosen time to a booked visit with a calendar file', async () => {
    const { done, cookies } = await book(app);

    const { text } = await app.http.get(done).set('Cookie', cookies).expect(200);
    expect(text).toContain('You’re booked: Tuesday, November 24, 10:00 AM');
    expect(text).toContain('Acupuncture with cupping with it');

    const reference = done.split('/').at(-1)!;
    const { text: visit } = await app.http.get(`/visit/of/${reference}`).set('Cookie', cookies).expect(200);
    for (const page of [text, visit]) {
      expect(page).toContain('<a href="tel:+16315550100" dir="ltr">+1 631 555 0100</a>');
      expect(page).toMatch(
        /href="https:\/\/www\.google\.com\/maps\/dir\/\?api=1&amp;destination=[^"]+United%20States" rel="noreferrer">Get directions</,
      );
    }
    const file = await app.http.get(`/visit/of/${reference}/calendar.ics`).set('Cookie', cookies).expect(200);
    expect(file.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(file.text).toContain('DTSTART;TZID=America/New_York:20261124T100000');
    expect(file.text).toContain('SUMMARY:Appointment');
    expect(file.text).not.toMatch(/cupping/i);
  });

  it('a browser that keeps no cookies is shown the visit in answer to the form, also when it is sent again', async () => {
    const { address, page } = await hold(app, '2026-12-07T09:00:00-05:00');
    const action = `${address}/confirmation`;
    const form = new URLSearchParams([...fieldsOf(page, action), ...zoe]).toString();

    for (const _ of ['sent', 'sent again']) {
      const { text, headers } = await app.http.post(action).type('form').send(form).expect(200);
      expect(text).toContain('You’re booked: Monday, December 7, 9:00 AM');
      expect(text).toContain('zoe@example.org');
      expect(headers).toMatchObject({ 'cache-control': 'no-store' });
    }
  });

  it('once canceled, leads to times for the same again', async () => {
    const { done, cookies } = await book(app, '2026-12-10T10:00:00-05:00');
    const here = done.replace('/book/done', '/visit/of');
    await send(app, `${here}/cancellation`, [], cookies).expect(303);

    const { text } = await app.http.get(here).set('Cookie', cookies).expect(200);
    const [, again] = /class="button" href="([^"]+)">Book another appointment</.exec(text)!;
    expect(again).toMatch(/^\/book\?treatment=acupuncture&amp;addOn=cupping&amp;practitioner=mei&amp;location=harbour/);
    const { text: times } = await app.http.get(again!.replaceAll('&amp;', '&')).expect(200);
    expect(times).toContain('<h1>Choose a time</h1>');
  });

  it('whose practitioner has left is told whom to call, and keeps the visit', async () => {
    const { done, cookies } = await book(app, '2026-12-08T10:00:00-05:00');
    const here = done.replace('/book/done', '/visit/of');
    const works = (active: boolean) =>
      app.db.query(`update practitioners set active = $1 where slug = 'mei'`, [active]);
    await works(false);

    const { text } = await app.http.get(`${here}/move`).set('Cookie', cookies).expect(409);
    expect(text).toContain('This appointment can’t be rescheduled online anymore');
    expect(text).toContain('<a href="tel:+16315550100" dir="ltr">+1 631 555 0100</a>');
    await app.http.get(here).set('Cookie', cookies).expect(200);
    await works(true);
    await app.http.get(`${here}/move`).set('Cookie', cookies).expect(200);
  });

  it('moves to a colleague and to another treatment of about the same length, at the price shown before', async () => {
    const { done, cookies } = await book(app, '2026-12-11T10:00:00-05:00');
    const here = done.replace('/book/done', '/visit/of');
    const { text: choosing } = await app.http.get(`${here}/move`).set('Cookie', cookies).expect(200);
    expect(choosing).toContain('Change practitioner or treatment');
    expect(choosing).not.toContain('treatment=cupping');

    // Acupuncture with cupping takes 70 minutes, so nothing else here takes about as long.
    expect(choosing).not.toContain('treatment=community');
    const withJonas = `${here}/move?practitioner=jonas&treatment=acupuncture&location=harbour`;
    expect(choosing).toContain(`href="${withJonas.replaceAll('&', '&amp;')}"`);
    const { text: times } = await app.http.get(withJonas).set('Cookie', cookies).expect(200);
    expect(times).toContain('<dd>Jonas');
    const fields = fieldsOf(times, `${here}/time`);
    await send(app, `${here}/time`, [...fields, ['start', '2026-12-11T10:00:00-05:00']], cookies).expect(303);

    const { text: visit } = await app.http.get(here).set('Cookie', cookies).expect(200);
    expect(visit).toContain('<dd>Jonas');
    expect(visit).toContain('Friday, December 11, 10:00 AM');
    const { text: file } = await app.http.get(`${here}/calendar.ics`).set('Cookie', cookies).expect(200);
    expect(file).toContain('SEQUENCE:1');
  });

  it('shows a booked visit to nobody without its cookie', async () => {
    const { done } = await book(app, '2026-11-24T12:00:00-05:00');
    const { text } = await app.http.get(done).expect(404);
    expect(text).toContain('This link has expired');
    expect(text).toContain('<a href="tel:+16315550100" dir="ltr">+1 631 555 0100</a>');
    await app.http.get(done.replace('/book/done', '/visit/of')).expect(404);
  });

  it('says who was faster, with the nearest free times, on the page where it happened', async () => {
    const start = '2026-11-25T09:00:00-05:00';
    const { fields } = await hold(app, start);
    const again = fields.map(([name, value]): [string, string] => [name, name === 'once' ? 'another' : value]);
    const { status, text } = await send(app, '/book/holds', [...again, ['start', start]]);
    expect(status).toBe(409);
    expect(text).toContain('Someone just took this time.');
    expect(text.match(/class="chip" href="\/book\?[^"]*start=2026-11-25/g)?.length).toBeGreaterThan(0);
  });

  it('a double click holds once', async () => {
    const { text } = await app.http.get(`/book?${choice}`);
    const fields: [string, string][] = [...fieldsOf(text, '/book/holds'), ['start', '2026-11-26T09:00:00-05:00']];
    const [first, second] = await Promise.all([send(app, '/book/holds', fields), send(app, '/book/holds', fields)]);
    expect(first.status).toBe(303);
    expect(second.headers['location']).toBe(first.headers['location']);
  });

  it('sent again after going back, the confirmation answers the same visit', async () => {
    const { address, page } = await hold(app, '2026-11-26T13:00:00-05:00');
    const action = `${address}/confirmation`;
    const fields: [string, string][] = [...fieldsOf(page, action), ...zoe];
    const first = await send(app, action, fields).expect(303);
    const second = await send(app, action, fields).expect(303);
    expect(second.headers['location']).toBe(first.headers['location']);
    const back = await app.http.get(address).set('Cookie', cookiesOf(first)).expect(303);
    expect(back.headers['location']).toBe(first.headers['location']);
  });

  it('who goes back meets their own hold as a free time, and may take one that overlaps it instead', async () => {
    const first = await hold(app, '2026-12-02T10:00:00-05:00');
    const held = await send(app, '/book/holds', [...first.fields, ['start', '2026-12-02T10:00:00-05:00']]);
    const cookies = cookiesOf(held);

    const others = await app.http.get(`/book?${choice}&day=2026-12-02`);
    expect(others.text).not.toContain('value="2026-12-02T10:00:00-05:00"');
    const own = await app.http.get(`/book?${choice}&day=2026-12-02`).set('Cookie', cookies);
    expect(own.text).toContain('value="2026-12-02T10:00:00-05:00"');

    const fields = fieldsOf(own.text, '/book/holds');
    const instead = await send(app, '/book/holds', [...fields, ['start', '2026-12-02T10:15:00-05:00']], cookies);
    expect(instead.status).toBe(303);
    await app.http.get(instead.headers['location']!).expect(200);
    await app.http.get(held.headers['location']!).expect(409);
  });

  it('a time on the card of a practitioner is held at once, and the way back leads to the same search', async () => {
    const search = 'treatment=acupuncture&near=40.757%2C-72.9393&language=en';
    const { text } = await app.http.get(`/find?${search}`).expect(200);
    const fields = fieldsOf(text, '/book/holds');
    const [, start] = /name="start" value="([^"]+)"/.exec(text)!;
    const held = await send(app, '/book/holds', [...fields, ['start', start!]]).expect(303);
    const address = held.headers['location']!;
    expect(address).toMatch(/^\/book\/[\w-]{43}\?.*&near=40.757%2C-72.9393&language=en$/);

    const { text: details } = await app.http.get(address).set('Cookie', cookiesOf(held)).expect(200);
    const ways = [...details.matchAll(/class="change" href="([^"]+)"/g)].map(([, href]) =>
      href!.replaceAll('&amp;', '&'),
    );
    expect(ways[0]).toBe(`/find?${search}`);
    expect(ways[1]).toMatch(/^\/book\?.*practitioner=mei.*&near=40.757%2C-72.9393&language=en$/);
    const chosen = await app.http.get(ways[1]!).set('Cookie', cookiesOf(held)).expect(200);
    expect(chosen.text).toContain(`value="${start}" checked`);
    expect(chosen.text).toContain(`href="/find?${search.replaceAll('&', '&amp;')}"`);
  });

  it('holds one time for a browser: the next one takes its place, and so does the first, chosen again', async () => {
    const { text } = await app.http.get(`/book?${choice}&day=2026-12-03`);
    const fields = fieldsOf(text, '/book/holds');
    const take = (start: string, cookies: readonly string[] = []) =>
      send(app, '/book/holds', [...fields, ['start', start]], cookies).expect(303);
    const [nine, noon] = ['2026-12-03T09:00:00-05:00', '2026-12-03T12:00:00-05:00'];

    const first = await take(nine);
    const second = await take(noon, cookiesOf(first));
    const back = await app.http.get(first.headers['location']!).expect(303);
    expect(back.headers['location']).toContain(encodeURIComponent(nine));
    const third = await take(nine, cookiesOf(second));
    await app.http.get(third.headers['location']!).expect(200);
    await app.http.get(second.headers['location']!).expect(303);

    app.clock.advance({ minutes: 11 });
    const late = await take(nine);
    await app.http.get(late.headers['location']!).expect(200);
  });

  it('what can no longer be changed by a link is not said to be', async () => {
    const { done, cookies } = await book(app, '2026-11-23T15:00:00-05:00');
    const { text } = await app.http.get(done).set('Cookie', cookies).expect(200);
    expect(text).toContain('<p class="lead">We’ve emailed your confirmation to zoe@example.org.</p>');
    expect(text).toContain('View my appointment');
  });

  it('without a time it asks for one', async () => {
    const { text } = await app.http.get(`/book?${choice}`);
    const { status, text: answer } = await send(app, '/book/holds', fieldsOf(text, '/book/holds'));
    expect(status).toBe(400);
    expect(answer).toContain('<a href="#start">Please choose a time</a>');
  });

  it('keeps what was typed when something is wrong with it', async () => {
    const { address, page } = await hold(app, '2026-11-27T09:00:00-05:00');
    const action = `${address}/confirmation`;
    const { status, text } = await send(app, action, [
      ...fieldsOf(page, action),
      ['name', ''],
      ['email', 'zoe@'],
      ['phone', '12'],
      ['note', 'Stiff <neck>'],
    ]);
    expect(status).toBe(400);
    expect(text).toContain('Enter your name');
    expect(text).toContain('Enter a valid email, like name@example.org');
    expect(text).toContain('value="zoe@"');
    expect(text).toContain('Stiff &lt;neck>');
  });

  it.for([
    { what: 'before anybody has cleared it away', day: '2026-11-27', sweep: false },
    { what: 'and was cleared away', day: '2026-12-08', sweep: true },
  ])('a hold that ran out, $what, is booked if its time is still free', async ({ day, sweep }) => {
    const { address, page } = await hold(app, `${day}T13:00:00-05:00`);
    const action = `${address}/confirmation`;
    app.clock.advance({ minutes: 11 });
    if (sweep) await app.get(Claims).sweep();

    const fields: [string, string][] = [...fieldsOf(page, action), ...zoe];
    const booked = await send(app, action, fields).expect(303);
    const again = await send(app, action, fields).expect(303);
    const back = await app.http.get(address).set('Cookie', cookiesOf(booked)).expect(303);
    for (const { headers } of [again, back]) expect(headers['location']).toBe(booked.headers['location']);
  });

  it.for([
    { what: 'lapsed', day: '2026-11-30', sweep: false },
    { what: 'was cleared away', day: '2026-12-10', sweep: true },
  ])(
    'a details page whose hold $what leads back to its time, chosen already, if it is free',
    async ({ day, sweep }) => {
      const { reload } = await hold(app, `${day}T14:00:00-05:00`);
      app.clock.advance({ minutes: 11 });
      if (sweep) await app.get(Claims).sweep();

      const { headers } = await app.http.get(reload).expect(303);
      const { text } = await app.http.get(headers['location']!).expect(200);
      expect(text).toMatch(new RegExp(`<input[^>]*value="${day}T14:00:00-05:00"[^>]* checked`));
    },
  );

  it('when the hold ran out and somebody else has the time, offers others and remembers what was typed', async () => {
    const start = '2026-12-04T13:00:00-05:00';
    const { address, page } = await hold(app, start);
    const action = `${address}/confirmation`;
    app.clock.advance({ minutes: 11 });
    await book(app, start);

    const lapsed = await send(app, action, [...fieldsOf(page, action), ...zoe]);
    expect(lapsed.status).toBe(409);
    expect(lapsed.text).toContain('These times close to it are available:');
    expect(lapsed.text).toMatch(/start=2026-12-04T1\d%3A\d\d/);

    const next = await hold(app, '2026-12-04T15:00:00-05:00');
    const { text } = await app.http.get(next.address).set('Cookie', cookiesOf(lapsed));
    expect(text).toContain('value="Zoë Ångström"');
    expect(text).toContain('Stiff neck');
  });

  it('a hold that ran out is not booked at another price than was shown', async () => {
    const { address, page } = await hold(app, '2026-12-07T13:00:00-05:00');
    const action = `${address}/confirmation`;
    const price = (cents: number) =>
      app.db.query(`update treatments set price = $1 where slug = 'acupuncture'`, [cents]);
    await price(9900);
    app.clock.advance({ minutes: 11 });

    const fields = [...fieldsOf(page, action), ...zoe];
    await send(app, action, fields).expect(409);
    await price(9500);
    const anew = fields.map(([name, value]): [string, string] => [name, name === 'once' ? 'another' : value]);
    await send(app, action, anew).expect(303);
  });

  it('who has as many appointments ahead as one person may have is asked to call, and keeps what was typed', async () => {
    await app.db.query(`update clinic set visits_ahead = 1`);
    const { address, page } = await hold(app, '2026-12-10T09:00:00-05:00');
    const action = `${address}/confirmation`;

    const { text } = await send(app, action, [...fieldsOf(page, action), ...zoe]).expect(400);

    expect(text).toContain('We can’t book this for you online.');
    for (const [, typed] of zoe) expect(text).toContain(typed);
    await app.db.query(`update clinic set visits_ahead = 100`);
  });

  it('the way from one visit to the next leads to the first day with times, a week after', async () => {
    const { done } = await book(app, '2026-12-09T09:00:00-05:00');
    const reference = done.split('/').at(-1)!;
    const [{ id }] = (await app.db.query(`select id from bookings where reference = $1`, [reference])) as [
      { id: string },
    ];
    const again = `/again/${rebookToken(app.keys, id)}`;
    const usual = await app.http.get(again).expect(303);
    expect(usual.headers['location']).toMatch(/practitioner=mei.*&day=2026-12-16$/);

    await app.db.query(
      `insert into time_off (practitioner_id, from_at, to_at)
        select id, '2026-12-15T00:00:00-05:00', '2026-12-18T00:00:00-05:00' from practitioners where slug = 'mei'`,
    );
    const away = await app.http.get(again).expect(303);
    expect(away.headers['location']).toMatch(/practitioner=mei.*&day=2026-12-18$/);
    await app.db.query(`delete from time_off`);
  });

  it('leaves no copy of a personal page anywhere', async () => {
    const { address } = await hold(app, '2026-11-30T09:00:00-05:00');
    const { headers } = await app.http.get(address);
    expect(headers['cache-control']).toBe('no-store');
    const { done, cookies } = await book(app, '2026-11-30T13:00:00-05:00');
    const visit = await app.http.get(done.replace('/book/done', '/visit/of')).set('Cookie', cookies);
    expect(visit.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
  });

  it('explains why a time is not offered', async () => {
    const { text } = await app.http.get(`/book/times/why?${choice}&day=2026-11-24&at=20:00`).expect(200);
    expect(text).toContain('The practitioner doesn’t work at this time.');
    const free = await app.http.get(`/book/times/why?${choice}&day=2026-12-01&at=10:00`).expect(200);
    expect(free.text).toContain('This time is available.');
    await app.http.get(`/book/times/why?${choice}&day=2026-12-01&at=ten`).expect(400);
  });

  it('who asks for no practitioner in particular is led to the finder', async () => {
    const { headers } = await app.http.get('/book?treatment=acupuncture').expect(303);
    expect(headers['location']).toBe('/find?treatment=acupuncture');
  });

  it('what does not exist is not found', async () => {
    await app.http.get('/book?treatment=massage&practitioner=mei&location=harbour').expect(404);
    await app.http.get('/practitioners/nobody').expect(404);
    await app.http.get('/treatments/nothing').expect(404);
    await app.http.get('/go/nowhere').expect(404);
    await app.http.get(`/visit/${'x'.repeat(43)}`).expect(404);
  });
});

describe('the clinic’s words for coming late', () => {
  const words = {
    lateCancellation: 'A late cancellation costs half the price.',
    noShow: 'If you do not come, all of it is.',
  };
  let app: App;
  beforeAll(async () => {
    const clinic = { ...smallClinic, policy: { ...smallClinic.policy, ...words } };
    app = await openApp({ clinic, now: '2026-11-23T14:00:00Z' });
  });
  afterAll(() => app.close());

  it('stand before the button, when it is booked, and on the page of the visit', async () => {
    const { page } = await hold(app, '2026-11-25T10:00:00-05:00');
    expect(page.indexOf(words.lateCancellation)).toBeGreaterThan(0);
    expect(page.indexOf(words.noShow)).toBeLessThan(page.indexOf('Book Wed, Nov 25, 10:00 AM'));
    const { done, cookies } = await book(app, '2026-11-26T10:00:00-05:00');
    const reference = done.split('/').at(-1)!;

    for (const path of [done, `/visit/of/${reference}`]) {
      const { text } = await app.http.get(path).set('Cookie', cookies).expect(200);
      expect(text).toContain(words.lateCancellation);
      expect(text).toContain(words.noShow);
    }
  });

  it('answer whoever cancels too late, as they were when it was booked', async () => {
    const { done, cookies } = await book(app);
    const reference = done.split('/').at(-1)!;
    await app.db.query(`update clinic set late_cancellation = 'Everything is due.'`);
    app.clock.set('2026-11-23T15:01:00Z');

    const { text, status } = await send(app, `/visit/of/${reference}/cancellation`, [], cookies);

    expect(status).toBe(422);
    expect(text).toContain(words.lateCancellation);
    expect(text).not.toContain('Everything is due.');
  });
});
