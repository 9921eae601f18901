import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Challenge } from '../../../src/platform/http/challenge.service.js';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { prove, zerosOf } from '../../support/proof.js';
import { smallClinic } from '../../support/small-clinic.js';

const now = '2026-11-27T14:00:00Z';
let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now, env: { RATE_LIMITS: 'on' } });
});
afterAll(() => app.close());

/** A form that changes nothing: no time is chosen in it. */
const send = (proof?: string, of = app) =>
  of.http.post('/book/holds').send(
    new URLSearchParams({
      treatment: 'acupuncture',
      practitioner: 'mei',
      location: 'harbour',
      ...(proof === undefined ? {} : { proof }),
    }).toString(),
  );
const ask = async () => (await app.http.get('/challenge').expect(200)).body as { challenge: string; bits: number };

describe('a public form', () => {
  it('comes without a proof twenty times in ten minutes, with one as often as any other', async () => {
    const early = prove(await ask());
    for (let i = 0; i < 20; i++) await send().expect(400);

    const refused = await send().expect(429);

    expect(refused.headers['retry-after']).toBeDefined();
    await send(early).expect(400);
  });

  it('brings each proof once, of a challenge of ours, with the work done, not too old', async () => {
    const asked = await ask();
    const proof = prove(asked);
    const idle = Array.from({ length: 50 }, (_, i) => `${asked.challenge}:${i}`).find((one) => zerosOf(one) < 16)!;
    const forged = prove({ challenge: `${'x'.repeat(6)}.${'y'.repeat(11)}.${'z'.repeat(16)}`, bits: 16 });
    const old = prove(await ask());
    const again = prove({ ...asked, challenge: `${asked.challenge}.x` });

    await send(proof).expect(400);
    for (const wrong of [proof, again, idle, forged, '', 'x'.repeat(5000), `${proof}:1`]) await send(wrong).expect(429);
    app.clock.advance({ minutes: 121 });
    expect(await app.get(Challenge).isMet(old)).toBe(false);
    app.clock.set(now);
    await send(old).expect(400);
  });
});

it('a proof that one process has accepted is refused by another', async () => {
  const other = await openApp({ beside: app, env: { RATE_LIMITS: 'on' } });
  try {
    const proof = prove(await ask());

    const accepted = await Promise.all([app, other, app, other].map((one) => one.get(Challenge).isMet(proof)));

    expect(accepted.filter(Boolean)).toHaveLength(1);
    expect(await other.get(Challenge).isMet(proof)).toBe(false);
  } finally {
    await other.close();
  }
});

it('turned off, nothing is asked of anybody', async () => {
  const off = await openApp({ clinic: smallClinic, now, env: { RATE_LIMITS: 'on', BOOKING_CHALLENGE: 'off' } });
  try {
    expect((await off.http.get('/new-link')).text).not.toContain('data-proof');
    await off.http.get('/challenge').expect(404);
    for (let i = 0; i < 25; i++) await send(undefined, off).expect(400);
  } finally {
    await off.close();
  }
});

describe.runIf(hasBrowser)('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('the proof is there before anybody has typed an address, and it is taken', async () => {
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
    await page.goto(`${app.url}/new-link`);

    const field = page.locator('input[name=proof]');
    await field.waitFor({ state: 'attached', timeout: 10_000 });

    const proof = await field.inputValue();
    expect(await app.get(Challenge).isMet(proof)).toBe(true);
    expect(await app.get(Challenge).isMet(proof)).toBe(false);
    expect(faults).toEqual([]);
    await page.close();
  });

  it('whoever is quicker than the work still brings a proof', async () => {
    const page = await browser.newPage();
    let asked = () => {};
    const pressed = new Promise<void>((resolve) => (asked = resolve));
    await page.route('**/challenge', async (route) => {
      await pressed;
      await route.continue();
    });
    await page.goto(`${app.url}/new-link`);
    await page.getByLabel('Email').fill('ana@example.org');
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    await page.getByRole('button', { name: 'Send link' }).click();
    asked();

    expect(new URLSearchParams((await sent).postData()!).get('proof')).toMatch(/:/);
    await page.getByRole('heading', { name: 'Check your inbox' }).waitFor();
    await page.close();
  });

  it('without scripts the form works as it is', async () => {
    const other = await openApp({ clinic: smallClinic, now, env: { RATE_LIMITS: 'on' } });
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${other.url}/new-link`);
    await page.getByLabel('Email').fill('ana@example.org');
    const answer = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: 'Send link' }).click();

    expect((await answer).status()).toBe(303);
    await page.getByRole('heading', { name: 'Check your inbox' }).waitFor();
    await context.close();
    await other.close();
  });
});
