import { setTimeout as pause } from 'node:timers/promises';
import { type DatabaseUrls, isDatabaseAway } from '../platform/database.client.js';
import { migrate } from '../platform/migrator.client.js';
import { type SchemaState, schemaState } from '../platform/schema-state.client.js';
import type { Settings } from '../platform/settings.js';

const intervalMilliseconds = 1000;

interface Waiting {
  /** Called once, if any migration is missing. */
  readonly waiting: (state: SchemaState) => Promise<void>;
  readonly stopping?: AbortSignal;
}

/**
 * Until the database has every migration that this version knows, and the application its rights. Where this process can connect as
 * whoever owns the tables, it runs them, or waits for another that does; otherwise it waits for whoever migrates as their owner.
 * @throws a sentence if the database is too new; AbortError
 */
export async function untilMigrated(
  urls: DatabaseUrls,
  settings: Pick<Settings, 'migrationWaitSeconds'>,
  { waiting, stopping }: Waiting,
): Promise<void> {
  for (let said = false; ; ) {
    const state = await look(urls.ownerUrl ?? urls.url);
    // Whoever waited for them waits for the rights too; whoever did not has had them before.
    if (state?.missing.length === 0 && !(said && state.migrating)) break;
    if (state && !said) await waiting(state);
    said ||= state !== undefined;
    if (state?.mayMigrate && state.missing.length > 0) await migrate(urls, { ...settings, stopping });
    else await pause(intervalMilliseconds, undefined, { signal: stopping });
  }
  // The rights alone, which are not given yet where the roles are new.
  if (urls.ownerUrl) await migrate(urls, { ...settings, stopping });
}

/** Undefined: the database is away. */
async function look(url: string): Promise<SchemaState | undefined> {
  const state = await schemaState(url).catch((fault: unknown) => {
    if (isDatabaseAway(fault)) return undefined;
    throw fault;
  });
  if (!state || state.tooNew.length === 0) return state;
  throw new Error(
    `A newer version of Meridian has changed the database in a way that this version cannot work with (${state.tooNew.join(', ')}). Start the newer version.`,
  );
}
