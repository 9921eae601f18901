import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createIndex } from '../../src/platform/create-index.client.js';
import type { Migrating } from '../../src/platform/migrating.js';
import { migrate } from '../../src/platform/migrator.client.js';
import { migrations } from '../../src/platform/migrations.js';
import { breachesOf } from './migration-breaches.js';

/** From now on the version before works on while these run, and beside what they made. */
const from = 'StaffEmailLinks1763800000052';

const database = new URL('migration_floor', inject('postgresUrl')).href;
const since = migrations.findIndex((Migration) => new Migration().name === from) + 1;

async function admin(...statements: string[]): Promise<void> {
  const client = new pg.Client(inject('postgresUrl'));
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

let client: pg.Client;
beforeAll(async () => {
  await admin('drop database if exists migration_floor with (force)', 'create database migration_floor');
  await migrate({ url: database }, { migrations: migrations.slice(0, since) });
  client = new pg.Client(database);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await admin('drop database migration_floor');
});

it('migrations keep nobody waiting and leave the version before working, or say why they need not', async () => {
  const wrong: string[] = [];
  for (const Migration of migrations.slice(since)) {
    const migration: Migrating = new Migration();
    const breaches = await breachesOf(client, migration);
    const exempt = migration.exempt ?? {};
    for (const { rule, what } of breaches) if (!exempt[rule]) wrong.push(`${migration.name} ${rule}: ${what}`);
    for (const rule of Object.keys(exempt))
      if (!breaches.some((one) => one.rule === rule)) wrong.push(`${migration.name} need not be exempt: ${rule}`);
  }

  expect(wrong).toEqual([]);
});

describe('what a migration must not do is found', () => {
  beforeEach(async () => {
    await client.query(`
      create table tested (id integer primary key, name text, old text not null default '');
      create table others (id integer primary key);
      create function of_tested() returns integer language sql as 'select 1'`);
  });
  afterEach(() => client.query('drop table if exists tested, renamed, others; drop function if exists of_tested'));

  const running = (sql: string, transaction?: boolean): Migrating => ({
    transaction,
    up: async (db) => {
      for (const statement of transaction === false ? sql.split(';') : [sql]) await db.query(statement);
    },
    down: async () => undefined,
  });

  it.each([
    ['drops: tested.name', 'alter table tested drop name'],
    ['drops: of_tested()', 'drop function of_tested()'],
    ['renames: tested.name to tested.called', 'alter table tested rename name to called'],
    ['renames: others to renamed', 'alter table others rename to renamed'],
    ['changes-type: tested.name from text to character varying', 'alter table tested alter name type varchar'],
    ['requires-value: tested.name', 'alter table tested alter name set not null'],
    ['requires-value: tested.more', 'alter table tested add more text not null'],
    ['requires-value: tested.old', 'alter table tested alter old drop default'],
    ['rewrites-table: tested', 'alter table tested add more uuid default gen_random_uuid()'],
    ['builds-index: tested_by_name', 'create index tested_by_name on tested (name)'],
    ['checks-rows: named', 'alter table tested add constraint named check (name <> old)'],
    [
      'checks-rows: named',
      `alter table tested add constraint named check (id > 0) not valid;
      alter table tested validate constraint named`,
    ],
    ['checks-rows: other', 'alter table tested add other integer constraint other references others'],
    ['changes-rows: tested', `update tested set name = ''`],
    ['changes-rows: tested with a lock on others', 'alter table others add a int; insert into tested values (1)'],
  ])('%s', async (breach, sql) => {
    const found = await breachesOf(client, running(sql));
    expect(found.map(({ rule, what }) => `${rule}: ${what}`)).toContain(breach);
  });

  it('and nothing else', async () => {
    const careful = running(
      `alter table tested add more text, add less integer not null default 0;
       create table created (id integer primary key, tested_id integer not null references tested (id));
       create index on created (tested_id); insert into created select id, id from tested; drop table created;
       alter table tested add constraint named check (id > 0) not valid;
       create or replace function of_tested() returns integer language sql as 'select 2'`,
    );
    expect(await breachesOf(client, careful)).toEqual([]);
    expect(await breachesOf(client, running('alter table tested validate constraint named', false))).toEqual([]);
    const index: Migrating = {
      ...careful,
      transaction: false,
      up: (db) => createIndex(db, 'by_name', 'tested (name)'),
    };
    expect(await breachesOf(client, index)).toEqual([]);
    expect(await breachesOf(client, running('insert into others select id from tested'))).toEqual([]);
  });
});
