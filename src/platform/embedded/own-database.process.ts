import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseUrls } from '../database.client.js';
import { appRole, readerRole } from '../database-roles.client.js';
import type { Settings } from '../settings.js';
import { type Begin, startPostgres } from './embedded-postgres.process.js';

export interface OpenDatabase extends DatabaseUrls {
  /** A connection pooler in front of it, for everything that belongs to no session; absent: none. */
  readonly poolerUrl?: string;
  readonly embedded: boolean;
  /** For people: a folder, or a server and its database. */
  readonly place: string;
  /** Stops the server if it is ours. */
  close(): Promise<void>;
}

/**
 * Who keeps the embedded server of a data folder, and where it listens for each role. Lies beside its data while it runs, for
 * nobody else to read.
 */
interface Keeper extends Partial<DatabaseUrls> {
  readonly pid: number;
  /** Tells the process from a later one with the same number. */
  readonly since: string;
  /** For people. */
  readonly readerUrl?: string;
}

/**
 * The database of the settings; without one, the embedded server of the data folder. The first process to come starts
 * it on a free port, whoever comes meanwhile uses it too.
 */
export async function openDatabase(
  {
    databaseUrl,
    databaseOwnerUrl: ownerUrl,
    databaseSessionUrl,
    dataDir,
  }: Pick<Settings, 'databaseUrl' | 'databaseOwnerUrl' | 'databaseSessionUrl' | 'dataDir'>,
  begin: Begin = {},
): Promise<OpenDatabase> {
  const close = async () => undefined;
  if (databaseUrl) {
    const url = databaseSessionUrl ?? databaseUrl;
    const poolerUrl = databaseSessionUrl && databaseUrl;
    return { url, ownerUrl, poolerUrl, embedded: false, place: serverIn(url), close };
  }
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'postgres.json');
  const urls = await someoneElses(file);
  return urls ? { ...urls, embedded: true, place: placeIn(dataDir), close } : start(dataDir, file, begin);
}

/** The embedded database of a data folder. */
export const placeIn = (dataDir: string) => join(dataDir, 'postgres');

/** Without who connects, and with what. */
function serverIn(url: string): string {
  const { host, pathname } = new URL(url);
  return host + pathname;
}

async function start(dataDir: string, file: string, begin: Begin): Promise<OpenDatabase> {
  const forget = () => rmSync(file, { force: true });
  process.once('exit', forget);
  try {
    const database = 'meridian';
    const server = await startPostgres({ dataDir: placeIn(dataDir), port: await freePort(), database, ...begin });
    const urls = { url: server.url(database, appRole), ownerUrl: server.url(database) };
    renameSync(draft(file, { ...self(), ...urls, readerUrl: server.url(database, readerRole) }), file);
    const close = async () => {
      await server.stop();
      process.off('exit', forget);
      forget();
    };
    return { ...urls, embedded: true, place: placeIn(dataDir), close };
  } catch (fault) {
    forget();
    throw fault;
  }
}

/** Where the server of another process listens, once it is up; undefined when it is ours to start, and the file says so. */
async function someoneElses(file: string): Promise<DatabaseUrls | undefined> {
  for (;;) {
    const keeper = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Keeper) : undefined;
    if (keeper && !isRunning(keeper)) rmSync(file, { force: true });
    else if (keeper?.url) return { url: keeper.url, ownerUrl: keeper.ownerUrl };
    else if (!keeper && claim(file)) return undefined;
    await sleep(50);
  }
}

/** A link is made whole or not at all, so nobody ever reads half a file. */
function claim(file: string): boolean {
  const written = draft(file, self());
  try {
    linkSync(written, file);
    return true;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw fault;
  } finally {
    rmSync(written);
  }
}

function draft(file: string, keeper: Keeper): string {
  const path = `${file}.${process.pid}`;
  writeFileSync(path, JSON.stringify(keeper), { mode: 0o600 });
  return path;
}

const self = (): Keeper => ({ pid: process.pid, since: startOf(process.pid) });

function isRunning({ pid, since }: Keeper): boolean {
  try {
    process.kill(pid, 0);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return startOf(pid) === since;
}

/** When a process started, in the kernel's ticks; where there is no /proc, all are taken to have started alike. */
function startOf(pid: number): string {
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return '';
  // The second field is a name in parentheses that may hold anything; the start is the 20th after it.
  return readFileSync(stat, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? '';
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
