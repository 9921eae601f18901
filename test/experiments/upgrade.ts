import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { databaseOptions } from '../../src/platform/database.client.js';
import { tables } from '../../src/tables.js';
import { freeStart, freeStartOfTen } from '../bench/clinics.js';
import { freePort } from '../support/free-port.js';
import { startMailServer } from '../support/mail-server.js';
import { LockSampler } from './lock-sampler.js';
import { randomOf } from './random.js';
import { ledgerOf } from './upgrade-ledger.js';
import { Visitors } from './visitors.js';

export interface Upgrade {
  /** Where the programs of the two versions are. */
  readonly before: string;
  readonly after: string;
  /** Past ones, when it begins. */
  readonly visits: number;
  /** Of each of its three parts. */
  readonly seconds: number;
  /** How long somebody else reads when the migrations begin. */
  readonly reading: number;
  readonly seed: number;
}

const run = promisify(execFile);
const clients = 4;

/**
 * A web process and a worker of the version before, under load; then the migrations, while somebody reads; then both versions side
 * by side; then the version after alone. `server`: where a database can be made.
 */
export async function upgradeUnderLoad(
  server: string,
  dataDir: string,
  given: Upgrade,
): Promise<Record<string, number>> {
  const url = await clinicOf(server, given);
  const mail = await startMailServer();
  const env = {
    ...process.env,
    DATABASE_URL: url,
    DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    SMTP_URL: mail.url,
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'error',
  };
  const children: ChildProcess[] = [];
  const webs: string[] = [];
  const few = given.visits <= 20_000;
  const visitors = new Visitors(webs, few ? freeStartOfTen : freeStart, randomOf(given.seed));
  const counts: Record<string, number> = {};
  const over = new AbortController();
  let coming: Promise<unknown> = Promise.resolve();

  try {
    const before = await startBoth(given.before);
    coming = Promise.all(Array.from({ length: clients }, () => visitors.come(over.signal)));
    await phase('before', () => pause(given.seconds * 1000));
    const locks = new LockSampler(url);
    await locks.start();
    try {
      await phase('migration', () => Promise.all([migrate(), read()]));
    } finally {
      await locks.stop();
    }
    Object.assign(counts, { longestLockHeld: locks.longestHeld, longestWaitForALock: locks.longestWait });
    console.log(`longest lock: ${locks.longestHeldOn}`);
    const after = await startBoth(given.after);
    await phase('sideBySide', () => pause(given.seconds * 1000));
    await before.stop();
    await phase('after', () => pause(given.seconds * 1000));
    over.abort();
    await coming;
    const db = await new DataSource(databaseOptions(url, tables, 2)).initialize();
    try {
      Object.assign(counts, visitors.seen, await ledgerOf(db, mail, visitors));
    } finally {
      await db.destroy();
    }
    await after.stop();
    return counts;
  } finally {
    over.abort();
    await coming;
    for (const child of children) child.kill('SIGKILL');
    await mail.stop();
  }

  async function startBoth(programs: string): Promise<{ stop: () => Promise<void> }> {
    const port = await freePort();
    const web = `http://127.0.0.1:${port}`;
    const started = ['web', 'worker'].map((duty) => {
      const options = { env: { ...env, PORT: String(port) }, stdio: 'inherit' } as const;
      return spawn(process.execPath, [join(programs, 'src/main.js'), duty], options);
    });
    children.push(...started);
    const ended = Promise.all(started.map((child) => once(child, 'exit')));
    while ((await fetch(`${web}/healthz`).catch(() => undefined))?.status !== 200) await pause(100);
    webs.push(web);
    return {
      stop: async () => {
        // As a proxy does: it sends nobody there before the process is stopped.
        webs.splice(webs.indexOf(web), 1);
        for (const child of started) child.kill('SIGTERM');
        await ended;
      },
    };
  }

  async function phase(name: string, work: () => Promise<unknown>): Promise<void> {
    visitors.longest = 0;
    const [began, errors] = [performance.now(), visitors.seen.serverErrors];
    await work();
    counts[`${name}Seconds`] = Math.round((performance.now() - began) / 1000);
    counts[`${name}LongestAnswer`] = visitors.longest;
    counts[`${name}Faults`] = visitors.seen.serverErrors - errors;
  }

  async function migrate(): Promise<void> {
    const began = performance.now();
    const { stdout } = await run(process.execPath, [join(given.after, 'src/cli/main.js'), 'migrate'], { env });
    console.log(`${stdout}after ${Math.round(performance.now() - began)} ms`);
  }

  /** A report, or a dump. */
  async function read(): Promise<void> {
    const reader = new pg.Client({ connectionString: url, application_name: 'a report' });
    reader.on('error', () => undefined);
    await reader.connect();
    await reader.query('begin; select count(*) from bookings; select count(*) from report_changes');
    await pause(given.reading * 1000);
    await reader.end();
  }
}

/** As the version before makes it. */
async function clinicOf(server: string, { before, visits }: Upgrade): Promise<string> {
  const data = pathToFileURL(join(before, 'test/bench/clinic-data.js')).href;
  const size = visits <= 20_000 ? { practitioners: 10, perPlace: 10 } : { practitioners: 1000, perPlace: 4 };
  const script = `const { openClinic } = await import(${JSON.stringify(data)});
    process.stdout.write('\\n' + await openClinic(${JSON.stringify(server)}, ${visits}, ${JSON.stringify(size)}));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script]);
  return stdout.split('\n').at(-1)!;
}
