import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/platform/embedded/own-database.process.js';
import { migrate } from '../../src/platform/migrator.client.js';
import type { Place } from './experiments.js';

/** A server with a migrated, empty database, gone when the work is done. */
export async function inPlace<T>(work: (place: Place) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'meridian-experiment-'));
  const database = await openDatabase({ databaseUrl: undefined, dataDir });
  try {
    await migrate(database);
    return await work({ url: database.url, ownerUrl: database.ownerUrl ?? database.url, dataDir });
  } finally {
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
