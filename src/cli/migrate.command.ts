import { Logger } from '@nestjs/common';
import { JsonLogger } from '../platform/logger.service.js';
import { migrate } from '../platform/migrator.client.js';
import type { Command } from './command.js';
import { withDatabaseUrl } from './database.client.js';

/** Runs the migrations the database lacks, and nothing else. What it waits for meanwhile is logged. */
export const migrateCommand: Command = async (_args, world) => {
  const settings = world.settings();
  Logger.overrideLogger(new JsonLogger(settings.logLevel));
  const ran = await withDatabaseUrl(settings, (urls) => migrate(urls, settings));
  world.say(ran.length > 0 ? `Migrated: ${ran.join(', ')}\n` : 'The database is up to date.\n');
  return 0;
};
