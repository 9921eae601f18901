import { z } from 'zod';
import { DiaryNotices } from '../accounts/diary-notices.service.js';
import { ClinicFiles } from '../changes/clinic-files.service.js';
import { parseFile } from '../clinic-file/parse-file.js';
import { readClinicFile } from '../clinic-file/read-clinic-file.js';
import { clinicFile } from '../clinic-file/schema.js';
import type { Summary } from '../clinic-file/summary.js';
import { Outbox } from '../notifications/outbox.service.js';
import { Retention } from '../privacy/retention.service.js';
import { BadInput, type Fault } from '../platform/refusal.js';
import type { Settings } from '../platform/settings.js';
import type { Surroundings } from './command.js';
import { withDatabase } from './database.client.js';

const usage = `Imports and exports the clinic's settings as one JSON file:

  npm run clinic -- import FILE     change the settings to match FILE (- reads standard input)
  npm run clinic -- export [FILE]   write the settings to FILE, or print them
  npm run clinic -- schema          print the JSON Schema of the file

Deletes personal data that the booking rules no longer keep, as a worker does every night:

  npm run clinic -- retention [--dry-run]   --dry-run only counts it
`;

/** Answers the exit code: 0 done, 1 refused, 2 wrong usage. */
export async function clinicCommand(args: readonly string[], world: Surroundings): Promise<number> {
  const [command, file, ...more] = args;
  try {
    if (command === 'schema' && args.length === 1) world.say(json(z.toJSONSchema(clinicFile, { io: 'input' })));
    else if (command === 'import' && file !== undefined && more.length === 0) await bringIn(file, world);
    else if (command === 'export' && more.length === 0) await bringOut(file, world);
    else if (command === 'retention' && more.length === 0 && ['--dry-run', undefined].includes(file))
      await retain(file !== undefined, world);
    else return world.complain(usage), 2;
    return 0;
  } catch (fault) {
    if (!(fault instanceof Error)) throw fault;
    world.complain(fault instanceof BadInput ? list(fault.faults, file ?? '') : `${fault.message}\n`);
    return 1;
  }
}

async function bringIn(file: string, world: Surroundings): Promise<void> {
  const given = parseFile(await world.read(file));
  // A bad file is reported before any database is opened.
  readClinicFile(given);
  world.say(inWords(await withClinicFiles(world.settings(), (files) => files.import(given))));
}

async function bringOut(file: string | undefined, world: Surroundings): Promise<void> {
  const text = json(await withClinicFiles(world.settings(), (files) => files.export()));
  await (file === undefined ? world.say(text) : world.write(file, text));
}

async function retain(dryRun: boolean, world: Surroundings): Promise<void> {
  const settings = world.settings();
  const expired = await withDatabase(settings, (db, clock) => {
    const retention = new Retention(db, clock, settings);
    return dryRun ? retention.dryRun() : retention.apply();
  });
  const lines = expired.map(({ kind, count, before }) => `${kind}: ${count} from before ${before.toISOString()}\n`);
  world.say(`${dryRun ? 'Would be deleted' : 'Deleted'}:\n${lines.join('')}`);
}

function withClinicFiles<T>(settings: Settings, work: (files: ClinicFiles) => Promise<T>): Promise<T> {
  return withDatabase(settings, (db, clock) =>
    work(new ClinicFiles(db, clock, new DiaryNotices(new Outbox(settings), clock))),
  );
}

function list(faults: readonly Fault[], file: string): string {
  const lines = faults.map(({ path, message }) => `  ${path === '' ? 'whole file' : path}: ${message}\n`);
  const count = faults.length === 1 ? '1 error' : `${faults.length} errors`;
  return `Nothing was imported: ${file === '-' ? 'the input' : file} has ${count}.\n${lines.join('')}`;
}

function inWords(summary: Summary): string {
  const lines = Object.entries(summary).flatMap(([kind, tally]) => {
    const parts = Object.entries(tally).filter(([what, count]) => what !== 'unchanged' && count > 0);
    return parts.length > 0 ? [`${kind}: ${parts.map(([what, count]) => `${count} ${what}`).join(', ')}\n`] : [];
  });
  return lines.length > 0 ? lines.join('') : 'No changes: the clinic already matches the file.\n';
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
