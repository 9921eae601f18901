import { parentPort, workerData } from 'node:worker_threads';
import { FeedFault } from './feed-fault.js';
import type { FeedPage } from './feed-page.js';
import { feedOfPage, feedPosts } from './feed-posts.js';
import { charsetOf, xmlText } from './xml-encoding.js';

/** What the thread is given: what came from an address, or a file. */
export interface FeedTask {
  readonly bytes: Uint8Array;
  readonly at: string;
  readonly contentType: string | null;
  readonly now: Date;
}

/** A feed, a page that says where its feed is, or why nothing more was read; null: none of them. */
export type FeedReading = FeedPage | { readonly feed: string } | { readonly fault: FeedFault['code'] } | null;

const { bytes, at, contentType, now } = workerData as FeedTask;

function reading(): FeedReading {
  const text = xmlText(bytes, charsetOf(contentType));
  try {
    const feed = feedPosts(text, at, now);
    if (feed) return feed;
  } catch (fault) {
    if (!(fault instanceof FeedFault)) throw fault;
    return { fault: fault.code };
  }
  const elsewhere = feedOfPage(text, at);
  return elsewhere ? { feed: elsewhere } : null;
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has none
parentPort?.postMessage(reading());
