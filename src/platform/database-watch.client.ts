import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import { isDatabaseAway } from './database.client.js';
import { DatabaseSockets } from './database-sockets.client.js';
import { traceOf } from './fault.js';
import { databaseTime, SystemClock } from './system-clock.service.js';

const intervalMilliseconds = 500;
/** Without an answer for so long, the database is away: with the interval, whoever waits for it hears so within two seconds. */
const answerMilliseconds = 1500;
/** So often it may answer others and not us. */
const turnsOfOthers = 1;
/** Far away, a connection takes several round trips; one that is begun while packets are swallowed never comes. */
const connectMilliseconds = 5_000;

/**
 * Asks the database twice a second whether it is there and what time it is, over a connection of its own. When it does not
 * answer, every connection of the process is given up, so that whatever waits for it fails, and so does at once whatever
 * comes until it answers again. A connection that broke makes the others suspect: another server may have the address.
 */
export class DatabaseWatch {
  readonly sockets = new DatabaseSockets();
  private readonly log = new Logger('database');
  private client: pg.Client | undefined;
  private awaySince: number | undefined;
  private watching: Promise<void> | undefined;
  private readonly stopping = new AbortController();

  constructor(
    private readonly url: string,
    readonly clock = new SystemClock(),
  ) {}

  get isAway(): boolean {
    return this.awaySince !== undefined;
  }

  /**
   * Waits until the database has answered for the first time, and goes on watching.
   * @param waiting called once if it is away
   * @throws what the database answers if it is there and does not let us in; AbortError
   */
  async start({ waiting, stopping }: { waiting?: () => Promise<void>; stopping?: AbortSignal } = {}): Promise<void> {
    for (let first = true; ; first = false) {
      const fault = await this.look();
      if (!fault) break;
      if (!isDatabaseAway(fault)) throw fault;
      if (first) await waiting?.();
      await pause(intervalMilliseconds, undefined, { signal: stopping });
    }
    this.watching = this.watch();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.watching;
    this.forget();
  }

  /** `end` is called when a pool has given nobody a connection for a minute although the database is there: it never will. */
  endIfStuck(pool: pg.Pool, end: () => void, stuckMilliseconds = 60_000): void {
    let servedAt = 0;
    const served = () => (servedAt = performance.now());
    pool.on('acquire', served);
    const looking = setInterval(() => {
      if (pool.waitingCount === 0 || this.isAway) served();
      else if (performance.now() - servedAt > stuckMilliseconds) end();
    }, intervalMilliseconds);
    this.stopping.signal.addEventListener('abort', () => clearInterval(looking));
  }

  private async watch(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await pause(intervalMilliseconds, undefined, { signal, ref: false }).catch(() => undefined);
      if (!signal.aborted) await this.look();
    }
  }

  /** Answers what was wrong. */
  private async look(): Promise<unknown> {
    const answered = new AbortController();
    this.listen(answered.signal);
    try {
      await this.ask();
      this.found();
      return undefined;
    } catch (fault) {
      this.lost(traceOf(fault));
      return fault;
    } finally {
      answered.abort();
    }
  }

  /** Without an answer the database is away; not yet, where it answers others, as an overloaded one does. */
  private listen(answered: AbortSignal, turns = turnsOfOthers): void {
    const { bytesRead } = this.sockets;
    const listening = setTimeout(() => {
      // What came while this process was busy itself is read first.
      setImmediate(() => {
        if (answered.aborted) return;
        if (turns > 0 && this.sockets.bytesRead > bytesRead) this.listen(answered, turns - 1);
        else this.lost('silent');
      });
    }, answerMilliseconds);
    answered.addEventListener('abort', () => clearTimeout(listening), { once: true });
  }

  private async ask(): Promise<void> {
    if (this.client) {
      try {
        return await this.readClock(this.client);
      } catch {
        this.forget();
        this.sockets.drop();
      }
    }
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'meridian watch',
      connectionTimeoutMillis: connectMilliseconds,
    });
    // It is noticed at the next question.
    client.on('error', () => undefined);
    await client.connect();
    this.client = client;
    await this.readClock(client);
  }

  private async readClock(client: pg.Client): Promise<void> {
    const asked = this.clock.machine();
    const { rows } = await client.query<{ now: number }>(databaseTime);
    this.clock.follow(rows[0]!.now, asked, this.clock.machine());
  }

  private lost(fault: string): void {
    if (!this.isAway) {
      this.awaySince = performance.now();
      this.sockets.refuse();
      this.log.warn('the database is away', { fault });
    }
    // A question that is never answered ends here.
    this.forget();
  }

  private found(): void {
    if (this.awaySince === undefined) return;
    this.sockets.accept();
    this.log.log('the database is back', { seconds: Math.round((performance.now() - this.awaySince) / 1000) });
    this.awaySince = undefined;
  }

  /** A client that waits for an answer is cut off, not asked to leave. */
  private forget(): void {
    this.client?.end().catch(() => undefined);
    this.client = undefined;
  }
}
