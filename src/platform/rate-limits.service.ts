import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { sha256 } from './keys.service.js';
import { SETTINGS, type Settings } from './settings.js';

/** So many times within so many seconds; the period begins with the first. */
export interface RateLimit {
  readonly times: number;
  readonly seconds: number;
  /** What a process has refused it refuses from memory until the period ends: for what may come in floods. */
  readonly blocksInMemory?: boolean;
}

/**
 * Counts in the table `rate_limits`, so in all processes together. A key says what was done and by whom; only its hash
 * is stored. The library counts by the machine's clock.
 */
@Injectable()
export class RateLimits {
  private readonly limiters = new Map<string, RateLimiterPostgres>();

  constructor(
    private readonly db: DataSource,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'rateLimits'>,
  ) {}

  /**
   * Counts one more, and first, so that what is done at the same moment counts too.
   * @returns the seconds to wait, or 0 within the limit
   */
  async take(key: string, limit: RateLimit): Promise<number> {
    if (!this.settings.rateLimits) return 0;
    try {
      await this.limiter(limit).consume(rowKey(key));
      return 0;
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      throw refused;
    }
  }

  /** The count begins anew. */
  async reset(key: string, limit: RateLimit): Promise<void> {
    await this.limiter(limit).delete(rowKey(key));
  }

  /** Deletes the counts of periods that have ended. */
  async deleteEnded(): Promise<void> {
    await this.db.query(`delete from rate_limits where expire < extract(epoch from clock_timestamp()) * 1000`);
  }

  private limiter({ times, seconds, blocksInMemory = false }: RateLimit): RateLimiterPostgres {
    const name = `${times}/${seconds}/${blocksInMemory}`;
    const known = this.limiters.get(name);
    if (known) return known;
    const limiter = new RateLimiterPostgres({
      storeClient: this.db,
      storeType: 'typeorm',
      tableName: 'rate_limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: '',
      points: times,
      duration: seconds,
      ...(blocksInMemory ? { inMemoryBlockOnConsumed: times + 1 } : {}),
    });
    this.limiters.set(name, limiter);
    return limiter;
  }
}

function rowKey(key: string): string {
  return sha256(key).toString('base64url');
}
