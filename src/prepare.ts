import { migrate } from './platform/database.js';
import type { OpenDatabase } from './platform/own-database.js';

/** Everything a process expects of the database before it opens its doors. Several may do this at once. */
export async function prepare({ url }: OpenDatabase): Promise<void> {
  await migrate(url);
}
