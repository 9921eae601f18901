import { Logger } from '@nestjs/common';
import pg from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Migrating } from '../../src/platform/migrating.js';
import { migrate } from '../../src/platform/migrator.client.js';
import { createIndex } from '../../src/platform/create-index.client.js';
import { migrations } from '../../src/platform/migrations.js';
import { schemaState } from '../../src/platform/schema-state.client.js';
import { asOwner, ownerUrl } from '../support/database.js';
import { type Desk, openDesk, visitAt } from '../support/desk.js';

let desk: Desk;
const said: { message: string; fields: object }[] = [];
const clients: pg.Client[] = [];
beforeEach(async () => {
  desk = await openDesk();
  said.length = 0;
  const say = (message: string, fields: object) => void said.push({ message, fields });
  Logger.overrideLogger({ log: say, warn: say, error: say, debug: () => undefined });
});
afterEach(async () => {
  Logger.overrideLogger(false);
  await Promise.all(clients.splice(0).map((client) => client.end()));
  await desk.close();
});

const owner = () => ({ url: ownerUrl(desk.url) });

async function connect(application_name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl(desk.url), application_name });
  client.on('error', () => undefined);
  await client.connect();
  clients.push(client);
  return client;
}

/** A migration that runs these statements. */
function running(sql: string, of: Partial<Migrating> = {}): new () => MigrationInterface {
  return class implements MigrationInterface {
    name = of.name ?? 'Test1763800009999';
    transaction = of.transaction;
    incompatible = of.incompatible;
    async up(db: QueryRunner): Promise<void> {
      for (const statement of sql.split(';')) await db.query(statement);
    }
    async down(): Promise<void> {}
  };
}
const withOurs = (...more: (new () => MigrationInterface)[]) => [...migrations, ...more];
const addColumn = withOurs(running(`alter table bookings add tested integer`));
const columns = `select count(*)::int as n from information_schema.columns where table_name = 'bookings' and column_name = 'tested'`;

it('while a migration waits behind a long read, bookings go on; it gets through when the reader has ended', async () => {
  const reader = await connect('a report');
  await reader.query(`begin; select count(*) from bookings`);

  const migrating = migrate(owner(), { migrations: addColumn });
  const { rows } = await reader.query<{ pid: number }>(`select pg_backend_pid() as pid`);
  const { pid } = rows[0]!;
  let longest = 0;
  for (let n = 0; n < 8 || !JSON.stringify(said).includes(`"pid":${pid}`); n++) {
    const began = performance.now();
    await desk.holds.hold(visitAt(`2026-12-0${1 + (n % 3)} ${9 + (Math.floor(n / 3) % 7)}:00`)).catch(() => undefined);
    longest = Math.max(longest, performance.now() - began);
  }
  expect(said.at(-1)!.fields).toMatchObject({
    name: 'Test1763800009999',
    blockers: [{ pid, application: 'a report', state: 'idle in transaction' }],
  });
  expect(JSON.stringify(said)).not.toContain('select');
  // Half a second is what the migration waits; the rest is for a busy machine. Without a limit it would be forever.
  expect(longest).toBeLessThan(10_000);

  await reader.query('commit');
  expect(await migrating).toEqual(['Test1763800009999']);
  expect(await desk.db.query(columns)).toEqual([{ n: 1 }]);
});

it.each([
  ['a table', `lock table bookings`],
  ['rows', `update clinic set name = name`],
])('a migration that itself keeps others waiting for %s is undone, and says so in the end', async (_, locking) => {
  const slow = withOurs(running(`${locking}; select pg_sleep(3600)`));
  const migrating = migrate(owner(), { migrations: slow, migrationWaitSeconds: 3 }).catch(
    (fault: Error) => fault.message,
  );
  const other = await connect('the desk');
  let longest = 0;
  const over = new AbortController();
  void migrating.then(() => over.abort());
  while (!over.signal.aborted) {
    const began = performance.now();
    await other.query(`select from bookings; update clinic set name = name`);
    longest = Math.max(longest, performance.now() - began);
  }

  expect(await migrating).toContain('takes longer than others can wait. Stop the other processes');
  expect(longest).toBeGreaterThan(300);
  expect(longest).toBeLessThan(10_000);
});

it('a migration that cannot get its locks gives up with a sentence that says who is in the way', async () => {
  const reader = await connect('pg_dump');
  await reader.query(`begin; select count(*) from bookings`);

  await expect(migrate(owner(), { migrations: addColumn, migrationWaitSeconds: 1 })).rejects.toThrow(
    /^Test1763800009999 has not got its locks in \d+ seconds. In the way: pid \d+ \(pg_dump, idle in transaction, for \d+ s\)/,
  );
  expect(await desk.db.query(columns)).toEqual([{ n: 0 }]);
});

it('of two migrators at once each migration runs in one, and the other says who migrates', async () => {
  const gate = await connect('gate');
  await gate.query(`select pg_advisory_lock(4711)`);
  const waiting = withOurs(running(`insert into posts_seen default values; select pg_advisory_xact_lock_shared(4711)`));
  await asOwner(desk.db, `create table posts_seen (id integer generated always as identity)`);

  const both = Promise.all([1, 2].map(() => migrate(owner(), { migrations: waiting })));
  await expect
    .poll(() => said.map(({ fields }) => fields), { timeout: 30_000 })
    .toContainEqual({
      why: 'another process migrates',
      blockers: [expect.objectContaining({ application: 'meridian migrator' })],
    });
  await gate.query(`select pg_advisory_unlock(4711)`);

  expect((await both).flat()).toEqual(['Test1763800009999']);
  expect((await gate.query(`select from posts_seen`)).rowCount).toBe(1);
});

it('the application works with a new table while the next migration still runs', async () => {
  const gate = await connect('gate');
  await gate.query(`select pg_advisory_lock(4711)`);
  const made = running(`create table tested (id integer)`, { name: 'Test1763800009998' });
  const waiting = running(`select pg_advisory_xact_lock_shared(4711)`);
  const migrating = migrate({ url: desk.url, ownerUrl: owner().url }, { migrations: withOurs(made, waiting) });
  const there = `select from migrations where name = 'Test1763800009998'`;
  await expect.poll(() => gate.query(there).then(({ rowCount }) => rowCount), { timeout: 30_000 }).toBe(1);

  await desk.db.query(`insert into tested values (1)`);

  await gate.query(`select pg_advisory_unlock(4711)`);
  expect(await migrating).toEqual(['Test1763800009998', 'Test1763800009999']);
});

it('when a migrator is killed, the next one begins where it was', async () => {
  const gate = await connect('gate');
  await gate.query(`select pg_advisory_lock(4711)`);
  const first = migrate(owner(), {
    migrations: withOurs(running(`alter table bookings add tested integer; select pg_advisory_xact_lock_shared(4711)`)),
  }).catch((fault: unknown) => fault);
  const session = `select pid from pg_stat_activity where application_name = 'meridian migrator' and datname = current_database()`;
  await expect.poll(() => gate.query(session).then(({ rowCount }) => rowCount), { timeout: 30_000 }).toBe(1);
  await gate.query(`select pg_terminate_backend(pid) from (${session}) s`);

  expect(await migrate(owner(), { migrations: addColumn })).toEqual(['Test1763800009999']);
  expect(await first).toBeInstanceOf(Error);
});

it('a migration that says so keeps processes from starting that do not know it', async () => {
  const required = running('select 1', { incompatible: 'the version before cannot read it' });
  await migrate(owner(), { migrations: withOurs(required) });

  expect(await schemaState(owner().url)).toMatchObject({ missing: [], tooNew: ['Test1763800009999'] });
  expect(await schemaState(owner().url, withOurs(required))).toMatchObject({ missing: [], tooNew: [] });
});

it('an index that was left half built is built again, while a transaction that writes goes on', async () => {
  await desk.db.query(`insert into rate_limits (key, points, expire) values ('one', 1, 0)`);
  const writer = await connect('a writer');
  await writer.query(`begin; update rate_limits set points = 2`);
  class Index implements MigrationInterface {
    name = 'Test1763800009998';
    transaction = false;
    up = (db: QueryRunner) => createIndex(db, 'rate_limits_tested', 'rate_limits (points)');
    down = async () => undefined;
  }
  const migrations = withOurs(Index);
  await expect(migrate(owner(), { migrations, migrationWaitSeconds: 1 })).rejects.toThrow('a writer');
  const valid = `select indisvalid as valid from pg_index where indexrelid = 'rate_limits_tested'::regclass`;
  expect(await desk.db.query(valid)).toEqual([{ valid: false }]);

  const migrating = migrate(owner(), { migrations });
  await desk.db.query(`insert into rate_limits (key, points, expire) values ('another', 1, 0)`);
  await writer.query('commit');

  expect(await migrating).toEqual(['Test1763800009998']);
  expect(await desk.db.query(valid)).toEqual([{ valid: true }]);
});
