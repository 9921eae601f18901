import type { PoolClient, QueryConfig } from 'pg';
import type { DataSource } from 'typeorm';
import { Refusal } from './refusal.js';

/** Reads a statement's rows in portions, all of them of one and the same moment. */
export type Read = <Row>(text: string, values?: readonly unknown[]) => AsyncGenerator<readonly Row[]>;

/** Small enough that writing one down keeps nobody else waiting. */
const portion = 500;
/** Sorting half a million rows may take its time. */
const statementMilliseconds = 120_000;
/** In one process: each holds a connection for as long as its reader takes. */
const mostAtOnce = 2;
const underWay = new WeakMap<DataSource, number>();

/**
 * What `work` makes of the database as it is at one moment, bit by bit and never more than a portion in memory: the next
 * is read when somebody wants it. Who stops asking gives the connection back.
 * @throws Refusal busy: others are reading theirs; now, or with the first piece where they began meanwhile
 */
export function readSnapshot<T>(db: DataSource, work: (read: Read) => AsyncGenerator<T>): AsyncGenerator<T> {
  refuseBeside(underWay.get(db));
  return inTurn(db, work);
}

function refuseBeside(others = 0): void {
  if (others >= mostAtOnce) throw new Refusal('busy', { seconds: 60 });
}

async function* inTurn<T>(db: DataSource, work: (read: Read) => AsyncGenerator<T>): AsyncGenerator<T> {
  refuseBeside(underWay.get(db));
  underWay.set(db, (underWay.get(db) ?? 0) + 1);
  try {
    yield* inSession(db, work);
  } finally {
    underWay.set(db, underWay.get(db)! - 1);
  }
}

async function* inSession<T>(db: DataSource, work: (read: Read) => AsyncGenerator<T>): AsyncGenerator<T> {
  const session = db.createQueryRunner();
  let cursors = 0;
  try {
    await session.startTransaction('REPEATABLE READ');
    await session.query(`set transaction read only`);
    // Whoever reads slowly, over a thin line, is not cut off.
    await session.query(`set local idle_in_transaction_session_timeout = '10min'`);
    await session.query(`set local statement_timeout = ${statementMilliseconds}`);
    const connection = (await session.connect()) as PoolClient;
    const ask = async <Row>(text: string, values: readonly unknown[] = []) => {
      const query = { text, values: [...values], query_timeout: statementMilliseconds + 5_000 };
      return (await connection.query(query satisfies QueryConfig)).rows as Row[];
    };
    yield* work(async function* <Row>(text: string, values: readonly unknown[] = []) {
      const cursor = `portions_${cursors++}`;
      await ask(`declare ${cursor} no scroll cursor for ${text}`, values);
      for (;;) {
        const rows = await ask<Row>(`fetch ${portion} from ${cursor}`);
        if (rows.length > 0) yield rows;
        if (rows.length < portion) break;
      }
      await ask(`close ${cursor}`);
    });
  } finally {
    await session.rollbackTransaction().catch(() => undefined);
    await session.release();
  }
}
