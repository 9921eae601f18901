import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { takeBackup } from '../backup/take-backup.service.js';
import { placeIn } from '../platform/embedded/own-database.process.js';
import { requireKeys } from '../platform/keys.service.js';
import type { Surroundings } from './command.js';
import { withDatabaseUrl } from './database.client.js';

type World = Pick<Surroundings, 'settings' | 'say' | 'complain'>;

const usage = `Backs up the database while it is in use:

  npm run backup -- DIR                 write a backup into a new folder within DIR
  npm run backup -- DIR --keys FOLDER   and copy the key file to FOLDER, which must be elsewhere

The backup does not contain the keys. Without them, notes and answers in it cannot be read.
`;

/** Answers the exit code: 0 done, 2 wrong usage. */
export async function backupCommand(args: readonly string[], world: World): Promise<number> {
  const [folder, option, keys, ...more] = args;
  const wrong = option !== undefined && (option !== '--keys' || keys === undefined || more.length > 0);
  if (folder === undefined || folder.startsWith('-') || wrong) return world.complain(usage), 2;
  if (keys !== undefined && isWithin(keys, folder))
    throw new Error('Keys must be kept apart from the backups that they open: name a FOLDER that is not within DIR.');
  const settings = world.settings();
  const { keyFile, databaseUrl, dataDir } = settings;
  if (!databaseUrl && !existsSync(placeIn(dataDir)))
    throw new Error(`There is no database in ${dataDir}, so no backup was made. Check DATABASE_URL or DATA_DIR.`);
  const { place, manifest } = await withDatabaseUrl(settings, ({ url, ownerUrl = url }) =>
    takeBackup(ownerUrl, { folder, keyFile }),
  );
  const total = (count: 'rows' | 'bytes') => manifest.parts.reduce((sum, part) => sum + part[count], 0);
  world.say(`${place}: ${total('rows')} rows, ${total('bytes')} bytes, as of ${manifest.takenAt}\n`);
  world.say(`${manifest.keys.note}\n`);
  if (keys !== undefined) {
    requireKeys(keyFile, manifest.keys.fingerprints);
    world.say(`The key file was copied to ${await copyKeys(keyFile, keys, place)}\n`);
  }
  return 0;
}

function isWithin(inner: string, outer: string): boolean {
  return !relative(resolve(outer), resolve(inner)).startsWith('..');
}

async function copyKeys(keyFile: string, folder: string, place: string): Promise<string> {
  const copy = join(folder, `${basename(place)}.keys.json`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await copyFile(keyFile, copy);
  await chmod(copy, 0o600);
  return copy;
}
