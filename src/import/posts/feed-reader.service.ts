import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { fetchAndFollow, fetchOutside, theInternet, type Validators } from '../../platform/fetch-outside.client.js';
import type { FileOnDisk } from '../../platform/http/upload.js';
import { NotFetched } from '../../platform/outside-url.js';
import { mostPosts, type Post } from './post.js';
import type { FeedNews, FeedReading, FeedTask } from './read-feed.thread.js';

export interface NewestPosts extends Validators {
  readonly address: string;
  readonly posts: readonly Post[] | null;
}

/** A file that somebody uploaded. */
export type BlogFile = Pick<FileOnDisk, 'path' | 'name' | 'size'>;

/** Its posts, and how many entries are none; or why it cannot be read, in a sentence. */
export type FileReading = { readonly posts: readonly Post[]; readonly leftOut: number } | { readonly fault: string };

const tooMuch = 'It takes more time or memory to read than any blog does. Export it again.';
const noValidators: Validators = { etag: null, lastModified: null };
const megabytes = 160;
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
  protected readonly secondsOfFile: number = 180;

  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly clock: Clock) {}

  /** `at`: where the blog is, or `nowhere`. */
  async ofFile(file: BlogFile, at: string, onProgress: (read: number) => void): Promise<FileReading> {
    const read = await this.read({ file, at, now: this.clock.now() }, this.secondsOfFile, onProgress);
    if (read && 'posts' in read) return { posts: distinct(read.posts), leftOut: read.leftOut };
    return { fault: read && 'fault' in read ? read.fault : tooMuch };
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

  /** One at a time, so that it is one processor at most that is kept busy. Null also when it asks for too much. */
  private read(task: FeedTask, seconds = 10, onProgress?: (read: number) => void): Promise<FeedReading> {
    const mine = this.last.then(() => this.readNow(task, seconds, onProgress));
    this.last = mine.catch(() => undefined);
    return mine;
  }

  private async readNow(
    workerData: FeedTask,
    seconds: number,
    onProgress?: (read: number) => void,
  ): Promise<FeedReading> {
    const thread = new Worker(this.thread, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    });
    try {
      for await (const [news] of on(thread, 'message', {
        signal: AbortSignal.timeout(seconds * 1000),
      }) as AsyncIterable<[FeedNews]>) {
        if ('reading' in news) return news.reading;
        onProgress?.(news.progress);
      }
      return null;
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
