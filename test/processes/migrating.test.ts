import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrations } from '../../src/platform/migrations.js';
import { readSettings } from '../../src/platform/settings.js';
import { start } from '../../src/processes/start.process.js';
import { ownerUrl } from '../support/database.js';
import { freePort } from '../support/free-port.js';
import { databaseWithPlaces } from '../support/places.js';

const last = new (migrations.at(-1)!)().name;
const patience = { timeout: 60_000, interval: 50 };

let database: Awaited<ReturnType<typeof databaseWithPlaces>>;
let owner: pg.Client;
let folder: string;
let port: number;
const closers: (() => unknown)[] = [];

beforeEach(async () => {
  database = await databaseWithPlaces();
  owner = new pg.Client(ownerUrl(database.url));
  owner.on('error', () => undefined);
  await owner.connect();
  folder = mkdtempSync(join(tmpdir(), 'meridian-migrating-'));
  port = await freePort();
});
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
  await owner.end();
  await database.drop();
  rmSync(folder, { recursive: true });
});

const settingsOf = (url: string) =>
  readSettings({ DATABASE_URL: url, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'silent', DATA_DIR: folder });

function starting(duty: 'web' | 'worker', url = ownerUrl(database.url), stopping?: AbortSignal) {
  const starting = start(settingsOf(url), { web: duty === 'web', worker: duty === 'worker' }, stopping);
  closers.push(() =>
    starting.then(
      (running) => running.stop(),
      () => undefined,
    ),
  );
  return starting;
}

const ask = (path: string) =>
  fetch(`http://127.0.0.1:${port}${path}`, { headers: { 'accept-language': 'de' } }).catch(() => undefined);
const problems = async () => ((await (await ask('/healthz'))?.json()) as { problems?: string[] } | undefined)?.problems;
const undo = () => owner.query(`delete from migrations where name = $1`, [last]);
const redo = () => owner.query(`insert into migrations (timestamp, name) values (0, $1)`, [last]);

it('a process that may not migrate waits until somebody has, and says so', async () => {
  await undo();
  const web = starting('web', database.url);
  const worker = starting('worker', database.url);

  await expect.poll(problems, patience).toEqual(['migration']);
  const page = await ask('/find');
  expect(page).toMatchObject({ status: 503 });
  expect(page?.headers.get('retry-after')).toBe('5');
  expect(await (await ask('/api/v1/treatments'))?.json()).toMatchObject({ code: 'unavailable' });

  await redo();
  await Promise.all([web, worker]);
  await expect.poll(async () => (await ask('/find'))?.status, patience).toBe(200);
});

it('a process that waits for another that migrates answers so, and can be stopped', async () => {
  await undo();
  await owner.query(`select pg_advisory_lock(hashtext('meridian migrator'))`);
  const stopping = new AbortController();
  const stopped = starting('web', ownerUrl(database.url), stopping.signal).catch((fault: Error) => fault.name);
  await expect.poll(problems, patience).toEqual(['migration']);
  stopping.abort();
  expect(await stopped).toBe('AbortError');

  const web = starting('web');
  await expect.poll(problems, patience).toEqual(['migration']);
  await redo();
  await owner.query(`select pg_advisory_unlock_all()`);
  await web;
  await expect.poll(async () => (await ask('/find'))?.status, patience).toBe(200);
});

it('a process starts on a newer database, unless that needs a newer process', async () => {
  const newer = `insert into migrations (timestamp, name, required) values (0, 'Newer1999999999999', $1)`;
  await owner.query(newer, [false]);
  await starting('web');
  await expect.poll(async () => (await ask('/find'))?.status, patience).toBe(200);

  await owner.query(`update migrations set required = true where name = 'Newer1999999999999'`);
  await expect(starting('worker')).rejects.toThrow(
    'A newer version of Meridian has changed the database in a way that this version cannot work with (Newer1999999999999).',
  );
});
