import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type BackOff, nextAttempt } from '../../platform/back-off.js';
import { Clock } from '../../platform/clock.js';
import { transaction } from '../../platform/database.client.js';
import { traceOf } from '../../platform/fault.js';
import { type Leased, LeasedQueue, longestDue } from '../../platform/leased-queue.service.js';
import { NotFetched } from '../../platform/outside-url.js';
import { retryAfter } from '../../platform/retry-after.js';
import { BlogFeeds, readEverySeconds } from './blog-feeds.service.js';
import { FeedReader, type NewestPosts } from './feed-reader.service.js';

interface Due extends Leased {
  readonly address: string;
  readonly etag: string | null;
  readonly last_modified: string | null;
}

/** A feed that can be read is read every hour; after failures in a row the pauses grow to a day. */
const backOff: BackOff = { pauses: [1, 2, 4, 8, 24].map((hours) => hours * readEverySeconds), afterwards: 'repeat' };
/** However long a server wants to be left alone. */
const longestPause = 7 * 86_400_000;

/** Reads the feeds of blogs that are due, and keeps what is new in them for somebody to look at. */
@Injectable()
export class ReadFeeds {
  private readonly log = new Logger('feeds');
  private readonly queue: LeasedQueue<Due>;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly feeds: BlogFeeds,
    private readonly reader: FeedReader,
  ) {
    this.queue = new LeasedQueue(db, clock, {
      table: 'blog_feeds',
      next: longestDue('blog_feeds', 'ended_at is null'),
      columns: 'address, etag, last_modified',
      leaseSeconds: 180,
      atOnce: 2,
    });
  }

  async run(stopping?: AbortSignal): Promise<void> {
    await this.queue.run((due) => this.readOne(due), stopping);
  }

  private async readOne(due: Due): Promise<void> {
    try {
      const known = { etag: due.etag, lastModified: due.last_modified };
      await this.keep(due, await this.reader.newest(due.address, known));
    } catch (fault) {
      this.log.warn('feed not read', {
        feed: due.id,
        fault: fault instanceof NotFetched ? fault.code : traceOf(fault),
      });
      await this.failed(due, fault);
    }
  }

  private async keep(due: Due, { address, posts, etag, lastModified }: NewestPosts): Promise<void> {
    const linked = await this.feeds.linked();
    await transaction(this.db, async (tx) => {
      const values = [this.clock.now(), this.after(1), address, etag, lastModified];
      // Somebody may have stopped it meanwhile.
      if ((await this.queue.settle(due, good, values, tx)) && posts) {
        await this.feeds.arrived(tx, due.id, posts, linked);
      }
    });
  }

  private async failed(due: Due, fault: unknown): Promise<void> {
    const now = this.clock.now();
    const isGone = fault instanceof NotFetched && fault.code === 'status-410';
    const wished = fault instanceof NotFetched ? retryAfter(fault.retryAfter, now) : null;
    const latest = now.getTime() + longestPause;
    const due_at = new Date(Math.max(this.after(due.attempts).getTime(), Math.min(wished?.getTime() ?? 0, latest)));
    const set = `failed_since = coalesce(failed_since, $3), due_at = $4, ended_at = case when $5 then $3::timestamptz end`;
    await this.queue.settle(due, set, [now, due_at, isGone]);
  }

  private after(attempts: number): Date {
    return nextAttempt(attempts, this.clock.now(), backOff)!;
  }
}

// Where it has moved to may be read under its own name already.
const good = `read_at = $3, due_at = $4, etag = $6, last_modified = $7, attempts = 0, failed_since = null,
  address = case when exists (select from blog_feeds other where other.address = $5) then address else $5 end`;
