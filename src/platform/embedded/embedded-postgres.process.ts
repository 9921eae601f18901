import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { platform } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { appRole, makeRole, readerRole } from '../database-roles.client.js';
import { secretToken } from '../ids.random.js';
import { adoptData, giveTo } from './postgres-data.process.js';
import { isReachable, postgresPrograms, postgresUser } from './postgres-programs.process.js';

export interface EmbeddedPostgres {
  /** Connection string of a database on this server, as its owner unless another role is named. */
  url(database: string, role?: Role): string;
  stop(): Promise<void>;
}

export interface Begin {
  /** A new database is what is wanted, though keys or mail lie beside it. */
  readonly mayBegin?: boolean;
}

interface Options extends Begin {
  readonly dataDir: string;
  readonly port: number;
  readonly database: string;
  /** Durability off: for tests only. */
  readonly fast?: boolean;
}

const owner = 'postgres';
const roles = [owner, appRole, readerRole] as const;
type Role = (typeof roles)[number];
type Passwords = Readonly<Record<Role, string>>;

/** Of a random password nobody tries all, so hashing it many times over would only cost each connection its time. */
const hashing = 'scram_iterations=1';

type Run = (program: string, args: readonly string[]) => ChildProcess;

/**
 * PostgreSQL 18 from an npm package, on loopback, for a machine that has none; run as an unprivileged user where we are
 * root. All roles get new passwords with each start, so that none is lost or copied with the data. A server that is killed is
 * started again, and recovers from its log.
 */
export async function startPostgres({
  dataDir: wanted,
  port,
  database,
  mayBegin,
  fast = false,
}: Options): Promise<EmbeddedPostgres> {
  const user = postgresUser();
  const programs = await postgresPrograms(user);
  const dataDir = resolve(wanted);
  adoptData(dataDir, mayBegin);
  // Folders on the way are for everybody, so that the server's own user can pass.
  mkdirSync(dirname(dataDir), { recursive: true, mode: 0o755 });
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (user) giveTo(user, dataDir);
  const place = placeOf(dataDir, user !== undefined);
  const run: Run = (program, args) =>
    spawn(join(programs, 'bin', platform() === 'win32' ? `${program}.exe` : program), args, {
      ...user,
      cwd: dataDir,
      env: surroundings(),
      stdio: ['pipe', 'pipe', 'pipe'],
      // A process group of its own: Ctrl-C reaches us alone, and we stop the server after the last request.
      detached: true,
    });

  if (!existsSync(join(dataDir, 'PG_VERSION'))) await initialize(run, place, fast);
  const passwords = Object.fromEntries(roles.map((role) => [role, secretToken()])) as Passwords;
  await letIn(run, dataDir, place, passwords[owner]);
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
  const choices = Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`]);
  let server: ChildProcess;
  let isStopping = false;
  const start = async () => {
    server = run('postgres', ['-D', place, '-p', String(port), ...choices]);
    await ready(server);
    server.once('exit', () => void startAgain());
  };
  // It was killed, for want of memory perhaps. What is left of it may hold its memory for a moment.
  const startAgain = async (): Promise<void> => {
    if (!isStopping) await start().catch(() => sleep(1_000).then(startAgain));
  };
  await start();
  const killServer = () => server.kill('SIGINT');
  process.once('exit', killServer);

  const url = (name: string, role: Role = owner) => `postgres://${role}:${passwords[role]}@127.0.0.1:${port}/${name}`;
  await ensureDatabase(url('postgres'), database, passwords);
  return {
    url,
    stop: async () => {
      process.off('exit', killServer);
      isStopping = true;
      if (server.exitCode !== null || server.signalCode !== null) return;
      server.kill('SIGINT');
      await once(server, 'exit');
    },
  };
}

/**
 * What the server calls its folder. Another user may not pass through a private one above it, but may stay where the
 * process was put.
 */
function placeOf(dataDir: string, asAnotherUser: boolean): string {
  if (!asAnotherUser || isReachable(dirname(dataDir))) return dataDir;
  if (existsSync('/proc/self/cwd')) return '/proc/self/cwd';
  throw new Error(
    `PostgreSQL does not run as root, and no other user can reach ${dataDir}. Set DATA_DIR to a folder outside of private ones, or start Meridian as another user.`,
  );
}

/** No secret of ours: what the server needs of the machine. */
function surroundings(): NodeJS.ProcessEnv {
  const needed = ['PATH', 'SystemRoot', 'TEMP', 'TMP'];
  return Object.fromEntries([...needed.map((name) => [name, process.env[name]]), ['LC_MESSAGES', 'C']]);
}

/** Nobody gets in before there is a password. */
async function initialize(run: Run, place: string, fast: boolean): Promise<void> {
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['-U', 'postgres', '-A', 'reject', '-E', 'UTF8'];
  await finished(run('initdb', ['-D', place, ...access, ...locale, ...(fast ? ['--no-sync'] : [])]));
}

/** With the server to ourselves: nobody else gets in, without a password. */
async function letIn(run: Run, dataDir: string, place: string, password: string): Promise<void> {
  const alone = run('postgres', ['--single', '-D', place, '-c', hashing, owner]);
  alone.stdin?.end(`alter role ${owner} password '${password}'\n`);
  await finished(alone);
  writeFileSync(join(dataDir, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n');
  // Of versions that kept one.
  rmSync(`${dataDir}.password`, { force: true });
}

async function finished(child: ChildProcess): Promise<void> {
  let said = '';
  child.stderr?.on('data', (text) => (said += text));
  child.stdout?.resume();
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`PostgreSQL could not be set up: ${said}`);
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

async function ensureDatabase(ownerUrl: string, database: string, passwords: Passwords): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, options: `-c ${hashing}` });
  await client.connect();
  const found = await client.query('select 1 from pg_database where datname = $1', [database]);
  if (!found.rowCount) await client.query(`create database "${database}"`);
  for (const role of [appRole, readerRole] as const) {
    await client.query(makeRole(role, ''));
    await client.query(`alter role ${role} login password '${passwords[role]}'`);
  }
  await client.end();
}
