import { DataSource } from 'typeorm';
import type { Clock } from '../platform/clock.js';
import { databaseOptions, type DatabaseUrls } from '../platform/database.client.js';
import { migrate } from '../platform/migrator.client.js';
import { openDatabase } from '../platform/embedded/own-database.process.js';
import { databaseTime, SystemClock } from '../platform/system-clock.service.js';
import type { Settings } from '../platform/settings.js';
import { tables } from '../tables.js';

/** Runs `work` on the database that `npm start` is using, or on one opened for as long as this takes. */
export async function withDatabaseUrl<T>(
  settings: Settings,
  work: (urls: DatabaseUrls) => Promise<T>,
  begin?: Parameters<typeof openDatabase>[1],
): Promise<T> {
  const database = await openDatabase(settings, begin);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The same, connected, with its clock; the migrations it lacks are run first. */
export function withDatabase<T>(settings: Settings, work: (db: DataSource, clock: Clock) => Promise<T>): Promise<T> {
  return withDatabaseUrl(settings, async (urls) => {
    await migrate(urls);
    return connected(urls.url, async (db) => work(db, await clockOf(db)));
  });
}

/** The database's time, asked once: a command is over before the machine's strays from it. */
async function clockOf(db: DataSource): Promise<Clock> {
  const clock = new SystemClock();
  const asked = clock.machine();
  const [answer] = await db.query<{ now: number }[]>(databaseTime);
  clock.follow(answer!.now, asked, clock.machine());
  return clock;
}

/** Connects to a database as it is, with a single connection. */
export async function connected<T>(url: string, work: (db: DataSource) => Promise<T>): Promise<T> {
  const db = await new DataSource(databaseOptions(url, tables, 1)).initialize();
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
