import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

interface Lock {
  readonly key: string;
  /** How long whoever reads or writes has waited for it. */
  readonly waited: number | null;
}

/** Summing up locks its own table, in every version, against nobody but itself. */
const locks = `
  select pid || ' ' || relname || ' ' || mode as key,
    case when not granted then round(1000 * extract(epoch from clock_timestamp() - waitstart))::int end as waited
  from pg_locks l join pg_class c on c.oid = relation
  where relkind = 'r' and relnamespace <> 'pg_catalog'::regnamespace
    and (granted and mode in ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
        and not (relname = 'reported_visits' and mode = 'ShareRowExclusiveLock')
      or not granted and mode in ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock'))`;

/** Looks every 20 ms which locks keep others from reading or writing a table, and who waits. In milliseconds. */
export class LockSampler {
  longestHeld = 0;
  longestHeldOn = '';
  longestWait = 0;
  private readonly since = new Map<string, number>();
  private readonly stopping = new AbortController();
  private sampling: Promise<void> | undefined;

  constructor(private readonly url: string) {}

  async start(): Promise<void> {
    const client = new pg.Client(this.url);
    // The sampling fails, which says so.
    client.on('error', () => undefined);
    await client.connect();
    this.sampling = this.sample(client);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.sampling;
  }

  private async sample(client: pg.Client): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const { rows } = await client.query<Lock>(locks);
      const now = performance.now();
      const held = new Set(rows.filter(({ waited }) => waited === null).map(({ key }) => key));
      for (const key of this.since.keys()) if (!held.has(key)) this.since.delete(key);
      for (const key of held) {
        if (!this.since.has(key)) this.since.set(key, now);
        const long = Math.round(now - this.since.get(key)!);
        if (long > this.longestHeld) [this.longestHeld, this.longestHeldOn] = [long, key];
      }
      this.longestWait = Math.max(this.longestWait, ...rows.map(({ waited }) => waited ?? 0));
      await pause(20);
    }
    await client.end();
  }
}
