import type { Response } from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { everywhere, workFor } from '../../src/accounts/guess-limits.js';
import { StaffLinks } from '../../src/accounts/staff-links.service.js';
import { Throttle } from '../../src/accounts/throttle.service.js';
import { staffToken } from '../../src/notifications/staff-link.js';
import { sha256 } from '../../src/platform/keys.service.js';
import { type App, openApp } from '../support/app.js';
import { codeFor } from '../support/authenticator.js';
import { hasBrowser, openBrowser } from '../support/browser.js';
import { prove, zerosOf } from '../support/proof.js';
import { smallClinic } from '../support/small-clinic.js';
import { password, type Person, staffMember } from '../support/staff.js';

const env = { RATE_LIMITS: 'on', TRUST_PROXY: '1' };
let app: App;
let other: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, env });
  other = await openApp({ beside: app, env });
});
afterAll(async () => {
  await other.close();
  await app.close();
});

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const post = (path: string, fields: Record<string, string>, { from = '192.0.2.1', cookie = '', to = app } = {}) =>
  to.http.post(path).set('x-forwarded-for', from).set('cookie', cookie).send(form(fields));
const signIn = (email: string, given: string, how: { from?: string; cookie?: string; to?: App; proof?: string } = {}) =>
  post('/staff/sign-in', { email, password: given, ...(how.proof ? { proof: how.proof } : {}) }, how);
/** What the browser would send from now on. */
const cookies = (answer: Response) =>
  ((answer.headers['set-cookie'] ?? []) as unknown as string[]).map((cookie) => cookie.split(';')[0]!).join('; ');
/** What a browser keeps when the session in it has ended. */
const device = (answer: Response) => /staff-device=[\w-]+/.exec(cookies(answer))![0];
const bitsIn = ({ text }: Response) => Number(/data-proof="\/assets\/proof[^#"]*#(\d+)"/.exec(text)?.[1]);
const worked = async (bits: number) =>
  prove({ ...((await app.http.get('/challenge')).body as { challenge: string }), bits });
const idle = async () => {
  const { challenge } = (await app.http.get('/challenge')).body as { challenge: string };
  return Array.from({ length: 50 }, (_, n) => `${challenge}:${n}`).find((one) => zerosOf(one) < 16)!;
};
const networks = (count: number) => Array.from({ length: count }, (_, n) => `203.0.113.${n}`);
/** As though strangers had tried so often. */
const tried = (key: string, times: number) =>
  app.db.query(
    `insert into rate_limits values ($1, $2, $3) on conflict (key) do update set points = excluded.points, expire = excluded.expire`,
    [sha256(key).toString('base64url'), times, app.clock.now().getTime() + 3_600_000],
  );
const guess = 'a wrong guess';

describe('wrong passwords', () => {
  it('are answered eight times, then each costs work; for an address nobody has, too', async () => {
    const { email } = await staffMember(app, ['reception']);
    const told = new Set<string>();
    for (const address of [email, 'nobody@clinic.example.org']) {
      const from = '198.51.100.7';
      await Promise.all(Array.from({ length: 8 }, () => signIn(address, guess, { from }).expect(401)));
      const slower = await signIn(address, guess, { from }).expect(429);
      expect(bitsIn(slower)).toBe(18);
      expect(slower.text).toContain('Please enter your password once more');
      await signIn(address, guess, { from, proof: await idle() }).expect(429);
      await signIn(address, guess, { from, proof: await worked(18) }).expect(401);
      told.add(slower.text.replaceAll(address, 'ADDRESS'));
    }
    expect(told.size).toBe(1);

    const proof = await worked(18);
    await signIn(email, password, { from: '198.51.100.7', proof }).expect(303);
    await signIn(email, guess, { from: '198.51.100.7', proof }).expect(401);
  });

  it('at the same moment count as well, in all processes together', async () => {
    const { email } = await staffMember(app, ['reception']);
    const tries = await Promise.all(
      Array.from({ length: 20 }, (_, i) => signIn(email, guess, { from: `2001:db8::${i}`, to: i % 2 ? app : other })),
    );
    const elsewhere = await signIn(email, guess, { from: '[2001:db8::2:0:0:1]:4711' });

    expect(tries.filter(({ status }) => status === 401)).toHaveLength(8);
    expect(elsewhere.status).toBe(429);
  });

  it('from everywhere lock nobody out: a known browser signs in at once, a fresh one after some work', async () => {
    const { email } = await staffMember(app, ['admin'], { strong: false });
    const known = device(await signIn(email, password, { from: '198.51.100.20' }).expect(303));
    const attack = networks(50).flatMap((from) => [from, from]);
    const answers: Response[] = [];
    // Twenty at once: a machine that is busy with other things would turn some of a hundred away unread.
    while (attack.length > 0) {
      const some = attack.splice(0, 20).map((from, i) => signIn(email, guess, { from, to: i % 2 ? app : other }));
      answers.push(...(await Promise.all(some)));
    }
    // One was the owner's own.
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(49);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(51);

    await signIn(email, password, { from: '198.51.100.20', cookie: known }).expect(303);
    const asked = await signIn(email, password, { from: '198.51.100.21' }).expect(429);
    await signIn(email, password, { from: '198.51.100.21', proof: await worked(bitsIn(asked)) }).expect(303);
  });

  it('without end leave the owner’s ways open: known browsers, and a new password by email for any browser', async () => {
    const person = await staffMember(app, ['reception']);
    const { email } = person;
    const known = device(await signIn(email, password).expect(303));
    await tried(everywhere('password', email), 2000);

    const guarded = await signIn(email, password, { from: '198.51.100.30', proof: await worked(18) }).expect(429);
    expect(guarded.text).toContain('reset your password');
    expect(Number(guarded.headers['retry-after'])).toBeGreaterThan(3000);
    await signIn(email, password, { cookie: known }).expect(303);

    const chosen = await reset(person, 'green tea at four');
    await signIn(email, 'green tea at four', { from: '198.51.100.30', cookie: device(chosen) }).expect(303);
    await signIn(email, 'green tea at four', { from: '198.51.100.31' }).expect(303);
  });

  it('that cannot begin anew leave the link as it was, for choosing a password once more', async () => {
    const person = await staffMember(app, ['reception']);
    vi.spyOn(app.get(Throttle), 'beginAnew').mockRejectedValueOnce(new Error('the connection was lost'));
    const again = await reset(person, 'green tea at four', async (choose) => {
      await choose().expect(500);
      await signIn(person.email, password).expect(303);
      return choose();
    });
    expect(again.status).toBe(303);
  });

  it('of one’s own count twenty times an hour in a known browser, which is a stranger’s from then on', async () => {
    const { email } = await staffMember(app, ['reception']);
    const known = device(await signIn(email, password, { from: '198.51.100.40' }).expect(303));
    const tries = await Promise.all(
      Array.from({ length: 30 }, () => signIn(email, guess, { from: '198.51.100.40', cookie: known })),
    );

    expect(tries.filter(({ status }) => status === 401)).toHaveLength(28);
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(2);
    app.clock.advance({ minutes: 60 });
    await signIn(email, password, { from: '198.51.100.40', cookie: known }).expect(303);
  });

  it('of strangers do not count for who is signed in and confirms it, or chooses another', async () => {
    const person = await staffMember(app, ['reception']);
    await tried(everywhere('password', person.email), 2000);

    const cookie = cookies(await post('/staff/confirm', { password }, person).expect(303));
    const change = (current: string) =>
      post('/staff/me/password', { current, password: 'green tea at four' }, { cookie });
    for (let i = 0; i < 19; i++) await change(guess).expect(400);
    await change(password).expect(303);
  });
});

it('the work that a guess costs grows with the guesses, to a few seconds at most', () => {
  const paid = (taken: number) => workFor(taken, 50);
  expect([50, 99, 100, 200, 400, 800, 2000].map(paid)).toEqual([18, 18, 19, 20, 21, 22, 22]);
});

describe('behind an address that is answered nothing any more', () => {
  const from = '198.51.100.70';
  const tooMuch = (how: { to?: App } = {}) =>
    Promise.all(Array.from({ length: 61 }, () => post('/my', { email: 'x' }, { from, ...how })));
  beforeEach(() => app.clock.advance({ minutes: 11 }));

  it('staff sign in with some work, and go on with the second step as anybody does', async () => {
    const person = await staffMember(app, ['reception'], { strong: false });
    const uri = await authenticator(person);
    const get = (path: string, cookie = '') => app.http.get(path).set('x-forwarded-for', from).set('cookie', cookie);
    await Promise.all(Array.from({ length: 201 }, () => get('/nowhere')));
    await get('/my').expect(429);

    await get('/staff/sign-in').expect(200);
    await get('/challenge').expect(200);
    for (const given of [password, guess]) {
      const asked = await signIn(person.email, given, { from }).expect(429);
      expect(bitsIn(asked)).toBe(18);
      await signIn(person.email, given, { from, proof: await idle() }).expect(429);
    }
    await signIn(person.email, guess, { from, proof: await worked(18) }).expect(401);
    const half = cookies(await signIn(person.email, password, { from, proof: await worked(18) }).expect(303));
    app.clock.advance({ seconds: 30 });
    const code = codeFor(uri, app.clock.now());
    const whole = await post('/staff/sign-in/code', { code }, { from, cookie: half }).expect(303);
    await get('/staff/me', cookies(whole)).expect(200);
    await get('/my').expect(429);
  });

  it('staff use a passkey, or ask for a new password, with some work', async () => {
    const { email } = await staffMember(app, ['reception']);
    await tooMuch();
    const begin = (proof?: string) =>
      app.http
        .post('/staff/sign-in/passkey/challenge')
        .set({ 'x-forwarded-for': from, accept: 'application/json' })
        .send({ proof });
    expect((await begin().expect(429)).body).toMatchObject({ code: 'sign-in-slower' });
    expect((await begin(await worked(18)).expect(200)).body).toMatchObject({ userVerification: 'required' });

    await app.http.get('/staff/reset').set('x-forwarded-for', from).expect(200);
    const asked = await post('/staff/reset', { email }, { from }).expect(429);
    expect(asked.text).toContain(`value="${email}"`);
    await post('/staff/reset', { email, proof: await worked(bitsIn(asked)) }, { from }).expect(200);
    expect(
      await app.db.query(`select template from notifications where recipient = $1 and template like '%reset%'`, [
        email,
      ]),
    ).toHaveLength(1);
  });

  it('one proof lets one sign in, in all processes together', async () => {
    const { email } = await staffMember(app, ['reception']);
    await tooMuch();
    const proof = await worked(18);

    const answers = await Promise.all([app, other].map((to) => signIn(email, password, { from, to, proof })));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303, 429]));
  });

  it('nothing but a proof is looked at: no guess is counted', async () => {
    const { email } = await staffMember(app, ['reception']);
    await tooMuch();
    for (let i = 0; i < 20; i++) await signIn(email, guess, { from }).expect(429);

    await signIn(email, guess, { from: '198.51.100.71' }).expect(401);
    const counted = await app.db.query(`select points from rate_limits where key = $1`, [
      sha256(everywhere('password', email)).toString('base64url'),
    ]);
    expect(counted).toEqual([{ points: 1 }]);
  });
});

describe('a known browser', () => {
  it('is known by a cookie that is bound to this site, lasts a year and opens nothing', async () => {
    const safe = await openApp({ beside: app, env: { ...env, PUBLIC_URL: 'https://clinic.test' } });
    const { email } = await staffMember(app, ['reception']);
    const answer = await signIn(email, password, { to: safe }).expect(303);
    const set = (answer.headers['set-cookie'] as unknown as string[]).find((one) => one.includes('staff-device'))!;

    expect(set).toMatch(/^__Host-staff-device=[\w-]+; Max-Age=31536000; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(set).not.toContain(email);
    await safe.http.get('/staff/me').set('cookie', device(answer)).expect(303);
    await safe.close();
  });

  it('is known to those who have signed in there, and made up by nobody', async () => {
    const [ana, ben] = [await staffMember(app, ['reception']), await staffMember(app, ['reception'])];
    const anas = device(await signIn(ana.email, password).expect(303));
    const both = device(await signIn(ben.email, password, { cookie: anas }).expect(303));
    for (const { email } of [ana, ben]) await tried(everywhere('password', email), 2000);

    await signIn(ben.email, password, { cookie: anas }).expect(429);
    await signIn(ana.email, password, { cookie: 'staff-device=AAAA' }).expect(429);
    for (const { email } of [ana, ben]) await signIn(email, password, { cookie: both }).expect(303);
  });
});

it('who knows a password and guesses codes locks its owner out of no known browser, and begins no anew by the password', async () => {
  const person = await staffMember(app, ['reception'], { strong: false });
  const uri = await authenticator(person);
  const now = () => codeFor(uri, app.clock.now());
  const half = async (cookie = '') =>
    `${cookie}; ${cookies(await signIn(person.email, password, { cookie }).expect(303))}`;
  const enter = (code: string, cookie: string) => post('/staff/sign-in/code', { code }, { cookie });
  const known = device(await enter(now(), await half()).expect(303));

  const wrong = now() === '000000' ? '000001' : '000000';
  const statuses: number[] = [];
  for (let i = 0; i < 12; i++) statuses.push((await enter(wrong, await half())).status);
  expect(statuses).toEqual([...Array.from({ length: 9 }, () => 401), 429, 429, 429]);
  app.clock.advance({ minutes: 5 });
  await enter(now(), await half()).expect(429);
  await enter(now(), await half(known)).expect(303);
});

describe('messages with a new password', () => {
  const ask = (email: string, how: Parameters<typeof post>[2]) => post('/staff/reset', { email }, how);
  const sent = async (email: string) =>
    (await app.db.query<unknown[]>(`select from notifications where recipient = $1`, [email])).length;

  it('come three times an hour to one address, whoever asks from where and how many at once', async () => {
    const { email } = await staffMember(app, ['reception']);
    const told = new Set<string>();
    for (const address of [email, 'nobody@clinic.example.org']) {
      const asked = await Promise.all(networks(50).map((from, i) => ask(address, { from, to: i % 2 ? app : other })));
      for (const { status, text } of asked) told.add(`${status} ${text.replaceAll(address, '')}`);
      expect(asked.filter(({ status }) => status === 200)).toHaveLength(3);
    }
    expect(told.size).toBe(2);
    expect(await sent(email)).toBe(3);

    app.clock.advance({ minutes: 60 });
    await ask(email.toUpperCase(), { from: '198.51.100.50' }).expect(200);
    expect(await sent(email)).toBe(4);
  });

  it('are no one’s loss whom a stranger behind the same address has used theirs up for', async () => {
    const [ana, ben] = [await staffMember(app, ['reception']), await staffMember(app, ['reception'])];
    const from = '198.51.100.60';
    const known = device(await signIn(ana.email, password, { from }).expect(303));
    await Promise.all(networks(20).map((_, i) => ask(`someone${i}@example.org`, { from }).expect(200)));

    for (let i = 0; i < 5; i++) await ask(ben.email, { from }).expect(429);
    await ask(ana.email, { from, cookie: known }).expect(200);
    await ask(ben.email, { from: '198.51.100.61' }).expect(200);
  });
});

describe.runIf(hasBrowser)('in a browser', () => {
  it('the work is done while the password is typed once more', async () => {
    const browser = await openBrowser();
    try {
      const { email } = await staffMember(app, ['reception']);
      await tried(everywhere('password', email), 50);
      const page = await browser.newPage();
      await page.goto(`${app.url}/staff/sign-in`);
      const enter = async () => {
        await page.getByLabel('Password').fill(password);
        await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      };
      await page.getByLabel('Email').fill(email);
      await enter();
      await page.getByText('Please enter your password once more').waitFor();
      expect(await page.getByLabel('Email').inputValue()).toBe(email);
      await enter();
      await page.waitForURL('**/staff/diary');
    } finally {
      await browser.close();
    }
  });
});

/** `how`: chooses it more than once. */
async function reset(
  person: Person,
  chosen: string,
  how = (choose: () => ReturnType<typeof post>): PromiseLike<Response> => choose().expect(303),
): Promise<Response> {
  await app
    .get(StaffLinks)
    .requestReset(person.email, { cookies: {}, address: '198.51.100.99' }, { name: 'Harbour', locale: 'en' });
  const [{ id }] = await app.db.query(`select id from staff_links where staff_id = $1 and used_at is null`, [
    person.id,
  ]);
  return how(() => post(`/staff/reset/${staffToken(app.keys, id)}`, { password: chosen }));
}

async function authenticator(person: Person): Promise<string> {
  const setup = await post('/staff/me/authenticator', { password }, person).expect(200);
  const uri = `otpauth://totp/x?secret=${/<code class="secret">([^<]+)</.exec(setup.text)![1]!.replaceAll(' ', '')}`;
  const sealed = /name="sealed" value="([^"]+)"/.exec(setup.text)![1]!;
  const code = codeFor(uri, app.clock.now(), { halfMinutesLater: -1 });
  await post('/staff/me/authenticator/confirmation', { sealed, code }, person).expect(303);
  return uri;
}
