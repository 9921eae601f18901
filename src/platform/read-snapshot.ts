import type { PoolClient, QueryConfig } from 'pg';
import type { DataSource } from 'typeorm';

/** Reads a statement's rows in portions, all of them of one and the same moment. */
export type Read = <Row>(text: string, values?: readonly unknown[]) => AsyncGenerator<readonly Row[]>;

/** Small enough that writing one down keeps nobody else waiting. */
const portion = 500;
/** Sorting half a million rows may take its time. */
const statementMilliseconds = 120_000;

/**
 * What `work` makes of the database as it is at one moment, bit by bit and never more than a portion in memory: the next
 * is read when somebody wants it. Who stops asking gives the connection back.
 */
export async function* readSnapshot<T>(db: DataSource, work: (read: Read) => AsyncGenerator<T>): AsyncGenerator<T> {
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
