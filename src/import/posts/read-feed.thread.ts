import { parentPort, workerData } from 'node:worker_threads';
import { feedOfPage, type FeedPage, feedPosts } from './feed-posts.js';

/** What the thread is given: what came from an address, or a file. */
export interface FeedTask {
  readonly bytes: Uint8Array;
  readonly at: string;
}

/** A feed, or a page that says where its feed is; null: neither. */
export type FeedReading = FeedPage | { readonly feed: string } | null;

const { bytes, at } = workerData as FeedTask;

function reading(): FeedReading {
  const text = new TextDecoder().decode(bytes);
  const feed = feedPosts(text, at);
  if (feed) return feed;
  const elsewhere = feedOfPage(text, at);
  return elsewhere ? { feed: elsewhere } : null;
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has none
parentPort?.postMessage(reading());
