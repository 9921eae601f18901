import type supertest from 'supertest';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueLanguages } from '../../../src/i18n/language.js';
import { speaker } from '../../../src/web/shared/site.js';
import { type App, openApp } from '../../support/app.js';
import { accessFaults, hasBrowser, openBrowser, overflow } from '../../support/browser.js';
import { smallClinic } from '../../support/small-clinic.js';
import { keptCookie, keptCookieAt } from '../../support/somebody.js';

const now = '2026-11-23T14:00:00Z';
const t = speaker('en-US');
let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now, env: { RATE_LIMITS: 'on', BOOKING_CHALLENGE: 'off' } });
});
afterAll(() => app.close());

const cookiesOf = ({ headers }: supertest.Response) =>
  ((headers['set-cookie'] ?? []) as unknown as string[]).map((cookie) => cookie.split(';')[0]!);
const post = (path: string, fields: Readonly<Record<string, string>>, cookies: readonly string[] = []) =>
  app.http
    .post(path)
    .type('form')
    .set('Cookie', [keptCookie, ...cookies])
    .send(new URLSearchParams(fields).toString());

let hour = 0;
/** A time of its own for everyone, held. */
async function hold(): Promise<string> {
  // Counted by the machine's clock, for all of them together.
  await app.db.query(`delete from rate_limits`);
  // As if everyone came from another network: how much one may book is tested in test/bookings/provisional.test.ts.
  await app.db.query(`update bookings set network = null, unproven_address = null`);
  await app.db.query(`update notifications set unproven_address = null`);
  const day = 24 + Math.floor(hour / 6);
  const start = `2026-11-${day}T${String(9 + (hour++ % 6)).padStart(2, '0')}:00:00-05:00`;
  const wanted = { treatment: 'cupping', practitioner: 'mei', location: 'harbour', start };
  return ((await app.http.post('/api/v1/holds').send(wanted).expect(201)).body as { hold: string }).hold;
}
async function book(email: string) {
  const typed = { name: 'Dana Reyes', email, phone: '', note: '', emailChecked: email, once: 'x' };
  const answer = await post(`/book/${await hold()}/confirmation`, typed).expect(303);
  return { done: answer.headers['location']!, cookies: cookiesOf(answer) };
}
const bookings = async () => (await app.db.query(`select 1 from booking_facts`)).length as number;
const sentTo = async (...addresses: string[]): Promise<number> =>
  (await app.db.query(`select 1 from notifications where recipient = any($1) and status = 'due'`, [addresses])).length;

describe('a mistyped domain, without script', () => {
  const typed = { name: 'Dana Reyes', email: 'dana@gmial.com', phone: '', note: 'Stiff <neck>', once: 'x' };

  it('is asked about once, with everything typed still there, and taken as it is the second time', async () => {
    const action = `/book/${await hold()}/confirmation`;
    const before = await bookings();

    const asked = await post(action, typed).expect(200);
    expect(asked.text).toContain('Did you mean dana@gmail.com?');
    for (const kept of ['value="Dana Reyes"', 'value="dana@gmial.com"', 'Stiff &lt;neck>'])
      expect(asked.text).toContain(kept);
    expect(asked.text).toMatch(/<input type="hidden" name="emailChecked" value="dana@gmial.com"/);
    expect(asked.text).toMatch(/role="status"/);
    expect(await bookings()).toBe(before);

    const done = await post(action, { ...typed, emailChecked: typed.email }).expect(303);
    expect((await app.http.get(done.headers['location']!).set('Cookie', cookiesOf(done))).text).toContain(typed.email);
  });

  it('is put right with one press', async () => {
    const action = `/book/${await hold()}/confirmation`;
    const done = await post(action, { ...typed, emailChecked: typed.email, corrected: 'dana@gmail.com' }).expect(303);
    expect((await app.http.get(done.headers['location']!).set('Cookie', cookiesOf(done))).text).toContain(
      'dana@gmail.com',
    );
  });

  it('comes with whatever else is wrong, and is not asked about again when that is right', async () => {
    const action = `/book/${await hold()}/confirmation`;
    const wrong = await post(action, { ...typed, name: '' }).expect(400);
    expect(wrong.text).toContain('Did you mean dana@gmail.com?');
    await post(action, { ...typed, emailChecked: typed.email }).expect(303);
  });

  it('does not cost the time when the hold has run out', async () => {
    const action = `/book/${await hold()}/confirmation`;
    app.clock.advance({ minutes: 11 });
    expect((await post(action, typed)).text).not.toContain('Did you mean');
    app.clock.set(now);
  });

  it.each(catalogueLanguages)('is asked about in %s', async (language) => {
    const asked = await post(`/book/${await hold()}/confirmation?lang=${language}`, typed).expect(200);
    expect(asked.text).toContain(speaker(language)('details.email-suggestion', { email: 'dana@gmail.com' }));
  });
});

describe('the page after booking', () => {
  it('shows where the confirmation went for an hour, and has it sent elsewhere', async () => {
    const { done, cookies } = await book('mistyped@gmial.com');
    const reference = done.split('/').at(-1)!;

    const corrected = await post(`${done}/email`, { email: ' meant@gmail.com ', once: 'a' }, cookies).expect(303);
    expect(corrected.headers['location']).toBe(`${done}?news=corrected`);

    const page = await app.http.get(`${done}?news=corrected`).set('Cookie', cookiesOf(corrected)).expect(200);
    expect(page.text).toContain('meant@gmail.com');
    expect(page.text).toContain(t('done.corrected'));
    expect(await sentTo('mistyped@gmial.com')).toBe(0);
    expect(await sentTo('meant@gmail.com')).toBe(1);
    // The former link opens nothing, in this browser or another.
    await app.http.get(done).set('Cookie', cookies).expect(404);
    await app.http.get(`/visit/of/${reference}`).set('Cookie', cookiesOf(corrected)).expect(200);

    app.clock.advance({ minutes: 60 });
    const later = await app.http.get(done).set('Cookie', cookiesOf(corrected)).expect(200);
    expect(later.text).not.toContain('meant@gmail.com');
    await post(`${done}/email`, { email: 'x@example.org' }, cookiesOf(corrected)).expect(422);
    app.clock.set(now);
  });

  it('a double click without script ends on the page, with a link that works', async () => {
    const { done, cookies } = await book('dana@gmial.com');
    const answers = await Promise.all(
      [1, 2].map(() => post(`${done}/email`, { email: 'double@example.org', once: 'a' }, cookies).expect(303)),
    );
    for (const answer of answers) await app.http.get(done).set('Cookie', cookiesOf(answer)).expect(200);
  });

  it('says what is wrong with another address, beside it', async () => {
    const { done, cookies } = await book('dana@gmial.com');
    const { text } = await post(`${done}/email`, { email: 'dana@' }, cookies).expect(400);
    expect(text).toContain('Enter a valid email, like name@example.org');
    expect(text).toContain('value="dana@"');
    expect(text).toMatch(/<details[^>]* open/);
  });

  it('has the confirmation sent again, with the link it had', async () => {
    const { done, cookies } = await book('again@example.org');
    app.clock.advance({ minutes: 5 });
    await post(`${done}/confirmation`, { once: 'a' }, cookies).expect(303).expect('location', `${done}?news=resent`);
    expect((await app.http.get(`${done}?news=resent`).set('Cookie', cookies)).text).toContain(t('done.resent'));
    expect(await sentTo('again@example.org')).toBe(2);
    app.clock.set(now);
  });

  it('does neither for anybody without its cookie', async () => {
    const { done } = await book('private@example.org');
    await post(`${done}/email`, { email: 'x@example.org' }).expect(404);
    await post(`${done}/confirmation`, {}).expect(404);
    await post(`${done}/email`, { email: 'x@example.org' }, [
      `visit-${done.split('/').at(-1)!}=${'A'.repeat(43)}`,
    ]).expect(404);
  });

  it('opened by the link of another visit, does nothing to either', async () => {
    const [one, other] = [await book('one@example.org'), await book('other@example.org')];
    const [, token] = one.cookies[0]!.split('=');
    const forged = [`visit-${other.done.split('/').at(-1)!}=${token!}`];

    await post(`${other.done}/email`, { email: 'x@example.org' }, forged).expect(404);
    await post(`${other.done}/confirmation`, {}, forged).expect(404);

    expect(await sentTo('one@example.org')).toBe(1);
    expect(await sentTo('other@example.org')).toBe(1);
    expect(await sentTo('x@example.org')).toBe(0);
  });

  it('kept open in one tab, corrects to and fro, and does what it says each time', async () => {
    const { done, cookies } = await book('first@example.org');
    let now = cookies;
    for (const email of ['second@example.org', 'first@example.org', 'second@example.org']) {
      await app.db.query(`delete from rate_limits`);
      now = cookiesOf(await post(`${done}/email`, { email, once: 'kept' }, now).expect(303));
      expect((await app.http.get(done).set('Cookie', now).expect(200)).text).toContain(email);
    }
  });

  it('fills no inbox: four messages an hour about one booking, three to one address', async () => {
    const one = await book('mine@example.org');
    let { cookies } = one;
    const statuses: number[] = [];
    for (let n = 0; n < 6; n++) {
      const answer = await post(`${one.done}/email`, { email: `victim${n}@example.org` }, cookies);
      if (answer.status === 303) cookies = cookiesOf(answer);
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([303, 303, 303, 303, 429, 429]);
    expect((await post(`${one.done}/confirmation`, {}, cookies).expect(429)).text).toContain('Too many attempts');

    await app.db.query(`delete from rate_limits`);
    const others: number[] = [];
    const fresh = await Promise.all([1, 2, 3, 4].map(() => hold()));
    for (const [n, held] of fresh.entries()) {
      const email = `mine${n}@example.org`;
      const booked = await post(`/book/${held}/confirmation`, { name: 'Dana Reyes', email, phone: '' }).expect(303);
      others.push(
        (await post(`${booked.headers['location']}/email`, { email: 'victim@example.org' }, cookiesOf(booked))).status,
      );
    }
    expect(others).toEqual([303, 303, 303, 429]);
  });
});

describe.runIf(hasBrowser)('in a browser with script', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('asks when the field is left, fills in what was meant, and the server asks no second time', {
    timeout: 60_000,
  }, async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
    page.setDefaultTimeout(5_000);
    await page.context().addCookies([keptCookieAt(app.url)]);
    await page.goto(`${app.url}/book/${await hold()}`);
    await page.fill('#name', 'Dana Reyes');
    await page.fill('#email', 'dana@gmial.com');
    await page.focus('#phone');
    await page.waitForSelector('#email-suggestion >> text=Did you mean dana@gmail.com?');
    expect(await accessFaults(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);

    await page.click('#email-suggestion button');
    expect(await page.inputValue('#email')).toBe('dana@gmail.com');
    expect(await page.textContent('#email-suggestion')).toBe('');

    await page.fill('#email', 'dana@gmial.con');
    await page.focus('#phone');
    await page.fill('#email', 'dana@gmal.com');
    await page.focus('#phone');
    await page.waitForSelector('#email-suggestion >> text=Did you mean');
    await page.click('button[form=details]');
    await page.waitForURL(/\/book\/done\//);
    expect(await page.textContent('.sent')).toContain('dana@gmal.com');
    expect(await accessFaults(page)).toEqual([]);

    await page.click('.sent summary');
    await page.fill('#email', 'dana@gmail.com');
    expect(await accessFaults(page)).toEqual([]);
    await page.click('.sent button');
    await page.waitForURL(/news=corrected/);
    expect(await page.textContent('.sent .lead')).toContain('dana@gmail.com');
    await page.context().close();
  });

  it('pressing the button straight from the field asks on the server; Enter takes what was typed', {
    timeout: 60_000,
  }, async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
    page.setDefaultTimeout(5_000);
    await page.context().addCookies([keptCookieAt(app.url)]);
    await page.goto(`${app.url}/book/${await hold()}`);
    await page.fill('#name', 'Dana Reyes');
    await page.fill('#email', 'dana@gmial.com');
    await page.click('button[form=details]');
    await page.waitForSelector('button[name=corrected]');
    expect(await accessFaults(page)).toEqual([]);
    await page.press('#email', 'Enter');
    await page.waitForURL(/\/book\/done\//);
    expect(await page.textContent('.sent')).toContain('dana@gmial.com');
    await page.context().close();
  });
});
