import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { LocalCounts } from '../local-counts.js';
import { SETTINGS, type Settings } from '../settings.js';

/**
 * Addresses nobody has, wrong tokens and keys, forms that are not from here, what cannot be read: whoever asks for so much of
 * it is no reader. Counted in each process and nowhere else: tokens and keys have 128 bits and more, so that this only saves
 * our time, and must not cost any. What can be guessed is counted in the database, by `Throttle`.
 */
@Injectable()
export class RefusedRequests {
  private readonly counts = new LocalCounts({ times: 200, seconds: 60 });

  constructor(
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'rateLimits'>,
  ) {}

  /** Counts one more. @returns the seconds to wait, or 0 within the limit */
  take(client: string): number {
    return this.settings.rateLimits ? this.counts.take(client, this.clock.now()) : 0;
  }

  /** @returns the seconds for which this client is answered nothing else, or 0 */
  waitOf(client: string): number {
    return this.settings.rateLimits ? this.counts.waitOf(client, this.clock.now()) : 0;
  }
}
