import { once } from 'node:events';
import { connect } from 'node:net';
import { PassThrough } from 'node:stream';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiKeys } from '../../src/accounts/api-keys.service.js';
import { KnownDevices } from '../../src/accounts/known-devices.service.js';
import { Sessions } from '../../src/accounts/sessions.service.js';
import { Challenge } from '../../src/platform/http/challenge.service.js';
import { type App, openApp } from '../support/app.js';
import { smallClinic } from '../support/small-clinic.js';
import { type Person, staffMember } from '../support/staff.js';

const env = { RATE_LIMITS: 'on', TRUST_PROXY: '1', BOOKING_CHALLENGE: 'off' };
let app: App;
/** A file that every page needs. */
let style: string;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, env });
  style = /\/assets\/style[^"]*/.exec((await get('/my')).text)![0];
});
afterAll(() => app.close());
/** What was counted by the minute is over. */
beforeEach(() => app.clock.advance({ minutes: 1 }));

/** The clinic's own address, behind which staff, their patients and a stranger are. */
const clinic = '203.0.113.77:50123';
const get = (path: string, { from = clinic, cookie = '', headers = {} } = {}) =>
  app.http.get(path).set('x-forwarded-for', from).set('cookie', cookie).set(headers);
const post = (path: string, body: string, cookie = '') =>
  app.http.post(path).set('x-forwarded-for', clinic).set('cookie', cookie).send(body);
const statusesOf = async (count: number, ask: (n: number) => PromiseLike<{ status: number }>) => {
  const counts = new Map<number, number>();
  for (let n = 0; n < count; n += 20) {
    const some = Array.from({ length: Math.min(20, count - n) }, (_, i) => ask(n + i));
    for (const { status } of await Promise.all(some)) counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
};
/** Signed in at a browser where they signed in before. */
const atDesk = ({ email, cookie }: Person) => {
  const { name, value } = app.get(KnownDevices).cookieFor(email, {});
  return `${cookie}; ${name}=${value}`;
};

describe('behind one address', () => {
  it('neither open diaries nor a stranger use up what staff may read and write', async () => {
    const colleagues = await Promise.all(Array.from({ length: 10 }, () => staffMember(app, ['reception'])));
    const [someone] = colleagues as [Person];
    await statusesOf(601, () => get('/my'));
    await statusesOf(61, () => post('/my', 'email=x'));
    await statusesOf(201, () => get('/nowhere'));
    await get('/my').expect(429);
    await get('/healthz').expect(200);
    await get(style).expect(200);

    for (const person of colleagues)
      expect(
        await statusesOf(70, () => get('/staff/session', { cookie: atDesk(person), headers: { 'x-by-itself': '1' } })),
      ).toEqual({ 200: 70 });
    await get('/my', { cookie: atDesk(someone) }).expect(200);
    await get('/staff/nowhere', { cookie: atDesk(someone) }).expect(404);
    expect(await statusesOf(100, () => post('/staff/session', '', atDesk(someone)))).toEqual({ 200: 100 });
  });

  it('what staff do is not counted for patients at the same address', async () => {
    const { cookie } = await staffMember(app, ['reception']);
    await statusesOf(600, () => get('/staff/session', { cookie }));
    expect(await statusesOf(301, () => post('/staff/session', '', cookie))).toEqual({ 200: 300, 429: 1 });

    await get('/staff/session', { cookie }).expect(429);
    await get('/staff/session', { cookie, headers: { 'x-by-itself': '1' } }).expect(200);
    expect(await statusesOf(60, () => post('/my', 'email=x'))).toEqual({ 400: 60 });
  });
});

describe('whoever is refused two hundred times in a minute is told to wait', () => {
  const hammering: Readonly<Record<string, (n: number) => PromiseLike<{ status: number }>>> = {
    'for addresses nobody has': (n) => get(`/nowhere/${n}`),
    'for links that open nothing': (n) => get(`/visit/made-up-${n}`),
    'for pages of the staff with sessions that are none': (n) =>
      get('/staff/diary', { cookie: `staff=${'x'.repeat(40)}${n}` }),
    'for keys that are none': (n) =>
      app.http
        .post('/api/v1/holds')
        .set('x-forwarded-for', clinic)
        .set('authorization', `Bearer meridian_${String(n).padStart(43, 'x')}`),
    'for forms of other sites': () => post('/my', 'email=x').set('origin', 'https://evil.example'),
    'for methods that do not exist': () => app.http.put('/find').set('x-forwarded-for', clinic),
    'for bodies that are too large': () => post('/my', `email=${'x'.repeat(70_000)}`),
    'for what is no JSON': () => post('/api/v1/holds', '{').set('content-type', 'application/json'),
  };
  for (const [what, ask] of Object.entries(hammering)) {
    it(what, async () => {
      expect((await statusesOf(200, ask))[429]).toBeUndefined();

      expect(await statusesOf(3, ask)).toEqual({ 429: 3 });
      const elsewhere = await get('/my').expect(429);
      expect(Number(elsewhere.headers['retry-after'])).toBeGreaterThan(0);
      await get('/my', { from: '203.0.113.78' }).expect(200);
      await get(style).expect(200);
      app.clock.advance({ minutes: 1 });
      await get('/my').expect(200);
    });
  }

  it('for what is no HTTP', async () => {
    const bare = await openApp({ beside: app, env: { RATE_LIMITS: 'on' } });
    try {
      const answers: string[] = [];
      for (let n = 0; n < 201; n++) answers.push(await answerTo(bare, 'GE T / HTTP/1.1\r\n\r\n'));
      expect(answers.slice(0, 200).every((answer) => answer.startsWith('HTTP/1.1 400 '))).toBe(true);
      expect(answers[200]).toMatch(/^HTTP\/1.1 429 [^]*\r\nretry-after: \d+\r\n/);
      await bare.http.get('/my').expect(429);
    } finally {
      await bare.close();
    }
  });
});

describe('the cheapest is asked first', () => {
  it('nobody looks for a session or a key, or reads a file, for who has been refused too often', async () => {
    const [sessions, keys] = [vi.spyOn(app.get(Sessions), 'memberOf'), vi.spyOn(app.get(ApiKeys), 'use')];
    await statusesOf(201, () => get('/nowhere'));
    sessions.mockClear();

    await get('/staff/diary', { cookie: `staff=${'x'.repeat(43)}` }).expect(429);
    await post('/api/v1/holds', '{}')
      .set('authorization', `Bearer meridian_${'x'.repeat(43)}`)
      .expect(429);
    await app.http
      .post('/admin/import')
      .set('x-forwarded-for', clinic)
      .attach('file', Buffer.alloc(100_000), 'x.json')
      .expect(429);
    expect(sessions).not.toHaveBeenCalled();
    expect(keys).not.toHaveBeenCalled();
  });

  it('no proof of work is looked at for who writes too often', async () => {
    const asking = await openApp({ beside: app, env: { RATE_LIMITS: 'on' } });
    try {
      const proofs = vi.spyOn(asking.get(Challenge), 'isMet');
      await statusesOf(60, () => asking.http.post('/staff/sign-in/passkey/challenge'));

      await asking.http.post('/my').send('email=x&proof=x').expect(429);
      expect(proofs).not.toHaveBeenCalled();
    } finally {
      await asking.close();
    }
  });
});

it('connections on which nothing was asked, or that were lost, count for nobody', async () => {
  const asking = await openApp({ beside: app, env: { RATE_LIMITS: 'on' } });
  const server = asking.nest.getHttpServer();
  try {
    for (const code of ['ERR_HTTP_REQUEST_TIMEOUT', 'ECONNRESET'])
      for (let n = 0; n <= 200; n++) {
        const socket = Object.assign(new PassThrough(), { remoteAddress: '127.0.0.1' });
        server.emit('clientError', Object.assign(new Error(), { code }), socket);
      }
    await asking.http.get('/my').expect(200);
  } finally {
    await asking.close();
  }
});

it('one network has 256 connections at most, and as many again once they are closed', async () => {
  const patience = { timeout: 60_000 };
  const asking = await openApp({ beside: app, env: { RATE_LIMITS: 'on' } });
  const count = promisify(asking.nest.getHttpServer().getConnections.bind(asking.nest.getHttpServer()));
  const open = (many: number) =>
    Promise.all(
      Array.from({ length: many }, async () => {
        const socket = connect(Number(new URL(asking.url).port), '127.0.0.1').on('error', () => undefined);
        await once(socket, 'connect');
        return socket;
      }),
    );
  try {
    const sockets = await open(300);
    await expect.poll(() => sockets.filter(({ closed }) => closed).length, patience).toBe(44);
    expect(await count()).toBe(256);
    await expect(asking.http.get('/healthz')).rejects.toThrow();

    for (const socket of sockets) socket.destroy();
    await expect.poll(() => count(), patience).toBe(0);
    await asking.http.get('/healthz').expect(200);
  } finally {
    await asking.close();
  }
});

async function answerTo({ url }: App, sent: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.end(sent);
  const pieces: Buffer[] = [];
  socket.on('data', (piece) => pieces.push(piece));
  await once(socket, 'close');
  return Buffer.concat(pieces).toString();
}
