import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Clock } from './clock.js';
import { again, prepared } from './database.client.js';

/** A row that has been claimed. Its columns `claimed_until` and `attempts` belong to the queue. */
export interface Leased {
  readonly id: string;
  /** This one included. */
  readonly attempts: number;
  readonly claimed_until: Date;
}

export interface QueueOptions {
  readonly table: string;
  /**
   * SQL that selects the ids of the rows to claim next, locked with `for update skip locked`: `$3` at most. `$1` is now. None of
   * them depends on another.
   */
  readonly next: string;
  /** SQL of what else is returned of a claimed row, by their names in `Row`. */
  readonly columns: string;
  /** Longer than an attempt may take: when a worker dies, its rows are free again after this. */
  readonly leaseSeconds: number;
  /** How many a worker has in hand at once. */
  readonly atOnce: number;
}

/** Handles one row. `hurry` is aborted when the process has been asked to stop and should not wait any longer. */
export type Attempt<Row> = (row: Row, hurry: AbortSignal) => Promise<void>;

/** What is claimed next of a table whose rows depend on nothing else: those that have been due longest. */
export const longestDue = (table: string, condition: string): string => `
  select id from ${table}
  where ${condition} and due_at <= $1 and (claimed_until is null or claimed_until <= $1)
  order by due_at limit $3 for update skip locked`;

/** While something is in hand, whatever becomes due meanwhile is found this soon. */
const lookMilliseconds = 1000;
/** Then it is time to begin anew: a job that never ends looks like one that hangs. With what is then in hand within its deadline. */
const runMilliseconds = 10_000;

/**
 * Rows of a table as a queue that any number of workers share without waiting for one another. A row is claimed for a
 * while, attempted, and then settled, so a crash anywhere repeats the attempt at most, when the lease has run out. What
 * a worker says of a row whose lease it has lost is not heard: by then the row belongs to another.
 */
export class LeasedQueue<Row extends Leased> {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly options: QueueOptions,
  ) {}

  /**
   * Until nothing is due and nothing in hand. On `stopping`, and once an attempt has thrown, no other row is claimed, and
   * those in hand are finished; they are told to hurry after `graceMilliseconds`. Answers how many it attempted.
   * @throws what the attempt threw
   */
  async run(
    attempt: Attempt<Row>,
    stopping: AbortSignal = new AbortController().signal,
    graceMilliseconds = 3000,
  ): Promise<number> {
    const hurry = new AbortController();
    const leave = () => void setTimeout(() => hurry.abort(), graceMilliseconds).unref();
    stopping.addEventListener('abort', leave, { once: true });
    try {
      const enough = AbortSignal.any([AbortSignal.timeout(runMilliseconds), stopping]);
      return await this.attemptAll((row) => attempt(row, hurry.signal), enough);
    } finally {
      stopping.removeEventListener('abort', leave);
    }
  }

  /** This row at once, if it is due and nobody has it in hand. */
  async runOnly(id: string, attempt: (row: Row) => Promise<void>): Promise<void> {
    const { table } = this.options;
    const only = `select id from ${table} where id = $3 and due_at <= $1 and (claimed_until is null or claimed_until <= $1)
      for update skip locked`;
    const [row] = await this.claim(id, 'claim-only', only);
    if (row) await attempt(row);
  }

  private async attemptAll(attempt: (row: Row) => Promise<void>, enough: AbortSignal): Promise<number> {
    const inHand = new Set<Promise<void>>();
    const faults: unknown[] = [];
    let attempts = 0;
    let ended = 0;
    for (;;) {
      let endedBefore = ended;
      const mayClaim = () => !enough.aborted && faults.length === 0;
      const begin = (row: Row) => {
        attempts++;
        const done = attempt(row)
          .catch((fault: unknown) => void faults.push(fault))
          .finally(() => {
            ended++;
            inHand.delete(done);
          });
        inHand.add(done);
      };
      while (inHand.size < this.options.atOnce && mayClaim()) {
        endedBefore = ended;
        const room = this.options.atOnce - inHand.size;
        const rows = await this.claim(room).catch((fault: unknown) => void faults.push(fault));
        if (!rows?.length) break;
        rows.forEach(begin);
      }
      // While this looked, an attempt ended, and what waited for it may be free now.
      if (ended > endedBefore && mayClaim() && inHand.size <= this.options.atOnce / 2) continue;
      if (inHand.size === 0) break;
      await Promise.race([this.untilHalf(inHand), pause(lookMilliseconds, undefined, { ref: false })]);
    }
    if (faults.length > 0) throw faults[0];
    return attempts;
  }

  /** One attempt at least has ended, and half of what may be in hand is free: rows claimed together cost less than one by one. */
  private async untilHalf(inHand: ReadonlySet<Promise<void>>): Promise<void> {
    do await Promise.race(inHand);
    while (inHand.size > this.options.atOnce / 2);
  }

  /** `which`: `$3` of `next`. */
  private claim(which: number | string, name = 'claim', next = this.options.next): Promise<Row[]> {
    const { table, columns, leaseSeconds } = this.options;
    const now = this.clock.now();
    return prepared<Row>(
      this.db,
      `${name}-${table}`,
      `update ${table} set claimed_until = $2, attempts = attempts + 1 where id = any (array(${next}))
       returning id, attempts, claimed_until, ${columns}`,
      [now, new Date(now.getTime() + leaseSeconds * 1000), which],
    );
  }

  /**
   * Ends the claim and sets these columns, which are SQL (`status = 'failed', failed_at = $3`; `$1` and `$2` are taken).
   * Answers false if the lease was lost, with nothing changed.
   */
  async settle(
    row: Leased,
    set: string,
    values: readonly unknown[] = [],
    db: Pick<DataSource, 'query'> = this.db,
  ): Promise<boolean> {
    const sql = `update ${this.options.table} set claimed_until = null, ${set} where id = $1 and claimed_until = $2 returning id`;
    const attempt = () => db.query<[unknown[], number]>(sql, [row.id, row.claimed_until, ...values]);
    // It may meet somebody who is just changing what the row is about; in a transaction it is that which is tried again.
    const [rows] = await (db === this.db ? again(attempt) : attempt());
    return rows.length > 0;
  }

  /** Puts it back as if it had not been attempted. */
  release(row: Leased): Promise<boolean> {
    return this.settle(row, 'attempts = attempts - 1');
  }
}
