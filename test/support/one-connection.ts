import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { EntityManager } from 'typeorm';

/**
 * In every test: whoever works in a transaction takes no second connection. With as many transactions as the pool has
 * connections, each would wait for a connection that another one holds; and what is read on it is not what was written.
 */
const guarded = Symbol.for('one connection in a transaction');

/** Timers that were set within it outlive it. */
interface Transaction {
  open: boolean;
}

type Work = (tx: EntityManager) => Promise<unknown>;
type Run = (this: EntityManager, ...given: unknown[]) => Promise<unknown>;
type Connect = (this: pg.Pool, ...given: unknown[]) => unknown;

const manager = EntityManager.prototype as unknown as { transaction: Run };
const pool = pg.Pool.prototype as unknown as { connect: Connect; [guarded]?: AsyncLocalStorage<Transaction> };

// The files of a run share a process, and this one is loaded for each of them: they share what the first has put there.
const inTransaction = pool[guarded] ?? new AsyncLocalStorage<Transaction>();
if (!pool[guarded]) {
  pool[guarded] = inTransaction;
  const { transaction } = manager;
  manager.transaction = function (...given) {
    const within =
      (work: Work): Work =>
      (tx) => {
        const state = { open: true };
        return inTransaction.run(state, () => work(tx)).finally(() => (state.open = false));
      };
    return transaction.call(this, ...given.map((one) => (typeof one === 'function' ? within(one as Work) : one)));
  };
  const { connect } = pool;
  pool.connect = function (...given) {
    if (inTransaction.getStore()?.open) throw new Error('A second connection was taken inside a transaction.');
    return connect.apply(this, given);
  };
}

/** For a test that does two things at once: `work` happens as if it were somebody else's. */
export function elsewhere<T>(work: () => T): T {
  return inTransaction.exit(work);
}
