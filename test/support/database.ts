import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { DataSource, type EntitySchema } from 'typeorm';
import { inject } from 'vitest';
import { databaseOptions } from '../../src/platform/database.client.js';
import { tables } from '../../src/tables.js';

/** As the owner of everything. */
const serverUrl = (database: string) => new URL(database, inject('postgresUrl')).href;

/** A fresh, migrated, empty database of one's own, as the application sees it; gone after `drop()`. */
export async function freshDatabase(template = 'template_clinic'): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(`create database ${name} template ${template} strategy file_copy`);
  const { href: url } = new URL(name, inject('appUrl'));
  return { url, drop: () => asAdmin(`drop database ${name} with (force)`) };
}

/** The same database as the owner of its tables sees it, who may do what the application may not. */
export const ownerUrl = (url: string): string => serverUrl(new URL(url).pathname.slice(1));

/** For what an argument of its own or a transaction is needed for. */
export const openAsOwner = (url: string): Promise<DataSource> =>
  new DataSource(databaseOptions(ownerUrl(url))).initialize();

export async function asOwner(of: string | DataSource, ...statements: string[]): Promise<void> {
  const url = typeof of === 'string' ? of : (of.options as { url: string }).url;
  await run(ownerUrl(url), ...statements);
}

/** The same, opened; every table of the service is known by name. */
export async function openFreshDatabase(
  entities: readonly EntitySchema[] = [],
  template = 'template_clinic',
): Promise<{ db: DataSource; url: string; drop: () => Promise<void> }> {
  const { url, drop } = await freshDatabase(template);
  const db = await new DataSource(databaseOptions(url, [...new Set([...tables, ...entities])])).initialize();
  return {
    db,
    url,
    drop: async () => {
      await db.destroy();
      await drop();
    },
  };
}

/** Does the work once a template of that name is there: a clone of the clinic's, filled by the first who comes. */
export async function withTemplate<T>(
  name: string,
  fill: (db: DataSource) => Promise<unknown>,
  work: () => Promise<T>,
): Promise<T> {
  const admin = new pg.Client(serverUrl('postgres'));
  await admin.connect();
  try {
    await admin.query(`select pg_advisory_lock(hashtext($1))`, [name]);
    const there = await admin.query(`select from pg_database where datname = $1`, [name]);
    if (!there.rowCount) {
      await admin.query(`create database ${name}_draft template template_clinic strategy file_copy`);
      const db = await new DataSource(databaseOptions(serverUrl(`${name}_draft`))).initialize();
      try {
        await fill(db);
      } finally {
        await db.destroy();
      }
      await admin.query(`alter database ${name}_draft rename to ${name}`);
    }
    return await work();
  } finally {
    await admin.end();
  }
}

/** Nobody does that to a clinic: notes stay. */
export const withoutNotes = (db: DataSource): Promise<void> =>
  asOwner(
    db,
    `alter table visit_notes disable trigger user; delete from visit_notes; alter table visit_notes enable trigger user`,
  );

const asAdmin = (statement: string) => run(serverUrl('postgres'), statement);

async function run(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
