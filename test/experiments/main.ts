import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { migrate } from '../../src/platform/database.js';
import { openDatabase } from '../../src/platform/own-database.js';
import { yearOfReminders } from './reminders.js';

/** `npm run experiment -- reminders [visits] [seed]`: what takes longer than a test may. Prints what it counted. */
const [name = 'reminders', visits = '1000', seed = '1'] = process.argv.slice(2);
if (name !== 'reminders') throw new Error(`there is no experiment called ${name}`);

Logger.overrideLogger(false);
const folder = mkdtempSync(join(tmpdir(), 'meridian-experiment-'));
const database = await openDatabase({ databaseUrl: undefined, dataDir: folder });
try {
  await migrate(database.url);
  const counted = await yearOfReminders(database.url, Number(visits), Number(seed));
  for (const [what, count] of Object.entries(counted)) console.log(`${what.padEnd(10)}${String(count).padStart(7)}`);
  process.exitCode = counted.missed + counted.doubled + counted.untrue === 0 ? 0 : 1;
} finally {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}
