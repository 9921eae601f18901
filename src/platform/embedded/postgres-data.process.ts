import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { platform } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { type PostgresUser, systemFolder } from './postgres-programs.process.js';

const version = (folder: string) => join(folder, 'PG_VERSION');

/**
 * Brings the data to where the settings say. Up to now those of root's private folders lay in a system folder, under a hash
 * of the path. A server that still runs on them is stopped.
 * @throws when keys of a clinic lie beside the place but no data, and data of unknown clinics are there; unless a new database
 * is what is wanted
 */
export function adoptData(folder: string, mayBegin = false): void {
  const there = existsSync(version(folder));
  const earlier = earlierPlace(folder);
  if (!there && existsSync(version(earlier))) {
    stopLeftover(earlier);
    move(earlier, folder);
  } else if (!there && !mayBegin && isLeftBehind(dirname(folder))) refuseLost(folder);
  stopLeftover(folder);
}

/** The folder with all that is in it: a copy made by root, or by a program that keeps no modes, would be refused. */
export function giveTo({ uid, gid }: PostgresUser, folder: string): void {
  chmodSync(folder, 0o700);
  const copied = existsSync(version(folder)) && statSync(version(folder)).uid !== uid;
  const names = copied ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  for (const name of [...names, '.']) lchownSync(join(folder, name), uid, gid);
}

export function earlierPlace(folder: string): string {
  const mark = createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 12);
  return join(systemFolder, `${basename(folder)}-${mark}`);
}

function move(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  try {
    renameSync(from, to);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EXDEV') throw fault;
    const draft = `${to}.${process.pid}`;
    execFileSync('/bin/cp', ['-a', from, draft]);
    renameSync(draft, to);
    rmSync(from, { recursive: true });
  }
}

/** The folder was renamed, so that the hash is another one. */
function refuseLost(folder: string): void {
  const others = (existsSync(systemFolder) ? readdirSync(systemFolder) : [])
    .map((name) => join(systemFolder, name))
    .filter((one) => existsSync(version(one)));
  if (others.length === 0) return;
  throw new Error(
    `${dirname(folder)} holds keys or mail of a clinic, but no database. Move the right one to ${folder}: ${others.join(', ')}. ` +
      'To begin with an empty database instead, start with another DATA_DIR.',
  );
}

/**
 * Do keys or mail lie in the data folder that are older than its database? Then they are those of an earlier clinic, whose
 * database is elsewhere.
 */
export function isLeftBehind(dataDir: string, keyFile = join(dataDir, 'keys.json')): boolean {
  const database = version(join(dataDir, 'postgres'));
  const since = existsSync(database) ? statSync(database).mtimeMs : Number.POSITIVE_INFINITY;
  const mail = join(dataDir, 'mail');
  const traces = [keyFile, ...(existsSync(mail) ? readdirSync(mail).map((name) => join(mail, name)) : [])];
  return traces.some((path) => existsSync(path) && statSync(path).mtimeMs < since);
}

/**
 * When we were killed outright, the server we started may still run on our data: it is told to finish first. The one that a
 * copied file names runs on other data.
 */
function stopLeftover(folder: string): void {
  const pidFile = join(folder, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  const running = () => existsSync(`/proc/${pid}`) || (platform() !== 'linux' && alive(pid));
  const isOurs = platform() !== 'linux' || (running() && worksIn(pid) === realpathSync(folder));
  if (!running() || !isOurs) return rmSync(pidFile, { force: true });
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + 10_000;
  while (running() && Date.now() < deadline) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 25);
}

/** Where PostgreSQL works is where its data are. */
function worksIn(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
}
