import { existsSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { appointmentsToken } from '../notifications/appointments-link.js';
import { staffToken } from '../notifications/staff-link.js';
import { visitToken } from '../notifications/visit-link.js';
import { transaction, type Tx } from '../platform/database.client.js';
import { retired, rotated } from '../platform/key-file.js';
import { openKeyFile, replaceKeyFile } from '../platform/key-file.process.js';
import { freshKeyFile, Keys, newKey, sha256 } from '../platform/keys.service.js';
import type { Surroundings } from './command.js';
import { withDatabase } from './database.client.js';

type World = Pick<Surroundings, 'settings' | 'say' | 'complain'>;

const usage = `Rotates the keys that sign links:

  npm run keys -- rotate     adds a key; it signs in ten minutes: restart every process by then
  npm run keys -- retire     former keys end, with every link that they signed; restart every process
`;

/** Time for every process to learn of a key before the first link that it signs is opened. */
const minutesUntilItSigns = 10;

/** Answers the exit code: 0 done, 2 wrong usage. */
export async function keysCommand([command, ...more]: readonly string[], world: World): Promise<number> {
  if ((command !== 'rotate' && command !== 'retire') || more.length > 0) return world.complain(usage), 2;
  const settings = world.settings();
  if (!existsSync(settings.keyFile))
    throw new Error(`There is no key file at ${settings.keyFile}. Check KEY_FILE or DATA_DIR.`);
  const file = openKeyFile(settings.keyFile, freshKeyFile);
  const now = Date.now();
  if (command === 'rotate') {
    const since = now + minutesUntilItSigns * 60_000;
    replaceKeyFile(settings.keyFile, rotated(file, newKey(), since));
    world.say(`The new key signs from ${new Date(since).toISOString()}. Restart every process before then.\n`);
    return 0;
  }
  const left = retired(file, now);
  replaceKeyFile(settings.keyFile, left);
  const ended = await withDatabase(settings, (db) => endLinks(db, Keys.of(left), new Date(now)));
  const nothing = ended === 0 && left.signing.length === file.signing.length;
  world.say(
    nothing
      ? 'No former key was left to retire, and no link has ended.\n'
      : `${ended} links that former keys signed have ended. Restart every process.\n`,
  );
  return 0;
}

/** What former keys signed opens nothing, and messages to come carry links that fit. Answers how many links that ended. */
export async function endLinks(db: DataSource, keys: Keys, now: Date): Promise<number> {
  return transaction(db, async (tx) => {
    const yesterday = new Date(now.getTime() - 24 * 3_600_000);
    const visits = await tx.query<{ id: string; hash: Buffer; generation: number }[]>(
      `select id, link_hash as hash, link_generation as generation from bookings where link_hash is not null and ends_at > $1 for update`,
      [yesterday],
    );
    const ended = [
      await replace(tx, 'bookings', 'link_hash', visits, ({ id, generation }) => visitToken(keys, id, generation)),
      await replace(tx, 'staff_links', 'token_hash', await hashes(tx, 'staff_links'), ({ id }) => staffToken(keys, id)),
      await replace(tx, 'patient_links', 'token_hash', await hashes(tx, 'patient_links'), ({ id }) =>
        appointmentsToken(keys, id),
      ),
    ];
    return ended.reduce((sum, count) => sum + count, 0);
  });
}

interface Hashed {
  readonly id: string;
  readonly hash: Buffer;
}

function hashes(tx: Tx, table: 'staff_links' | 'patient_links'): Promise<Hashed[]> {
  return tx.query<Hashed[]>(`select id, token_hash as hash from ${table} for update`);
}

async function replace<Row extends Hashed>(
  tx: Tx,
  table: string,
  column: string,
  rows: readonly Row[],
  tokenOf: (row: Row) => string,
): Promise<number> {
  const changed = rows
    .map((row) => ({ id: row.id, before: row.hash, hash: sha256(tokenOf(row)) }))
    .filter(({ before, hash }) => !before.equals(hash));
  await tx.query(
    `update ${table} set ${column} = c.hash from unnest($1::uuid[], $2::bytea[]) as c (id, hash) where ${table}.id = c.id`,
    [changed.map(({ id }) => id), changed.map(({ hash }) => hash)],
  );
  return changed.length;
}
