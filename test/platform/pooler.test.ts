import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { DatabaseSockets } from '../../src/platform/database-sockets.client.js';
import { limitedOptions, roleSettings } from '../../src/platform/database.client.js';
import { keepSettings } from '../../src/platform/database-roles.client.js';
import { readSettings } from '../../src/platform/settings.js';
import { start } from '../../src/processes/start.process.js';
import { type App, openApp } from '../support/app.js';
import { freePort } from '../support/free-port.js';
import { databaseWithPlaces } from '../support/places.js';
import { startPooler } from '../support/pooler.js';
import { smallClinic } from '../support/small-clinic.js';

/** PostgreSQL behind a pooler in transaction mode that knows nothing of prepared statements. */
let direct: App;
let pooler: Awaited<ReturnType<typeof startPooler>>;
let app: App;
beforeAll(async () => {
  direct = await openApp({ now: '2026-11-27T14:00:00Z', clinic: smallClinic });
  // As a process does when it starts, before anyone is let in.
  await Promise.all([1, 2, 3].map(() => keepSettings(direct.databaseUrl, roleSettings)));
  pooler = await startPooler(direct.databaseUrl);
  app = await openApp({
    now: '2026-11-27T14:00:00Z',
    beside: { ...direct, databaseUrl: pooler.url },
    env: { DATABASE_SESSION_URL: direct.databaseUrl, DATABASE_PREPARED: 'off' },
  });
});
afterAll(async () => {
  await app?.close();
  await pooler?.close();
  await direct?.close();
});

it('patients who want the same times at once book, each by whatever connection is free, and nobody twice', async () => {
  const wanted = { treatment: 'acupuncture', location: 'harbour' };
  const { body } = await app.http.get('/api/v1/slots').query(wanted).expect(200);
  const slots = body.slots as { start: string; practitioner: string }[];

  const statuses = new Set<number>();
  // As many as a busy machine still takes at once.
  for (let round = 0; round < 5; round++) {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        app.http.post('/api/v1/bookings').send({
          ...wanted,
          practitioner: slots[round + (n % 4)]!.practitioner,
          start: slots[round + (n % 4)]!.start,
          patient: { name: 'Ana', email: `patient${round}.${n}@example.org` },
        }),
      ),
    );
    for (const { status } of answers) statuses.add(status);
  }

  expect(statuses).toEqual(new Set([201, 409]));
  const [{ twice }] = await direct.db.query(`select count(*)::int as twice from claims a join claims b
    on a.resource_id = b.resource_id and a.id < b.id and a.from_at < b.until_at and b.from_at < a.until_at`);
  expect(twice).toBe(0);
});

it('what a connection cannot be told when it begins, its role has, also for the first: limits, time zone, plans', async () => {
  const database = await databaseWithPlaces();
  const between = await startPooler(database.url);
  const folder = mkdtempSync(join(tmpdir(), 'meridian-pooler-'));
  const settings = readSettings({
    DATABASE_URL: between.url,
    DATABASE_SESSION_URL: database.url,
    DATABASE_PREPARED: 'off',
    PORT: String(await freePort()),
    HOST: '127.0.0.1',
    LOG_LEVEL: 'silent',
    DATA_DIR: folder,
  });
  const running = await start(settings, { web: true, worker: false });
  const clients = await connected(between.url, 3);

  // All of its connections at once.
  const found = await Promise.all(clients.map((client) => client.query(`${settingsOfSession}, pg_sleep(0.3)::text`)));

  for (const { rows } of found)
    expect(rows).toEqual([
      { statement: '30s', idle: '30s', zone: 'UTC', plans: 'force_generic_plan', jit: 'off', pg_sleep: '' },
    ]);
  await Promise.all(clients.map((client) => client.end()));
  await running.stop();
  await between.close();
  await database.drop();
  rmSync(folder, { recursive: true });
});

const settingsOfSession = `select current_setting('statement_timeout') as statement,
  current_setting('idle_in_transaction_session_timeout') as idle, current_setting('timezone') as zone,
  current_setting('plan_cache_mode') as plans, current_setting('jit') as jit`;

async function connected(url: string, count: number): Promise<pg.Client[]> {
  const clients = Array.from({ length: count }, () => new pg.Client({ connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  return clients;
}

it('without being told of the pooler, a process is refused at once', async () => {
  const options = limitedOptions(pooler.url, new DatabaseSockets(), { databasePrepared: true });

  await expect(new DataSource(options).initialize()).rejects.toThrow('unsupported startup parameter');
});

it('a named statement would not be found by the next transaction', async () => {
  const clients = await connected(pooler.url, 2);
  const ask = (client: pg.Client) => client.query({ name: 'one', text: 'select $1::int as n', values: [1] });

  const faults: unknown[] = [];
  for (let n = 0; n < 12; n++) await ask(clients[n % 2]!).catch((fault: unknown) => faults.push(fault));

  expect(faults.length).toBeGreaterThan(0);
  await Promise.all(clients.map((client) => client.end()));
});
