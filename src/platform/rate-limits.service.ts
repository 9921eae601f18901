import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from './clock.js';
import { prepared, type Tx } from './database.client.js';
import { sha256 } from './keys.service.js';
import { SETTINGS, type Settings } from './settings.js';

/** So many times within so many seconds; the period begins with the first. */
export interface RateLimit {
  readonly times: number;
  readonly seconds: number;
  /** What a process has refused it refuses from memory until the period ends: for what may come in floods. */
  readonly blocksInMemory?: boolean;
}

export interface Attempt {
  readonly taken: boolean;
  readonly count: number;
  readonly until: number;
}

/** More networks than this at once: the database is asked again. */
const mostBlocked = 10_000;

/**
 * Counts in the table `rate_limits`, so in all processes together and by the database's time. A key says what was done and
 * by whom; only its hash is stored.
 */
@Injectable()
export class RateLimits {
  /** Until when this process refuses what, in milliseconds since the epoch. */
  private readonly blocked = new Map<string, number>();

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'rateLimits'>,
  ) {}

  /**
   * Counts one more, and first, so that what is done at the same moment counts too.
   * @returns the seconds to wait, or 0 within the limit
   */
  async take(key: string, limit: RateLimit): Promise<number> {
    if (!this.settings.rateLimits) return 0;
    const blocked = limit.blocksInMemory ? this.secondsUntil(this.blocked.get(rowKey(key)) ?? 0) : 0;
    if (blocked > 0) return blocked;
    const { taken, until } = await this.attempt(key, limit);
    if (taken) return 0;
    if (limit.blocksInMemory) {
      if (this.blocked.size >= mostBlocked) this.blocked.clear();
      this.blocked.set(rowKey(key), until);
    }
    // Nobody waits longer than the whole period, though what we take for the database's time may go back by a millisecond.
    return Math.min(limit.seconds, Math.max(1, this.secondsUntil(until)));
  }

  /** Counts one more if that is within the limit. `count`: how many there are now; `until`: milliseconds since the epoch. */
  async attempt(key: string, { times, seconds }: RateLimit): Promise<Attempt> {
    const now = this.clock.now().getTime();
    const until = now + seconds * 1000;
    if (!this.settings.rateLimits) return { taken: true, count: 0, until };
    const values = [rowKey(key), now, until, times];
    const [row] = await prepared<Attempt>(this.db, 'count-rate-limit', countOne, values);
    // Without a row, another process has begun the period and used it up since this statement began.
    return row ?? { taken: false, count: times, until };
  }

  /** The count begins anew, with the transaction of whoever has one. */
  async reset(key: string, tx: Pick<Tx, 'query'> = this.db): Promise<void> {
    await tx.query(`delete from rate_limits where key = $1`, [rowKey(key)]);
  }

  /** Deletes the counts of periods that have ended. */
  async deleteEnded(): Promise<void> {
    await this.db.query(`delete from rate_limits where expire <= $1`, [this.clock.now().getTime()]);
  }

  private secondsUntil(milliseconds: number): number {
    return Math.max(0, Math.ceil((milliseconds - this.clock.now().getTime()) / 1000));
  }
}

function rowKey(key: string): string {
  return sha256(key).toString('base64url');
}

const countOne = `
  with mine as (
    insert into rate_limits as l (key, points, expire) values ($1, 1, $3)
    on conflict (key) do update set
      points = case when l.expire <= $2 then 1 else l.points + 1 end,
      expire = case when l.expire <= $2 then excluded.expire else l.expire end
    where l.expire <= $2 or l.points < $4
    returning points, expire)
  select true as taken, points as count, expire::float8 as until from mine
  union all
  select false, points, expire::float8 from rate_limits where key = $1 and not exists (select from mine)`;
