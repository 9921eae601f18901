import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { DataSource, type EntitySchema } from 'typeorm';
import { inject } from 'vitest';
import { databaseOptions } from '../../src/platform/database.js';
import { tables } from '../../src/tables.js';

const serverUrl = (database: string) => `postgres://postgres@127.0.0.1:${inject('postgresPort')}/${database}`;

/** A fresh, migrated, empty database of one's own; gone after `drop()`. */
export async function freshDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(`create database ${name} template template_clinic strategy file_copy`);
  return { url: serverUrl(name), drop: () => asAdmin(`drop database ${name} with (force)`) };
}

/** The same, opened; every table of the service is known by name. */
export async function openFreshDatabase(
  entities: readonly EntitySchema[] = [],
): Promise<{ db: DataSource; url: string; drop: () => Promise<void> }> {
  const { url, drop } = await freshDatabase();
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

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client(serverUrl('postgres'));
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
