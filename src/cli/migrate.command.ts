import { migrate } from '../platform/database.client.js';
import type { Command } from './command.js';
import { withDatabaseUrl } from './database.client.js';

/** Runs the migrations the database lacks, and nothing else. */
export const migrateCommand: Command = async (_args, { settings, say }) => {
  const ran = await withDatabaseUrl(settings(), migrate);
  say(ran.length > 0 ? `Migrated: ${ran.join(', ')}\n` : 'The database is up to date.\n');
  return 0;
};
