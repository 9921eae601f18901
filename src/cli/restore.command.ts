import { checkBackup, restoreBackup } from '../backup/restore-backup.service.js';
import type { DatabaseUrls } from '../platform/database.client.js';
import { migrate } from '../platform/migrator.client.js';
import type { Surroundings } from './command.js';
import { withDatabaseUrl } from './database.client.js';

type World = Pick<Surroundings, 'settings' | 'say' | 'complain'>;

const usage = `Restores a backup into an empty database:

  npm run restore -- DIR     DIR is one backup, as "npm run backup" made it

KEY_FILE must be the key file of the system that was backed up. Nothing is sent from a restored system until an
administrator releases it.
`;

/** Answers the exit code: 0 done, 2 wrong usage. */
export async function restoreCommand(args: readonly string[], world: World): Promise<number> {
  const [folder, ...more] = args;
  if (folder === undefined || folder.startsWith('-') || more.length > 0) return world.complain(usage), 2;
  const settings = world.settings();
  // Before any database is opened.
  const manifest = await checkBackup(folder, settings.keyFile);
  const work = async (urls: DatabaseUrls) => {
    await restoreBackup(urls.ownerUrl ?? urls.url, folder, manifest);
    await migrate(urls, settings);
  };
  await withDatabaseUrl(settings, work, { mayBegin: true });
  const rows = manifest.parts.reduce((sum, part) => sum + part.rows, 0);
  world.say(`Restored: ${rows} rows, as of ${manifest.takenAt}\n`);
  world.say(
    `Nothing is sent until an administrator releases it at ${settings.publicUrl}/admin/health/restore, which shows what waits.\n`,
  );
  return 0;
}
