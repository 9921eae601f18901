import type { Duplex } from 'node:stream';
import pg from 'pg';

type Listener = () => void;

/**
 * One connection of our own to PostgreSQL, for what belongs to a session: advisory locks and LISTEN. It comes back by
 * itself when it drops. Locks are gone then, and what was notified meanwhile is lost, so every listener is woken.
 */
export class Session {
  private client: pg.Client | undefined;
  private connecting: Promise<pg.Client> | undefined;
  private retry: NodeJS.Timeout | undefined;
  private closed = false;
  private failures = 0;
  private last: Promise<unknown> = Promise.resolve();
  private readonly listeners = new Map<string, Set<Listener>>();

  /** `stream` as pg takes it. */
  constructor(
    private readonly url: string,
    private readonly stream?: () => Duplex,
  ) {}

  /** `channel` is an identifier of ours, never what someone sent. */
  listen(channel: string, heard: Listener): void {
    const known = this.listeners.get(channel);
    if (known) known.add(heard);
    else this.listeners.set(channel, new Set([heard]));
  }

  /** @throws when the database cannot be reached; a caller comes back later. */
  query<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    // A connection does one thing at a time.
    const turn = this.last.then(() => this.ask<Row>(sql, values));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async ask<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    const client = await this.open();
    try {
      return (await client.query<Row>(sql, [...values])).rows;
    } catch (fault) {
      // Refused by the server: the connection is fine. Anything else, such as no answer in time: it is not.
      if (!(fault instanceof pg.DatabaseError)) this.drop(client);
      throw fault;
    }
  }

  open(): Promise<pg.Client> {
    if (this.closed) return Promise.reject(new Error('the session is closed'));
    if (this.client) return Promise.resolve(this.client);
    this.connecting ??= this.connect().finally(() => (this.connecting = undefined));
    return this.connecting;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.retry);
    await this.connecting?.catch(() => undefined);
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'meridian worker',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      query_timeout: 10_000,
      stream: this.stream,
    });
    client.on('error', () => this.drop(client));
    client.on('end', () => this.drop(client));
    client.on('notification', ({ channel }) => this.wake(channel));
    try {
      await client.connect();
      for (const channel of this.listeners.keys()) await client.query(`listen "${channel}"`);
    } catch (fault) {
      this.comeBack();
      throw fault;
    }
    this.client = client;
    this.failures = 0;
    for (const channel of this.listeners.keys()) this.wake(channel);
    return client;
  }

  private drop(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = undefined;
    client.end().catch(() => undefined);
    this.comeBack();
  }

  private comeBack(): void {
    if (this.closed) return;
    clearTimeout(this.retry);
    const pause = Math.min(5_000, 100 * 2 ** this.failures++);
    this.retry = setTimeout(() => void this.open().catch(() => undefined), pause);
  }

  private wake(channel: string): void {
    for (const heard of this.listeners.get(channel) ?? []) heard();
  }
}
