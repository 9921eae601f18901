import { parentPort, workerData } from 'node:worker_threads';
import { TextReader } from '../../platform/text/decode-text.js';
import { FileFault } from '../file-fault.js';
import { textOf } from '../file-text.js';
import { mostUnpacked, unpackedFiles } from '../unpacked-files.client.js';
import type { FeedPage } from './feed-page.js';
import { FeedPosts, feedOfPage, feedPosts } from './feed-posts.js';
import { isNowhere } from './post.js';

/** What the thread is given. `at`: where it was fetched, or where the blog of a file is. */
export type FeedTask = { readonly at: string; readonly now: Date } & (
  | { readonly bytes: Uint8Array; readonly contentType: string | null }
  | { readonly file: { readonly path: string; readonly name: string; readonly size: number } }
);

/** A feed, a page that says where its feed is, or what is wrong with it in a sentence; null: none of them. */
export type FeedReading = FeedPage | { readonly feed: string } | { readonly fault: string } | null;

/** What it tells: how far it is, by share of the file, and at last what was read. */
export type FeedNews = { readonly progress: number } | { readonly reading: FeedReading };

const mostBytes = 256 * 1024 ** 2;
const none =
  'It is neither a feed nor a backup of a blog. Choose the .xml export of WordPress or Blogger, the feed.atom of Google Takeout, or the archive that it came in.';
const several = 'It holds several blogs. Unpack it, and upload the feed.atom of one blog after the other.';

const task = workerData as FeedTask;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has none
const tell = (news: FeedNews) => parentPort?.postMessage(news);

try {
  tell({ reading: 'file' in task ? await ofFile(task.file) : ofBytes(task.bytes, task.contentType) });
} catch (fault) {
  if (!(fault instanceof FileFault)) throw fault;
  tell({ reading: { fault: fault.message } });
}

function ofBytes(bytes: Uint8Array, contentType: string | null): FeedReading {
  const text = fetchedText(bytes, contentType);
  const feed = feedPosts(text, task.at, task.now);
  if (feed) return feed;
  const elsewhere = feedOfPage(text, task.at);
  return elsewhere ? { feed: elsewhere } : null;
}

/** Where nothing in it says how it is encoded, HTTP may. */
function fetchedText(bytes: Uint8Array, contentType: string | null): string {
  const reader = new TextReader();
  const text = reader.push(bytes) + reader.end();
  const charset = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(contentType ?? '')?.[1];
  if (!reader.guessed || charset === undefined) return text;
  try {
    const decoder = new TextDecoder(charset);
    // Node reads this one as Latin-1, without its quotation marks.
    return decoder.encoding === 'windows-1252' ? text : decoder.decode(bytes);
  } catch {
    return text;
  }
}

/** A file, or those of an archive: WordPress divides large exports. */
async function ofFile({ path, name, size }: { path: string; name: string; size: number }): Promise<FeedPage> {
  const pages: FeedPage[] = [];
  let [read, told] = [0, 0];
  const onRead = (bytes: number) => {
    read += bytes / Math.max(1, size);
    if (read - told > 0.02) tell({ progress: (told = read) });
  };
  const unpacking = {
    wanted: /\.(atom|rss|xml|json)(\.gz)?$/i,
    mostBytes: Math.min(mostBytes, mostUnpacked(size)),
    onRead,
  };
  for await (const { pieces } of unpackedFiles({ path, name }, unpacking)) {
    const feed = new FeedPosts(task.at, task.now);
    for await (const text of textOf(pieces, new TextReader())) feed.push(text);
    const page = feed.end();
    if (page && !page.whole)
      throw new FileFault('It ends too early: part of it is missing. Export or download it again.');
    if (page) pages.push(page);
  }
  if (pages.length === 0) throw new FileFault(none);
  if (pages.filter(({ posts }) => posts.some(isNowhere)).length > 1) throw new FileFault(several);
  return {
    posts: pages.flatMap(({ posts }) => posts),
    next: null,
    leftOut: pages.reduce((sum, { leftOut }) => sum + leftOut, 0),
    whole: true,
  };
}
