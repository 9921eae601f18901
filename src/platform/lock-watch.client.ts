import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** Who holds what is waited for. Nothing of what they ask, since a statement may quote a person. */
export interface Blocker {
  readonly pid: number;
  readonly application: string;
  /** Of others' sessions: for members of pg_read_all_stats alone, like their age. */
  readonly state: string | null;
  /** How old their transaction is. */
  readonly seconds: number | null;
}

interface Look {
  readonly blockers: readonly Blocker[];
  readonly blocksOthers: boolean;
}

const intervalMilliseconds = 100;

/** The last condition: whoever wants a row, or to read or write rows; not those who change a table too, nor what tidies up. */
const look = `
  select
    coalesce((select json_agg(json_build_object('pid', pid, 'application', coalesce(application_name, ''), 'state', state,
        'seconds', round(extract(epoch from clock_timestamp() - xact_start))))
      from pg_stat_activity where pid = any(pg_blocking_pids($1))), '[]') as blockers,
    exists (select from pg_locks
      where not granted and waitstart < clock_timestamp() - make_interval(secs => $2) and $1 = any(pg_blocking_pids(pid))
        and (locktype = 'transactionid' or mode in ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock'))) as "blocksOthers"`;

/**
 * Looks ten times a second whom one session waits for and who waits for it, over a connection of its own. A statement of that
 * session for which others have waited too long is cancelled, with all its transaction has done.
 */
export class LockWatch {
  /** Whom the session last waited for. */
  blockers: readonly Blocker[] = [];
  /** Since it was last cleared; a statement that has just ended leaves it to the next one. */
  cancelled = false;
  private readonly stopping = new AbortController();
  private readonly watching: Promise<void>;

  private constructor(
    private readonly client: pg.Client,
    private readonly pid: number,
    private readonly longestWaitSeconds: number,
  ) {
    this.watching = this.watch();
  }

  static async start(url: string, pid: number, longestWaitSeconds: number): Promise<LockWatch> {
    const client = new pg.Client({ connectionString: url, application_name: 'meridian lock watch' });
    // Whoever is watched notices by itself that the database is away.
    client.on('error', () => undefined);
    await client.connect();
    return new LockWatch(client, pid, longestWaitSeconds);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.watching;
    await this.client.end();
  }

  async cancel(): Promise<void> {
    this.cancelled = true;
    await this.client.query(`select pg_cancel_backend($1)`, [this.pid]);
  }

  private async watch(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await pause(intervalMilliseconds, undefined, { signal }).catch(() => undefined);
      await this.look().catch(() => this.stopping.abort());
    }
  }

  private async look(): Promise<void> {
    const { rows } = await this.client.query<Look>(look, [this.pid, this.longestWaitSeconds]);
    const { blockers, blocksOthers } = rows[0]!;
    if (blockers.length > 0) this.blockers = blockers;
    if (blocksOthers) await this.cancel();
  }
}
