import type pg from 'pg';
import type { QueryRunner } from 'typeorm';
import type { Migrating, MigrationRule } from '../../src/platform/migrating.js';

interface Named {
  readonly name: string;
}
interface Table extends Named {
  /** Changes when the table is written anew. */
  readonly file: number;
}
interface Column extends Named {
  readonly type: string;
  /** A row can be inserted that does not name it. */
  readonly optional: boolean;
}
/** Of an index or a constraint: nothing else is begun for it and waited for later. */
interface Part extends Named {
  readonly table: string;
  readonly atOnce: boolean;
}
interface Catalog {
  readonly tables: Readonly<Record<string, Table>>;
  readonly columns: Readonly<Record<string, Column>>;
  readonly functions: Readonly<Record<string, Named>>;
  readonly indexes: Readonly<Record<string, Part>>;
  readonly checks: Readonly<Record<string, Part>>;
  /** Tables locked by this transaction, and how. */
  readonly locks: readonly { readonly table: string; readonly mode: string }[];
}

/** By what stays the same when it is renamed. An index that is built concurrently is marked as valid by a later transaction. */
const catalog = `
  with tables as (
    select c.oid, relname, relfilenode from pg_class c join pg_namespace n on n.oid = relnamespace
    where relkind in ('r', 'p') and nspname in ('public', 'staff_auth') and relname <> 'migrations'
  )
  select
    (select jsonb_object_agg(oid, jsonb_build_object('name', relname, 'file', relfilenode)) from tables) as tables,
    (select jsonb_object_agg(oid || '.' || attnum, jsonb_build_object('name', relname || '.' || attname,
        'type', format_type(atttypid, atttypmod), 'optional', not attnotnull or atthasdef or attidentity <> ''))
      from tables join pg_attribute on attrelid = oid where attnum > 0 and not attisdropped) as columns,
    (select jsonb_object_agg(p.oid, jsonb_build_object('name', p.oid::regprocedure))
      from pg_proc p join pg_namespace n on n.oid = pronamespace where nspname = 'public'
        and not exists (select from pg_depend where objid = p.oid and deptype = 'e')) as functions,
    (select jsonb_object_agg(indexrelid, jsonb_build_object('name', i.relname, 'table', t.oid, 'atOnce', i.xmin = pg_index.xmin))
      from tables t join pg_index on indrelid = t.oid join pg_class i on i.oid = indexrelid) as indexes,
    (select coalesce(jsonb_object_agg(c.oid, jsonb_build_object('name', conname, 'table', t.oid, 'atOnce', convalidated)), '{}')
      from tables t join pg_constraint c on conrelid = t.oid where contype in ('c', 'f')) as checks,
    (select coalesce(jsonb_agg(jsonb_build_object('table', t.oid, 'mode', mode)), '[]')
      from tables t join pg_locks on relation = t.oid where pid = pg_backend_pid() and granted) as locks`;

/** Writers wait for whoever has one of these. */
const strong = new Set(['ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock']);

export interface Breach {
  readonly rule: MigrationRule;
  readonly what: string;
}

/**
 * Runs a migration as the migrator does, and looks at what PostgreSQL has made of it: the difference it makes to the catalogs, and
 * the locks that it holds in the end, for everything that was there before.
 */
export async function breachesOf(client: pg.Client, migration: Migrating): Promise<Breach[]> {
  const breaches: Breach[] = [];
  /** What is done together: its locks are held until its end. */
  const together = async (work: () => Promise<readonly string[]>) => {
    const before = await read(client);
    const commands = await work();
    breaches.push(...difference(before, await read(client), commands));
  };
  const run = async (sql: string, values?: unknown[]) => {
    const results = [await client.query(sql, values)].flat() as pg.QueryResult[];
    return { rows: results.at(-1)!.rows as unknown[], commands: results.map(({ command }) => command) };
  };
  const runner = (query: (sql: string, values?: unknown[]) => Promise<unknown>) =>
    ({ query }) as unknown as QueryRunner;
  if (migration.transaction ?? true) {
    await client.query('begin');
    await together(async () => {
      const commands: string[] = [];
      await migration.up(
        runner(async (sql, values) => {
          const ran = await run(sql, values);
          commands.push(...ran.commands);
          return ran.rows;
        }),
      );
      return commands;
    });
    await client.query('commit');
  } else {
    const each = async (sql: string, values?: unknown[]) => {
      let rows: unknown[] = [];
      await together(async () => {
        const ran = await run(sql, values);
        ({ rows } = ran);
        return ran.commands;
      });
      return rows;
    };
    await migration.up(runner(each));
  }
  return breaches;
}

/** Of a column. */
const tableOf = (id: string) => id.slice(0, id.indexOf('.'));

async function read(client: pg.Client): Promise<Catalog> {
  return (await client.query<Catalog>(catalog)).rows[0]!;
}

function difference(before: Catalog, after: Catalog, commands: readonly string[]): Breach[] {
  const breaches: Breach[] = [];
  const breach = (rule: MigrationRule, what: string) => void breaches.push({ rule, what });
  for (const kind of ['tables', 'columns', 'functions'] as const)
    for (const [id, { name }] of Object.entries(before[kind])) {
      const now = after[kind][id]?.name;
      if (now === undefined) breach('drops', name);
      else if (now.split('.').at(-1) !== name.split('.').at(-1)) breach('renames', `${name} to ${now}`);
    }
  for (const [id, { name, file }] of Object.entries(before.tables))
    if ((after.tables[id]?.file ?? file) !== file) breach('rewrites-table', name);
  for (const [id, { name, type, optional }] of Object.entries(after.columns)) {
    const was = before.columns[id];
    if (was && was.type !== type) breach('changes-type', `${name} from ${was.type} to ${type}`);
    if (!optional && (was ? was.optional : tableOf(id) in before.tables)) breach('requires-value', name);
  }
  const parts = { indexes: 'builds-index', checks: 'checks-rows' } as const;
  for (const [kind, rule] of Object.entries(parts) as ['indexes' | 'checks', MigrationRule][])
    for (const [id, { name, table, atOnce }] of Object.entries(after[kind]))
      if (atOnce && !(id in before[kind]) && table in before.tables) breach(rule, name);
  const held = after.locks.filter(({ table }) => table in before.tables);
  const written = held.filter(({ mode }) => mode === 'RowExclusiveLock');
  const names = (locks: typeof held) => [...new Set(locks.map(({ table }) => before.tables[table]!.name))].join(', ');
  const blocking = held.filter(({ mode }) => strong.has(mode));
  if (written.length > 0 && blocking.length > 0)
    breach('changes-rows', `${names(written)} with a lock on ${names(blocking)}`);
  else if (written.length > 0 && commands.some((command) => ['UPDATE', 'DELETE', 'MERGE'].includes(command)))
    breach('changes-rows', names(written));
  return breaches;
}
