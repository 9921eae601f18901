import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { DataSource, type Migration, MigrationExecutor, type QueryRunner } from 'typeorm';
import { nextAttempt } from './back-off.js';
import { databaseOptions, type DatabaseUrls, session, sqlState } from './database.client.js';
import { grantRights } from './database-roles.client.js';
import { type Blocker, LockWatch } from './lock-watch.client.js';
import type { Migrating } from './migrating.js';
import { migrations as ours } from './migrations.js';

interface Options {
  /** How long another migrator is waited for, and how long a migration for its locks. */
  readonly migrationWaitSeconds?: number;
  /** What is under way is undone then. */
  readonly stopping?: AbortSignal;
  readonly migrations?: readonly (new () => Migrating)[];
}

interface Hindrance {
  /** Of the migration; absent: none has begun. */
  readonly name?: string;
  readonly why: 'another process migrates' | 'locked' | 'others wait for it';
  readonly blockers: readonly Blocker[];
}

/** While a migration waits for a lock, all who come after it wait for the same table. */
const lockMilliseconds = 500;
/** So long others may wait for a migration itself. */
const longestWaitSeconds = 0.8;
const backOff = { pauses: [0.5, 1, 2, 4, 8], afterwards: 'repeat', spread: 0.5 } as const;
/** No lock within the time, or a deadlock. */
const untimely = new Set(['55P03', '40P01']);

/**
 * Not what versions before this one waited for with a statement: building an index concurrently waits for all statements that
 * had begun before it.
 */
const lock = `hashtext('meridian migrator')`;
/** Who migrates. */
export const holder = `
  select pid, application_name as application, state, round(extract(epoch from clock_timestamp() - backend_start))::int as seconds
  from pg_locks join pg_stat_activity using (pid)
  where locktype = 'advisory' and granted and objid = (${lock}::bigint & x'ffffffff'::bigint)::oid and objsubid = 1
    and database = (select oid from pg_database where datname = current_database())`;

/**
 * Runs what has not run yet and answers its names, and gives the application its rights on it; one process at a time, the others
 * wait for it. Nobody else waits longer than about a second: a migration that does not get its locks, or keeps others from theirs,
 * is undone and tried again later.
 * @throws a sentence about who was in the way for too long; AbortError
 */
export async function migrate(
  { url: appUrl, ownerUrl }: DatabaseUrls,
  { migrationWaitSeconds = 600, stopping, migrations = ours }: Options = {},
): Promise<string[]> {
  const url = ownerUrl ?? appUrl;
  const options = databaseOptions(url, [], 1);
  // If this process is killed, a statement that takes long ends too.
  const ends = '-c client_connection_check_interval=1000';
  const db = await new DataSource({
    ...options,
    migrations: [...migrations],
    extra: { ...(options.extra as object), application_name: 'meridian migrator', options: `${session} ${ends}` },
  }).initialize();
  const runner = db.createQueryRunner();
  try {
    const pid = await pidOn(runner);
    const watch = await LockWatch.start(url, pid, longestWaitSeconds);
    stopping?.addEventListener('abort', () => void watch.cancel().catch(() => undefined), { once: true });
    try {
      const grant = async () => void (ownerUrl && (await grantRights(runner, appUrl)));
      return await new Migrator(db, runner, watch, migrationWaitSeconds, stopping).run(grant);
    } finally {
      await watch.stop();
    }
  } finally {
    await runner.release();
    await db.destroy();
  }
}

/** Some of what we rely on came with version 18; better to hear it now than from a migration. */
async function pidOn(runner: QueryRunner): Promise<number> {
  const [{ version, pid }] = (await runner.query(
    `select current_setting('server_version_num')::int as version, pg_backend_pid() as pid`,
  )) as [{ version: number; pid: number }];
  if (version < 180_000)
    throw new Error(`Meridian needs PostgreSQL 18 or newer; the server is version ${Math.floor(version / 10_000)}.`);
  return pid;
}

class Migrator {
  private readonly log = new Logger('migrations');
  private readonly executor: MigrationExecutor;

  constructor(
    db: DataSource,
    private readonly runner: QueryRunner,
    private readonly watch: LockWatch,
    private readonly waitSeconds: number,
    private readonly stopping: AbortSignal | undefined,
  ) {
    this.executor = new MigrationExecutor(db, runner);
  }

  async run(grant: () => Promise<void>): Promise<string[]> {
    await this.until(() => this.takeTurn());
    // Makes the table of migrations if there is none.
    await this.executor.showMigrations();
    await grant();
    const pending = await this.executor.getPendingMigrations();
    for (const migration of pending) {
      await this.until(() => this.attempt(migration, grant));
    }
    // When it fails, the turn ends with the connection.
    await this.runner.query(`select pg_advisory_unlock(${lock})`);
    return pending.map(({ name }) => name);
  }

  /** Tries until nothing hinders it, or the time is over. */
  private async until(attempt: () => Promise<Hindrance | undefined>): Promise<void> {
    const since = Date.now();
    for (let attempts = 1; ; attempts++) {
      const hindrance = await attempt().catch((fault: unknown) => {
        this.stopping?.throwIfAborted();
        throw fault;
      });
      if (!hindrance) return;
      this.stopping?.throwIfAborted();
      const seconds = Math.round((Date.now() - since) / 1000);
      if (seconds >= this.waitSeconds) throw new Error(inVain(hindrance, seconds));
      this.log.warn('a migration waits', hindrance);
      const now = new Date();
      await pause(nextAttempt(attempts, now, backOff, Math.random())!.getTime() - now.getTime(), undefined, {
        signal: this.stopping,
      });
    }
  }

  private async takeTurn(): Promise<Hindrance | undefined> {
    const [{ ours }] = (await this.runner.query(`select pg_try_advisory_lock(${lock}) as ours`)) as [{ ours: boolean }];
    return ours
      ? undefined
      : { why: 'another process migrates', blockers: (await this.runner.query(holder)) as Blocker[] };
  }

  /** When it is hindered, nothing has happened, or what may happen again. */
  private async attempt(migration: Migration, grant: () => Promise<void>): Promise<Hindrance | undefined> {
    const { watch } = this;
    watch.blockers = [];
    watch.cancelled = false;
    const { name } = migration;
    const saying = setInterval(() => {
      if (watch.blockers.length > 0) this.log.warn('a migration waits', { name, blockers: watch.blockers });
      watch.blockers = [];
    }, 10_000);
    try {
      await this.apply(migration, grant);
      return undefined;
    } catch (fault) {
      if (watch.cancelled) return { name, why: 'others wait for it', blockers: [] };
      if (untimely.has(sqlState(fault) ?? '')) return { name, why: 'locked', blockers: watch.blockers };
      throw fault;
    } finally {
      clearInterval(saying);
    }
  }

  private async apply(migration: Migration, grant: () => Promise<void>): Promise<void> {
    const instance = migration.instance as Migrating;
    const { transaction = true, incompatible } = instance;
    const { runner } = this;
    // What runs outside a transaction waits for others and lets nobody wait.
    await runner.query(`set lock_timeout = ${transaction ? lockMilliseconds : this.waitSeconds * 1000}`);
    if (transaction) await runner.startTransaction();
    try {
      await instance.up(runner);
      await this.executor.insertMigration(migration);
      if (incompatible) await runner.query(`update migrations set required = true where name = $1`, [migration.name]);
      // A trigger may write to a table that is new, as whoever works meanwhile.
      await grant();
      if (transaction) await runner.commitTransaction();
    } catch (fault) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw fault;
    }
  }
}

/** For whoever runs the machine. */
function inVain({ name, why, blockers }: Hindrance, seconds: number): string {
  const who = blockers
    .map(
      (one) =>
        `pid ${one.pid} (${one.application || 'unnamed'}, ${one.state ?? 'unknown'}, for ${one.seconds ?? '?'} s)`,
    )
    .join(', ');
  if (!name) return `Another process has been migrating for more than ${seconds} seconds: ${who}.`;
  if (why === 'others wait for it')
    return `${name} takes longer than others can wait. Stop the other processes of Meridian, and migrate again.`;
  return `${name} has not got its locks in ${seconds} seconds. In the way: ${who}. End it, or let it end, and migrate again.`;
}
