import { DataSource } from 'typeorm';
import { ClinicFiles } from './clinic-file/clinic-files.service.js';
import { SystemClock } from './platform/clock.js';
import { databaseOptions, migrate } from './platform/database.js';
import type { OpenDatabase } from './platform/own-database.js';
import type { Settings } from './platform/settings.js';
import { tables } from './tables.js';

/** Everything a process expects of the database before it opens its doors. Several may do this at once. */
export async function prepare({ url, embedded }: OpenDatabase, { demo }: Pick<Settings, 'demo'>): Promise<void> {
  await migrate(url);
  const db = await new DataSource(databaseOptions(url, tables, 2)).initialize();
  try {
    if (embedded && demo) await new ClinicFiles(db, new SystemClock()).openDemo();
  } finally {
    await db.destroy();
  }
}
