import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DiaryNotices } from '../accounts/diary-notices.service.js';
import { ClinicFiles } from '../changes/clinic-files.service.js';
import { Links } from '../finder/links.service.js';
import { hasPlaces } from '../finder/places.seed.js';
import { Outbox } from '../notifications/outbox.service.js';
import type { Clock } from '../platform/clock.js';
import { SystemClock } from '../platform/system-clock.service.js';
import { databaseOptions } from '../platform/database.client.js';
import { changesLog } from '../platform/database-roles.client.js';
import { isLeftBehind } from '../platform/embedded/postgres-data.process.js';
import type { OpenDatabase } from '../platform/embedded/own-database.process.js';
import { recognizeKeys } from '../platform/sealing-keys.client.js';
import type { Settings } from '../platform/settings.js';
import { tables } from '../tables.js';
import { fillDemo } from './demo/fill-demo.seed.js';

/** Everything a process expects of a migrated database before it opens its doors. Several may do this at once. */
export async function prepare(
  { url, ownerUrl, embedded }: OpenDatabase,
  settings: Pick<Settings, 'demo' | 'dataDir' | 'keyFile' | 'publicUrl'>,
  clock: Clock = new SystemClock(),
): Promise<void> {
  const db = await new DataSource(databaseOptions(url, tables, 2)).initialize();
  try {
    await recognizeKeys(db, settings.keyFile);
    await new Links(db).keyPages();
    if (await changesLog(db)) new Logger('process').warn(ownsLog);
    const files = new ClinicFiles(db, clock, new DiaryNotices(new Outbox(settings), clock));
    // Side by side: the places keep a process of their own busy.
    await Promise.all([
      hasPlaces(db).then((there) => (there ? undefined : seed(ownerUrl ?? url))),
      embedded &&
        settings.demo &&
        !isLeftBehind(settings.dataDir, settings.keyFile) &&
        files.openDemo((tx) => fillDemo(tx, settings, clock)),
    ]);
  } finally {
    await db.destroy();
  }
}

const ownsLog =
  'the role of DATABASE_URL owns the tables and could change the activity log: make it DATABASE_OWNER_URL, and DATABASE_URL a role of its own, as src/platform/README.md says under "Database roles"';

/** Told by the environment: what stands on the command line, every user of the machine can read. */
async function seed(url: string): Promise<void> {
  const child = fork(fileURLToPath(new URL('./seed-places.process.js', import.meta.url)), {
    env: { ...process.env, DATABASE_URL: url },
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('The list of places could not be loaded into the database.');
}
