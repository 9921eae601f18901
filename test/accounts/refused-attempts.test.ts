import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiKeys } from '../../src/accounts/api-keys.service.js';
import { RefusedAttempts } from '../../src/accounts/refused-attempts.service.js';
import { Throttle } from '../../src/accounts/throttle.service.js';
import { type App, openApp } from '../support/app.js';
import { smallClinic } from '../support/small-clinic.js';
import { password, type Person, signedIn, staffMember } from '../support/staff.js';

const env = { RATE_LIMITS: 'on', TRUST_PROXY: '1' };
let app: App;
let other: App;
let admin: Person;
let rosa: Person;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, env });
  other = await openApp({ beside: app, env });
  admin = await staffMember(app, ['admin']);
  rosa = await staffMember(app, ['reception']);
});
afterAll(async () => {
  await other.close();
  await app.close();
});
beforeEach(async () => {
  for (const of of [app, other]) await of.get(RefusedAttempts).flush();
  await app.db.query(`delete from refused_attempts`);
  await app.db.query(`delete from rate_limits`);
  app.clock.advance({ minutes: 61 });
  admin = { ...admin, cookie: await signedIn(app, admin.id) };
  rosa = { ...rosa, cookie: await signedIn(app, rosa.id) };
});

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const post = (path: string, fields: Record<string, string>, { from = '192.0.2.1', cookie = '', to = app } = {}) =>
  to.http.post(path).set('x-forwarded-for', from).set('cookie', cookie).send(form(fields));
const signIn = (email: string, given: string, how: { from?: string; to?: App } = {}) =>
  post('/staff/sign-in', { email, password: given }, how);
const flushed = () => Promise.all([app, other].map((of) => of.get(RefusedAttempts).flush()));
const rows = async (): Promise<
  { action: string; actor: string; subject: string | null; detail: { count: number } }[]
> =>
  app.db.query(
    `select action, actor, subject, detail from audit where action like 'refused.%' and at > $1::timestamptz - interval '1 hour' order by id`,
    [app.clock.now()],
  );

it('administrators see how many attempts to sign in were stopped within a day', async () => {
  const attempts = (count: number) =>
    Promise.all(
      [rosa.email, 'nobody@clinic.example.org'].flatMap((email) =>
        Array.from({ length: count }, () => signIn(email, 'a wrong guess', { from: '192.0.2.77' })),
      ),
    );
  const seen = async () => (await app.http.get('/admin/health').set('cookie', await signedIn(app, admin.id))).text;
  await attempts(10);
  await flushed();
  expect(await seen()).toContain('Many wrong passwords or codes: 4 attempts to sign in stopped');
  await attempts(1);
  await flushed();
  expect(await seen()).toContain('6 attempts to sign in stopped');

  app.clock.advance({ minutes: 60 });
  await app.get(RefusedAttempts).tell();
  expect(await seen()).toContain('6 attempts to sign in stopped');
});

describe('the activity log tells', () => {
  it('wrong passwords once when they begin, and after the hour how many there were, in all processes together', async () => {
    await signIn(rosa.email, 'a wrong guess').expect(401);
    await flushed();
    expect(await rows()).toMatchObject([
      { action: 'refused.password', actor: 'public', subject: rosa.id, detail: { count: 1 } },
    ]);
    await Promise.all([app, other, app, other].map((to) => signIn(rosa.email, 'a wrong guess', { to }).expect(401)));
    await flushed();
    expect(await rows()).toHaveLength(1);
    await app.get(RefusedAttempts).tell();
    expect(await rows()).toHaveLength(1);

    app.clock.advance({ minutes: 60 });
    admin = { ...admin, cookie: await signedIn(app, admin.id) };
    await Promise.all([app, other].map((of) => of.get(RefusedAttempts).tell()));
    expect(await rows()).toMatchObject([{ action: 'refused.password', detail: { count: 4, more: true } }]);

    const { text } = await app.http.get('/admin/audit').set('cookie', admin.cookie).expect(200);
    expect(text).toMatch(/entered a wrong password for[^]*4 more attempts in this hour[^]*Network [0-9a-f]{8}/);
    const about = await app.http.get(`/admin/audit?record=${rosa.id}`).set('cookie', admin.cookie).expect(200);
    expect(about.text).toContain('entered a wrong password for');
  });

  it('an address that nobody has as a hash, and never what was typed', async () => {
    const [email, secret] = ['canary.kanarien@example.org', 'kanarien-password-typed'];
    for (const from of ['203.0.113.77', '203.0.113.78']) await signIn(email, secret, { from }).expect(401);
    await flushed();

    const told = await rows();
    expect(told).toMatchObject([
      { action: 'refused.unknown', actor: 'public', subject: null },
      { action: 'refused.unknown', actor: 'public', subject: null },
    ]);
    const everything = JSON.stringify([
      told,
      await app.db.query(`select * from refused_attempts`),
      (await app.http.get('/admin/audit').set('cookie', admin.cookie)).text,
    ]);
    for (const typed of ['kanarien', '203.0.113']) expect(everything.toLowerCase()).not.toContain(typed);
    // The same person from two networks is known to be the same.
    expect(new Set(told.map(({ detail }) => (detail as never as { account: string }).account)).size).toBe(1);
    expect(new Set(told.map(({ detail }) => (detail as never as { network: string }).network)).size).toBe(2);
  });

  it('a page that is not for their roles, by whom', async () => {
    await app.http.get('/admin/users').set('cookie', rosa.cookie).expect(404);
    await flushed();
    expect(await rows()).toMatchObject([{ action: 'refused.page', actor: `staff/${rosa.id}`, subject: rosa.id }]);
    const own = await app.http.get(`/admin/audit?actor=staff/${rosa.id}`).set('cookie', admin.cookie).expect(200);
    expect(own.text).toContain('was refused a page');
  });

  it('wrong API keys, and limits that were reached', async () => {
    const hold = (authorization: string) =>
      app.http
        .post('/api/v1/holds')
        .set('x-forwarded-for', '198.51.100.9')
        .set('authorization', authorization)
        .send({});
    await hold(`Bearer meridian_${'x'.repeat(43)}`).expect(401);
    const { secret } = await app.get(ApiKeys).add(admin, { name: 'Reader', scopes: [], perMinute: 5 });
    await hold(`Bearer ${secret}`).expect(403);
    for (let n = 0; n < 61; n++) await post('/new-link', { email: 'x' }, { from: '198.51.100.10' });
    await flushed();
    const kinds = (await rows()).map(({ action }) => action);
    expect(kinds).toEqual(expect.arrayContaining(['refused.key', 'refused.scope', 'refused.limit']));
    expect(kinds).toHaveLength(3);
  });

  it('a flood of requests for what is not there', async () => {
    const ask = (n: number) => app.http.get(`/nowhere/${n}`).set('x-forwarded-for', '198.51.100.11');
    for (let n = 0; n < 200; n += 20) await Promise.all(Array.from({ length: 20 }, (_, i) => ask(n + i).expect(404)));
    await flushed();
    expect(await rows()).toEqual([]);

    await ask(200).expect(429);
    await flushed();
    expect(await rows()).toMatchObject([{ action: 'refused.limit', actor: 'public', subject: null }]);
  });

  it('wrong codes, and when there were too many', async () => {
    const { text } = await post('/staff/me/authenticator', { password }, admin).expect(200);
    const sealed = /name="sealed" value="([^"]+)"/.exec(text)![1]!;
    await post('/staff/me/authenticator/confirmation', { sealed, code: '000000' }, admin).expect(401);
    const visitor = { cookies: {}, address: '192.0.2.9', browser: '' };
    for (let n = 0; n < 60; n++)
      await app
        .get(Throttle)
        .guess('code', admin.email, visitor)
        .catch(() => undefined);
    await flushed();
    expect(await rows()).toMatchObject([
      { action: 'refused.code', actor: 'public', subject: admin.id, detail: { count: 1 } },
      { action: 'refused.guesses', actor: 'public', subject: admin.id },
    ]);
  });
});

it('two processes that are told of the same at the same moment, in another order, count all of it', async () => {
  const networks = Array.from({ length: 100 }, (_, n) => `198.18.0.${n}`);
  for (const network of networks) app.get(RefusedAttempts).note('key', undefined, network);
  for (const network of networks.toReversed()) other.get(RefusedAttempts).note('key', undefined, network);
  await flushed();

  const [{ sum, rows: count }] = await app.db.query(
    `select sum(count)::int, count(*)::int as rows from refused_attempts`,
  );
  expect([sum, count]).toEqual([200, 100]);
});

it('while the database takes its time, what is refused meanwhile waits, and takes no second connection', async () => {
  const refused = app.get(RefusedAttempts);
  const locking = app.db.createQueryRunner();
  await locking.startTransaction();
  await locking.query(`lock table refused_attempts`);
  const connections = vi.spyOn(app.db, 'createQueryRunner');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    for (const network of ['198.18.0.1', '198.18.0.2', '198.18.0.3']) {
      refused.note('key', undefined, network);
      vi.advanceTimersByTime(2000);
    }
    expect(connections).toHaveBeenCalledTimes(1);
  } finally {
    vi.useRealTimers();
    connections.mockRestore();
    await locking.commitTransaction();
    await locking.release();
  }
  const sum = async () => (await app.db.query(`select sum(count)::int from refused_attempts`))[0].sum as number;
  await expect.poll(async () => [await refused.flush(), await sum()][1], { timeout: 30_000 }).toBe(3);
});

it('a flood of guesses from everywhere fills neither the table nor the log', async () => {
  const refused = app.get(RefusedAttempts);
  const count = async (table: string) => (await app.db.query(`select count(*)::int as n from ${table}`))[0].n as number;
  const before = await count('audit');
  for (let round = 0; round < 6; round++) {
    for (let n = 0; n < 5000; n++)
      refused.note('password', { email: `guess-${n % 700}@example.org` }, `198.18.${round}.${n % 250}`);
    await refused.flush();
  }
  expect(await count('refused_attempts')).toBeLessThan(520);
  expect((await count('audit')) - before).toBeLessThan(520);
  const [{ sum }] = await app.db.query(`select sum(count)::int from refused_attempts`);
  expect(sum).toBe(30_000);
  app.clock.advance({ minutes: 60 });
  await refused.tell();
  expect(await count('refused_attempts')).toBe(0);
  expect((await count('audit')) - before).toBeLessThan(1040);
});
