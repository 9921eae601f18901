import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { changesLog, readerRole } from '../../src/platform/database-roles.client.js';
import { migrate } from '../../src/platform/migrator.client.js';
import { untilMigrated } from '../../src/processes/until-migrated.process.js';
import { asOwner, ownerUrl as adminUrl, freshDatabase } from '../support/database.js';

/** A server that somebody else runs: the owner of the database is no superuser, and may make roles. */
const mark = randomUUID().slice(0, 8);
const names = { database: `clinic_${mark}`, owner: `owner_${mark}`, app: `app ${mark}`, person: `person_${mark}` };
let server: string;
let drop: () => Promise<void>;
let owner: pg.Client;
let app: pg.Client;
let person: pg.Client;

const urlOf = (role: string) => {
  const url = new URL(names.database, adminUrl(server));
  return Object.assign(url, { username: encodeURIComponent(role), password: 'pass%20word' }).href;
};

async function connect(role: string): Promise<pg.Client> {
  const client = new pg.Client(urlOf(role));
  await client.connect();
  return client;
}

beforeAll(async () => {
  ({ url: server, drop } = await freshDatabase());
  await asOwner(
    server,
    `create role ${names.owner} login createrole password 'pass word'`,
    `create database ${names.database} owner ${names.owner}`,
    `create role ${names.person} login password 'pass word' in role ${readerRole}`,
  );
  // As an application that is its own owner, first.
  await migrate({ url: urlOf(names.owner) });
  await migrate({ url: urlOf(names.app), ownerUrl: urlOf(names.owner) });
  owner = await connect(names.owner);
  app = await connect(names.app);
  person = await connect(names.person);
});
afterAll(async () => {
  await Promise.all([owner.end(), app.end(), person.end()]);
  await asOwner(
    server,
    `drop database ${names.database} with (force)`,
    `drop role "${names.app}", ${names.owner}, ${names.person}`,
  );
  await drop();
});

it.each([
  `create table kept (id int)`,
  `create temporary table kept (id int)`,
  `create schema kept`,
  `create function f() returns int language sql as 'select 1'`,
  `alter table audit disable trigger user`,
  `alter table bookings add column kept int`,
  `drop table audit`,
  `create trigger kept before insert on audit for each row execute function notes_stay()`,
  `set session_replication_role = replica`,
  `update audit set actor = 'nobody'`,
  `delete from audit`,
  `truncate audit`,
  `truncate bookings`,
  `update visit_notes set author = 'nobody'`,
  `delete from migrations`,
  `delete from sealing_keys`,
])('the application may not: %s', async (statement) => {
  await expect(app.query(statement)).rejects.toThrow(/permission denied|must be owner/);
});

it('the application reads everything and writes what it should', async () => {
  const { rows } = await app.query(`select oid::regclass::text as name, array_remove(array[
      case when not has_table_privilege(oid, 'insert') then 'insert' end,
      case when not has_table_privilege(oid, 'update') then 'update' end,
      case when not has_table_privilege(oid, 'delete') then 'delete' end], null) as lacks
    from pg_class where relkind = 'r' and relnamespace in ('public'::regnamespace, 'staff_auth'::regnamespace)
    order by 1`);

  expect(rows.filter(({ lacks }: { lacks: string[] }) => lacks.length > 0)).toEqual([
    { name: 'audit', lacks: ['update', 'delete'] },
    { name: 'migrations', lacks: ['insert', 'update', 'delete'] },
    { name: 'sealing_keys', lacks: ['update', 'delete'] },
    { name: 'visit_notes', lacks: ['update'] },
  ]);
  await app.query(`insert into audit (at, actor, action) values (now(), 'system', 'test')`);
  expect((await app.query(`select count(*)::int as rows from audit`)).rows).toEqual([{ rows: 1 }]);
});

it('whoever reads writes nothing, and sees no secret', async () => {
  const { rows } = await person.query<{ name: string; writes: boolean; reads: boolean }>(`
    select oid::regclass::text as name, has_table_privilege(oid, 'select') as reads,
      has_table_privilege(oid, 'insert, update, delete, truncate, references, trigger') as writes
    from pg_class where relkind in ('r', 'v') and relnamespace in ('public'::regnamespace, 'staff_auth'::regnamespace)`);
  const unread = rows.filter(({ reads }) => !reads).map(({ name }) => name);

  expect(rows.filter(({ writes }) => writes)).toEqual([]);
  expect(unread).toEqual(
    expect.arrayContaining(['api_keys', 'patient_links', 'staff_auth.account', 'staff_auth.session', 'visit_notes']),
  );
  expect(unread).not.toContain('bookings');
  await person.query(`select u.name from audit join staff_auth."user" u on actor = 'staff/' || u.id`);
  await expect(person.query(`select seal_audit('{}', '{}', '{}')`)).rejects.toThrow('permission denied');
  await expect(person.query(`create temporary table kept (id int)`)).rejects.toThrow('permission denied');
});

it('a table that a later migration makes is covered, and nothing is granted twice', async () => {
  const versions = async () => (await owner.query(`select oid, xmin from pg_class order by oid`)).rows as unknown[];
  await owner.query(`create table later (id int)`);
  await owner.query(`create table later_links (token_hash bytea)`);
  await migrate({ url: urlOf(names.app), ownerUrl: urlOf(names.owner) });

  await app.query(`insert into later values (1); update later set id = 2; insert into later_links values ('')`);
  expect((await person.query(`select id from later`)).rows).toEqual([{ id: 2 }]);
  await expect(person.query(`select from later_links`)).rejects.toThrow('permission denied');

  const before = await versions();
  await migrate({ url: urlOf(names.app), ownerUrl: urlOf(names.owner) });
  expect(await versions()).toEqual(before);
});

it('a process that is no owner waits until whoever is has migrated, and given it its rights', async () => {
  await owner.query(`revoke select on migrations from "${names.app}"`);
  const waiting = vi.fn(async () => void (await migrate({ url: urlOf(names.app), ownerUrl: urlOf(names.owner) })));

  await untilMigrated({ url: urlOf(names.app) }, { migrationWaitSeconds: 60 }, { waiting });

  expect(waiting).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ mayMigrate: false }));
  expect((await app.query(`select from migrations`)).rowCount).toBeGreaterThan(50);
});

it('it is noticed where the role of the application could change what was logged', async () => {
  const rows = (client: pg.Client) => ({ query: async (sql: string) => (await client.query(sql)).rows as unknown });

  expect(await changesLog(rows(owner))).toBe(true);
  expect(await changesLog(rows(app))).toBe(false);
});
