import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { start } from '../../src/processes/start.process.js';
import { DatabaseSockets } from '../../src/platform/database-sockets.client.js';
import { DatabaseWatch } from '../../src/platform/database-watch.client.js';
import { poolOf } from '../../src/platform/database.client.js';
import { Jobs } from '../../src/platform/jobs.service.js';
import { RateLimits } from '../../src/platform/rate-limits.service.js';
import { readSettings } from '../../src/platform/settings.js';
import { SignInLibrary } from '../../src/accounts/sign-in-library.service.js';
import { type App, openApp } from '../support/app.js';
import { freshDatabase } from '../support/database.js';
import { freePort } from '../support/free-port.js';
import { databaseWithPlaces } from '../support/places.js';
import { smallClinic } from '../support/small-clinic.js';
import { startUnreliableNetwork, type UnreliableNetwork } from '../support/unreliable-network.js';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let network: UnreliableNetwork;
const closers: (() => unknown)[] = [];

beforeEach(async () => {
  database = await freshDatabase();
  network = await startUnreliableNetwork(database.url);
});
afterEach(async () => {
  network.turn('reset');
  for (const close of closers.splice(0).toReversed()) await close();
  await network.close();
  await database.drop();
});

async function open(env: Readonly<Record<string, string>> = {}): Promise<App> {
  const app = await openApp({ watched: network.through(database.url), clinic: smallClinic, env });
  closers.push(() => app.close());
  return app;
}

const tuesday = { treatment: 'acupuncture', practitioner: 'mei', location: 'harbour', start: '2026-12-01T10:00-05:00' };
const hold = ({ http }: App) => http.post('/api/v1/holds').send(tuesday);
/** Longer than all of it may take; on an idle machine it takes two seconds. */
const patience = { timeout: 30_000, interval: 100 };

it.each(['swallow', 'reset'] as const)(
  '%s: whoever waits and whoever comes is told to try again, and all is well afterwards',
  {
    timeout: 120_000,
  },
  async (weather) => {
    const app = await open();
    await app.http.get('/find').expect(200);

    network.turn(weather);
    const began = performance.now();
    const waiting = await Promise.all(
      Array.from({ length: 30 }, (_, n) => (n % 2 ? hold(app) : app.http.get('/find?treatment=acupuncture'))),
    );
    // Two seconds where nobody else wants the machine; without a limit of our own it would be forever.
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(new Set(waiting.map(({ status }) => status))).toEqual(new Set([503]));

    const program = await hold(app);
    expect(program.body).toMatchObject({ code: 'unavailable', status: 503 });
    expect(Number(program.headers['retry-after'])).toBeGreaterThan(0);
    const page = await app.http.get('/find?treatment=acupuncture').set('accept-language', 'de').expect(503);
    expect(page.headers['retry-after']).toBeDefined();
    expect(page.text).toContain('<h1>Das geht im Moment leider nicht</h1>');
    expect(page.text).toContain('href="tel:+16315550100"');
    const staff = await app.http.get('/staff/diary').set('cookie', 'staff=something').expect(503);
    expect(staff.text).toContain('We can’t do this right now');
    // Who asks cannot be known: no names, and nothing for patients either.
    expect(/<header.*<\/header>/s.exec(staff.text)?.[0]).not.toContain('/find');
    expect(staff.text).toContain('<a class="button" href>Try again</a>');
    expect(staff.text).not.toMatch(/tel:|call us/);
    const nowhere = await app.http.get('/staff/nowhere').set('cookie', 'staff=something').expect(503);
    expect(nowhere.text).toContain('We can’t do this right now');
    expect((await app.http.get('/healthz').expect(503)).body).toEqual({ status: 'unwell', problems: ['database'] });

    network.turn('fine');
    await expect.poll(async () => (await app.http.get('/healthz')).status, patience).toBe(200);
    await hold(app).expect(201);
  },
);

it('another machine has taken the address: connections to the one that died are given up', {
  timeout: 120_000,
}, async () => {
  const app = await open();
  await Promise.all(Array.from({ length: 20 }, () => app.http.get('/find?treatment=acupuncture')));

  network.turn('replaced');

  await expect.poll(async () => (await hold(app)).status, patience).toBe(201);
});

it('half a second each way is far, and not away', { timeout: 120_000 }, async () => {
  const app = await open();
  network.turn({ delay: 500 });

  await hold(app).expect(201);
  expect((await app.http.get('/healthz')).body.problems ?? []).not.toContain('notifications-late');
});

it('a job whose questions are swallowed ends, and runs again once they arrive', { timeout: 120_000 }, async () => {
  const app = await open();
  let ran = 0;
  let release = () => {};
  const jobs = new Jobs(network.through(database.url))
    .every('post', 0.1, async () => {
      await app.db.query('select 1');
      ran++;
    })
    .every('rare', 3600, () => new Promise<void>((resolve) => (release = resolve)));
  closers.push(() => jobs.stop());
  await jobs.start();
  await expect.poll(() => ran, patience).toBeGreaterThan(0);

  network.turn('swallow');
  release();
  await pause(3000);
  const before = ran;
  network.turn('fine');

  await expect.poll(() => ran, patience).toBeGreaterThan(before);
  const unended = `select 1 from job_runs where job = 'rare' and ended_at is null`;
  await expect.poll(() => app.db.query(unended), patience).toEqual([]);
});

it('jobs say once that the database is away, and once that they run again', { timeout: 120_000 }, async () => {
  const said: unknown[] = [];
  const hear = (message: unknown, ...more: unknown[]) => void (more.at(-1) === 'jobs' && said.push(message));
  Logger.overrideLogger({ log: hear, warn: hear, error: hear });
  closers.push(() => Logger.overrideLogger(false));
  const asked = new Set<string>();
  const jobs = new Jobs(network.through(database.url));
  const client = new pg.Pool({ connectionString: network.through(database.url) });
  client.on('error', () => undefined);
  closers.push(() => client.end());
  for (const name of ['post', 'webhooks', 'holds']) {
    jobs.every(name, 0.05, async () => {
      await client.query('select 1');
      asked.add(name);
    });
  }
  closers.push(() => jobs.stop());
  await jobs.start();
  await expect.poll(() => asked.size, patience).toBe(3);

  network.turn('reset');
  await expect.poll(() => said, patience).toEqual(['jobs wait for the database']);
  // Each of them fails some ten times a second.
  await pause(1000);
  network.turn('fine');
  await expect.poll(() => said.at(-1), patience).toBe('jobs run again');
  asked.clear();
  await expect.poll(() => asked.size, patience).toBe(3);

  expect(said).toEqual(['jobs wait for the database', 'jobs run again']);
});

it('a job that does not end is told so, and then ends its process', async () => {
  const said: string[] = [];
  const sockets = Object.assign(new DatabaseSockets(), { drop: () => said.push('drop') });
  const jobs = new Jobs(database.url, { sockets, end: (why) => said.push(why) });
  closers.push(() => jobs.stop());
  let release = () => {};
  let asked: AbortSignal | undefined;
  jobs.every(
    'stuck',
    60,
    (stopping) => {
      asked = stopping;
      return new Promise<void>((resolve) => (release = resolve));
    },
    { deadlineSeconds: 0.2 },
  );
  await jobs.start();

  await expect.poll(() => said, patience).toEqual(['drop', 'the job stuck does not end']);
  expect(asked?.aborted).toBe(true);
  release();
});

it('libraries that ask the database wait no longer than anything else', async () => {
  const app = await open({ RATE_LIMITS: 'on' });
  const { pool } = app.get(SignInLibrary) as unknown as { pool: ReturnType<typeof poolOf> };
  const connection = await pool.connect();
  const limit = { times: 3, seconds: 60 };
  await app.get(RateLimits).take('something', limit);

  network.turn('swallow');

  await Promise.all([
    expect(connection.query('select 1')).rejects.toThrow('the database is away'),
    expect(app.get(RateLimits).take('something', limit)).rejects.toThrow('the database is away'),
  ]);
  connection.release();
});

it('a process that is started while the database is away answers so, and goes on when it is there', {
  timeout: 120_000,
}, async () => {
  const { url, drop } = await databaseWithPlaces();
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'meridian-away-'));
  closers.push(() => rmSync(folder, { recursive: true }));
  network.turn('reset');
  const settings = readSettings({
    DATABASE_URL: network.through(url),
    PORT: String(port),
    HOST: '127.0.0.1',
    LOG_LEVEL: 'silent',
    DATA_DIR: folder,
  });
  const starting = start(settings, { web: true, worker: false });
  const ask = (path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers: { 'accept-language': 'fr' } }).catch(() => undefined);

  await expect.poll(async () => (await ask('/healthz'))?.status, patience).toBe(503);
  const page = await ask('/find');
  expect(page?.headers.get('retry-after')).toBe('5');
  expect(await page?.text()).toContain('momentanément indisponible');
  expect(await (await ask('/api/v1/treatments'))?.json()).toMatchObject({ code: 'unavailable' });

  network.turn('fine');
  const running = await starting;
  closers.push(() => running.stop().then(drop));
  expect((await ask('/find'))?.status).toBe(200);
});

it('a process ends whose pool gives nobody a connection any more', async () => {
  const app = await open();
  const pool = poolOf(app.db);
  let ended = false;
  app.get(DatabaseWatch).endIfStuck(pool, () => (ended = true), 1000);
  const kept = await Promise.all(Array.from({ length: 12 }, () => pool.connect()));

  const waiting = pool.connect().then((late) => late.release());
  await expect.poll(() => ended, patience).toBe(true);

  for (const connection of kept) connection.release();
  await waiting;
});

it('a database that is there and does not let us in ends the start', async () => {
  const nobody = new URL(database.url);
  nobody.pathname = '/no_such_database';
  const watch = new DatabaseWatch(nobody.href);

  await expect(watch.start()).rejects.toThrow('does not exist');
});
