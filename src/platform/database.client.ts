import pg, { DatabaseError, type Pool, type PoolClient } from 'pg';
import {
  DataSource,
  type DataSourceOptions,
  EntityManager,
  type EntitySchema,
  QueryFailedError,
  type QueryRunner,
  QueryRunnerAlreadyReleasedError,
} from 'typeorm';
import { DatabaseAway, type DatabaseSockets } from './database-sockets.client.js';
import { migrations } from './migrations.js';
import { together, type Write } from './together.js';
import { Refusal } from './refusal.js';
import type { Settings } from './settings.js';

/** What a write takes as its first argument: the transaction it belongs to. */
export type Tx = Pick<EntityManager, 'query' | 'insert' | 'update' | 'delete' | 'upsert' | 'find' | 'findOne'>;

/**
 * A plan made once per connection is kept, whatever it is asked for: our statements find a few rows by their keys, and
 * thinking about them anew took five times as long as they do. Compiling plans never pays for that either.
 */
const sessionSettings = { timezone: 'UTC', plan_cache_mode: 'force_generic_plan', jit: 'off' };

/** As PostgreSQL takes it when a connection begins. */
export const session = Object.entries(sessionSettings)
  .map(([name, value]) => `-c ${name}=${value}`)
  .join(' ');

/** `size`: connections one process keeps. */
export function databaseOptions(url: string, entities: readonly EntitySchema[] = [], size = 12): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: [...entities],
    migrations: [...migrations],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    installExtensions: false,
    // pipeline: statements that do not wait for one another's answers travel together.
    extra: {
      max: size,
      // These stay when nothing happens: on a new connection a booking costs PostgreSQL six times the CPU time.
      min: 2,
      // And the others until the next rush.
      idleTimeoutMillis: 60_000,
      options: session,
      application_name: 'meridian',
      pipeline: true,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      // Whoever asks hears of it; libraries that listen to nothing else would end the process.
      onConnect: (client: PoolClient) => void client.on('error', () => undefined),
    },
  };
}

/** Milliseconds a statement of the service may take; migrations, seeding and snapshots take longer. */
const statementMilliseconds = 30_000;

const limits = { statement_timeout: statementMilliseconds, idle_in_transaction_session_timeout: 30_000 };

/** What a pooler's connections to PostgreSQL should begin with, whoever they are for: it takes none of it from us. */
export const roleSettings: Readonly<Record<string, string | number>> = { ...sessionSettings, ...limits };

/**
 * The options of web and worker processes: every wait has an end, here as well as in PostgreSQL. Behind a pooler the role has
 * `roleSettings` from elsewhere.
 */
export function limitedOptions(
  url: string,
  { make: stream }: Pick<DatabaseSockets, 'make'>,
  { databaseSessionUrl, databasePrepared }: Pick<Settings, 'databaseSessionUrl' | 'databasePrepared'>,
): DataSourceOptions {
  const { extra, ...options } = databaseOptions(url);
  const ofSession = databaseSessionUrl ? { options: undefined } : limits;
  // By then PostgreSQL would have said so: nobody is there, and the driver throws the connection away.
  const query_timeout = statementMilliseconds + 5_000;
  const Client = databasePrepared ? pg.Client : Unprepared;
  return { ...options, extra: { ...(extra as object), ...ofSession, query_timeout, stream, Client } };
}

/** For poolers that may run a statement on another connection than it was prepared on. */
class Unprepared extends pg.Client {
  override query = ((query: unknown, ...more: unknown[]) => {
    const isNamed = typeof query === 'object' && query !== null && 'name' in query;
    const given = isNamed ? { ...query, name: undefined, queryMode: 'extended' } : query;
    return (super.query as (...given: unknown[]) => unknown)(given, ...more);
  }) as pg.Client['query'];
}

export interface DatabaseUrls {
  /** As the application. */
  readonly url: string;
  /** As the owner of the tables; absent: the application owns them, or migrations are run elsewhere. */
  readonly ownerUrl?: string;
}

/** SQLSTATE of a failed statement, or undefined. */
export function sqlState(fault: unknown): string | undefined {
  const driverFault: unknown = fault instanceof QueryFailedError ? fault.driverError : fault;
  return driverFault instanceof DatabaseError ? driverFault.code : undefined;
}

/** Name of the constraint a statement broke, or undefined. */
export function sqlConstraint(fault: unknown): string | undefined {
  const driverFault: unknown = fault instanceof QueryFailedError ? fault.driverError : fault;
  return driverFault instanceof DatabaseError ? driverFault.constraint : undefined;
}

/** Of PostgreSQL: no connection, no room left on its disk or for another client, shut down or a replica by now. */
const states = /^(08|53|57P)|^25006$/;
const codes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** The driver's faults have nothing else to tell them by. */
const sentences =
  /^(Connection terminated|timeout e|Query read timeout|Client (was closed|has encountered a connection))/;

/** The database cannot be reached, or cannot write: over when it is back, and nothing to mend in the code. */
export function isDatabaseAway(fault: unknown): boolean {
  const cause: unknown = fault instanceof QueryFailedError ? fault.driverError : fault;
  // TypeORM's, of a transaction whose connection was lost between two statements.
  if (cause instanceof DatabaseAway || cause instanceof QueryRunnerAlreadyReleasedError) return true;
  if (cause instanceof DatabaseError) return states.test(cause.code ?? '');
  if (!(cause instanceof Error)) return false;
  return codes.has((cause as NodeJS.ErrnoException).code ?? '') || sentences.test(cause.message);
}

/** Deadlock, serialisation failure, or a row with this key that came meanwhile: nothing happened, trying again is right. */
const passing = new Set(['40P01', '40001', '23505']);

/** Of a statement in a transaction that has failed already. */
const abortedState = '25P02';

interface Begun {
  readonly connection: PoolClient;
  /** Statements that are waited for when it commits. */
  readonly last: Promise<unknown>[];
  /** What is to be sent in this turn of the event loop. */
  readonly writes: Pending[];
}

interface Pending {
  readonly write: Write;
  readonly sent: (answer: Promise<unknown>) => void;
}

/** Transactions that have begun and not ended. */
const begun = new WeakMap<EntityManager, Begun>();

// Prepared, so that they leave together with the statements beside them.
const start = { name: 'start', text: 'start transaction' };
const commit = { name: 'commit', text: 'commit' };

/**
 * One transaction; tried again, at most three times, when the database says that another order of things would have worked.
 * Its beginning travels with its first statement.
 */
export async function transaction<T>(db: DataSource, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  return again(async () => {
    const runner = db.createQueryRunner() as QueryRunner & { isTransactionActive: boolean };
    const connection = (await runner.connect()) as PoolClient;
    const last: Promise<unknown>[] = [];
    const writes: Pending[] = [];
    runner.startTransaction = async () => {
      runner.isTransactionActive = true;
      begun.set(runner.manager, { connection, last, writes });
      await withCommit(runner.manager, connection.query(start));
    };
    runner.commitTransaction = async () => {
      send(connection, writes);
      await withCommit(runner.manager, connection.query(commit));
      begun.delete(runner.manager);
      await allOf(last);
      runner.isTransactionActive = false;
    };
    const query = runner.query.bind(runner);
    runner.query = (...asked: Parameters<typeof query>) => {
      send(connection, writes);
      return query(...asked);
    };
    try {
      return await runner.manager.transaction(work);
    } catch (fault) {
      // Another one failed before it, that nobody had waited for.
      if (sqlState(fault) === abortedState) await allOf(last);
      throw fault;
    } finally {
      await runner.release();
    }
  });
}

/**
 * For statements of a transaction on whose answers nothing depends: they are waited for together with its commit, which saves
 * a round trip. What one of them throws, the transaction throws; but only what the database itself refuses is rolled back, since
 * an answer is read when the commit has been sent. `sent`: of `prepared` or `written` alone, which send before that.
 */
export async function withCommit(tx: Via, sent: Promise<unknown>): Promise<void> {
  const own = tx instanceof EntityManager ? begun.get(tx) : undefined;
  if (!own) return void (await sent);
  sent.catch(() => undefined);
  own.last.push(sent);
}

/** For whoever must know now what they answer. */
export async function settled(tx: EntityManager): Promise<void> {
  const own = begun.get(tx);
  if (own) send(own.connection, own.writes);
  if (own) await allOf(own.last);
}

/**
 * In their order: when one fails, so do those after it, and it alone says why. Where several left as one statement, all of them fail
 * alike: the one that knows the rule says which it was.
 */
async function allOf(last: readonly Promise<unknown>[]): Promise<void> {
  const faults = (await Promise.allSettled(last)).flatMap((one) =>
    one.status === 'rejected' ? [one.reason as unknown] : [],
  );
  if (faults.length > 0) throw faults.find((fault) => fault instanceof Refusal) ?? faults[0];
}

/**
 * The same as `prepared`, together with what else is written in the same turn of the event loop: each statement costs the process
 * and the database more than the row it writes. Whatever is asked next in the transaction comes after it.
 */
export function written(via: Via, write: Write): Promise<unknown> {
  const own = via instanceof EntityManager ? begun.get(via) : undefined;
  if (!own) {
    const { name, text, values } = together([write]);
    return prepared(via, name, text, values);
  }
  const { connection, writes } = own;
  if (writes.some((one) => one.write.name === write.name)) send(connection, writes);
  if (writes.length === 0) process.nextTick(() => send(connection, writes));
  return new Promise((sent) => writes.push({ write, sent }));
}

function send(connection: PoolClient, writes: Pending[]): void {
  const all = writes.splice(0);
  if (all.length === 0) return;
  const { name, text, values } = together(all.map(({ write }) => write));
  const answer = connection.query({ name, text, values: [...values] });
  for (const { sent } of all) sent(answer);
}

export async function again<T>(attempt: () => Promise<T>, left = 3): Promise<T> {
  try {
    return await attempt();
  } catch (fault) {
    if (left > 1 && passing.has(sqlState(fault) ?? '')) return again(attempt, left - 1);
    throw fault;
  }
}

/** Where a statement runs: in a transaction, or on its own. */
export type Via = DataSource | EntityManager;

/** The same statement again and again, planned once per connection: for the few that run on every request. */
export async function prepared<T>(via: Via, name: string, text: string, values: readonly unknown[]): Promise<T[]> {
  const query = { name, text, values: [...values] };
  if (via instanceof EntityManager && via.queryRunner) {
    const own = begun.get(via);
    if (own) send(own.connection, own.writes);
    const connection = own?.connection ?? ((await via.queryRunner.connect()) as PoolClient);
    return (await connection.query(query)).rows as T[];
  }
  const db = via instanceof EntityManager ? via.dataSource : via;
  return again(async () => (await poolOf(db).query(query)).rows as T[]);
}

export function poolOf(db: DataSource): Pool {
  return (db.driver as unknown as { master: Pool }).master;
}
