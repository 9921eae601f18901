import pg from 'pg';
import type { MigrationInterface } from 'typeorm';
import { holder } from './migrator.client.js';
import { migrations as ours } from './migrations.js';

/** How far the database and this version of the service are apart. */
export interface SchemaState {
  /** Migrations that have not run yet, in order. */
  readonly missing: readonly string[];
  /** Migrations we do not know, beside which a version that does not know them cannot work. */
  readonly tooNew: readonly string[];
  /** Whether this user of the database owns its tables. */
  readonly mayMigrate: boolean;
  /** Somebody migrates, or gives the application its rights on what was migrated. */
  readonly migrating: boolean;
}

/** Who may not read the table of migrations gets the rights from whoever migrates, as if none had run. */
const rights = `
  select has_schema_privilege(current_schema(), 'create') and coalesce(pg_has_role(relowner, 'usage'), true) as "mayMigrate",
    coalesce(has_table_privilege(oid, 'select'), false) as "hasMigrations"
  from (select to_regclass('migrations') as table) t left join pg_class on oid = t.table`;

/** The column of those that are required came with a later migration. */
const executed = `select name, coalesce((to_jsonb(m) ->> 'required')::boolean, false) as required from migrations m`;

export async function schemaState(
  url: string,
  migrations: readonly (new () => MigrationInterface)[] = ours,
): Promise<SchemaState> {
  const client = new pg.Client({ connectionString: url, application_name: 'meridian', connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const [{ mayMigrate, hasMigrations }] = (await client.query(rights)).rows as [
      { mayMigrate: boolean; hasMigrations: boolean },
    ];
    const ran = hasMigrations ? (await client.query<{ name: string; required: boolean }>(executed)).rows : [];
    const known = migrations.map((Migration) => new Migration().name!);
    const there = new Set(ran.map(({ name }) => name));
    return {
      missing: known.filter((name) => !there.has(name)),
      tooNew: ran.filter(({ name, required }) => required && !known.includes(name)).map(({ name }) => name),
      mayMigrate,
      migrating: (await client.query(holder)).rows.length > 0,
    };
  } finally {
    await client.end();
  }
}
