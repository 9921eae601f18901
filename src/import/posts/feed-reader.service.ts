import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { fetchAndFollow, fetchOutside, theInternet, type Validators } from '../../platform/fetch-outside.client.js';
import { NotFetched } from '../../platform/outside-url.js';
import { mostPosts } from './feed-posts.js';
import { nowhere, type Post } from './post.js';
import type { FeedReading, FeedTask } from './read-feed.thread.js';

export interface NewestPosts extends Validators {
  readonly address: string;
  readonly posts: readonly Post[] | null;
}

const noValidators: Validators = { etag: null, lastModified: null };
const megabytes = 256;
/** Of one feed: Blogger gives 25 posts at a time unless asked for more. */
const mostPages = 40;

/**
 * Reads a blog's feed in a thread of its own: what a stranger wrote may ask for more time or memory than there is, and
 * then the thread ends, and nothing else.
 */
@Injectable()
export class FeedReader {
  /** Where the compiled thread lies. */
  protected readonly thread = new URL('./read-feed.thread.js', import.meta.url);
  protected readonly outside = {
    ...theInternet,
    accept: 'application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.5, */*;q=0.1',
    agent: 'Meridian (blog import)',
  };
  /** For all pages of one feed together. */
  protected readonly seconds: number = 40;

  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly clock: Clock) {}

  /** The posts of a file; null: it is no feed, or it asked for too much. */
  async ofFile(bytes: Uint8Array): Promise<readonly Post[] | null> {
    const read = await this.read({ bytes, at: nowhere, contentType: null, now: this.clock.now() });
    return read && 'posts' in read ? distinct(read.posts) : null;
  }

  /**
   * The posts at an address: that of the feed, or of a page that names its feed; older ones on the pages that follow.
   * Null, whatever the reason: differing answers would tell about the network we stand in.
   */
  async ofAddress(address: string): Promise<readonly Post[] | null> {
    const until = AbortSignal.timeout(this.seconds * 1000);
    const posts: Post[] = [];
    const seen = new Set<string>();
    let at: string | null = address;
    let found = false;
    while (at !== null && !seen.has(at) && seen.size < mostPages && posts.length < mostPosts && !until.aborted) {
      seen.add(at);
      const read: FeedReading = await this.fetched(at);
      if (read === null) break;
      found ||= 'posts' in read;
      if ('posts' in read) posts.push(...read.posts);
      at = 'posts' in read ? read.next : !found && 'feed' in read ? read.feed : null;
    }
    return found ? distinct(posts) : null;
  }

  /**
   * The first page of a feed. Null posts: nothing changed since `known`. `address`: where the feed is from now on, also
   * behind the page that names it.
   * @throws NotFetched
   */
  async newest(address: string, known: Validators, isNamed = false): Promise<NewestPosts> {
    const answer = await fetchAndFollow(address, known, this.outside);
    if (answer.fetched === null) return { ...known, address: answer.address, posts: null };
    const { body, contentType, etag, lastModified } = answer.fetched;
    const read = await this.read({ bytes: body, at: answer.address, contentType, now: this.clock.now() });
    if (read && 'posts' in read) return { address: answer.address, posts: distinct(read.posts), etag, lastModified };
    if (read && 'feed' in read && !isNamed) return this.newest(read.feed, noValidators, true);
    throw new NotFetched('no-feed');
  }

  private async fetched(at: string): Promise<FeedReading> {
    try {
      const answer = await fetchOutside(at, null, this.outside);
      if (answer === null) return null;
      return await this.read({ bytes: answer.body, at, contentType: answer.contentType, now: this.clock.now() });
    } catch (fault) {
      if (fault instanceof NotFetched) return null;
      throw fault;
    }
  }

  /** One at a time, so that it is one processor at most that is kept busy. */
  private read(task: FeedTask): Promise<FeedReading> {
    const mine = this.last.then(() => this.readNow(task));
    this.last = mine.catch(() => undefined);
    return mine;
  }

  private async readNow(workerData: FeedTask): Promise<FeedReading> {
    const thread = new Worker(this.thread, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    });
    try {
      const [read] = (await once(thread, 'message', { signal: AbortSignal.timeout(10_000) })) as [FeedReading];
      return read;
    } catch (fault) {
      if (isTooMuch(fault)) return null;
      throw fault;
    } finally {
      await thread.terminate();
    }
  }
}

function distinct(posts: readonly Post[]): readonly Post[] {
  return [...new Map(posts.map((post) => [post.page, post])).values()].slice(0, mostPosts);
}

function isTooMuch(fault: unknown): boolean {
  const { name, code } = fault as { name?: unknown; code?: unknown };
  return name === 'AbortError' || code === 'ERR_WORKER_OUT_OF_MEMORY' || name === 'RangeError';
}
