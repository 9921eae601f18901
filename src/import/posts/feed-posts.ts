import { FileFault } from '../file-fault.js';
import { jsonFeedPosts } from './json-feed.js';
import { articleOf, isLive, postOf } from './live-post.js';
import type { FeedPage } from './feed-page.js';
import { mostPosts, type Post, webAddress } from './post.js';
import { XmlEntries, type XmlEntry } from './xml-entries.js';

const pieceLength = 65_536;
const longestJson = 3 * 1024 * 1024;

/** The posts of an Atom, RSS, RDF or JSON feed, or of a blog's backup, that have a page, in its order; read in pieces. */
export class FeedPosts {
  private readonly posts: Post[] = [];
  private leftOut = 0;
  private begun = false;
  private json: string | undefined;
  private readonly entries: XmlEntries;

  /** `at`: its address, or `nowhere`. */
  constructor(
    private readonly at: string,
    private readonly now: Date,
  ) {
    this.entries = new XmlEntries(at, (entry) => this.take(entry));
  }

  /** @throws FileFault */
  push(piece: string): void {
    if (!this.begun && /^\s*\{/.test(piece)) this.json = '';
    this.begun ||= /\S/.test(piece);
    if (this.json === undefined) return this.entries.push(piece);
    this.json += piece;
    if (this.json.length > longestJson)
      throw new FileFault('It is a JSON feed of more than 3 MB, which can’t be read here.');
  }

  /** Null: it is none. */
  end(): FeedPage | null {
    if (this.json !== undefined) return jsonFeedPosts(this.json, this.at, mostPosts);
    this.entries.end();
    const { isFeed, isWhole: whole, next } = this.entries;
    if (!isFeed) return null;
    return { posts: this.posts, next: next && webAddress(next.href, next.base), leftOut: this.leftOut, whole };
  }

  private take(entry: XmlEntry): void {
    if (this.posts.length >= mostPosts) return;
    if (!isLive(entry, this.now)) {
      this.leftOut++;
      return;
    }
    const post = postOf(articleOf(entry));
    if (post) this.posts.push(post);
  }
}

/** The posts of a whole text. Null: it is none. @throws FileFault */
export function feedPosts(text: string, at: string, now: Date): FeedPage | null {
  const feed = new FeedPosts(at, now);
  for (let from = 0; from < text.length; from += pieceLength) feed.push(text.slice(from, from + pieceLength));
  return feed.end();
}

/** Where the feed of a web page is, as the page itself says. */
export function feedOfPage(html: string, at: string): string | null {
  for (const [tag] of html.slice(0, 500_000).matchAll(/<link\b[^<>]{0,1000}>/gi)) {
    const said = (name: string) => new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`, 'i').exec(tag)?.[1] ?? '';
    if (!/\balternate\b/i.test(said('rel')) || !/^application\/(atom|rss)\+xml$/i.test(said('type'))) continue;
    const address = webAddress(said('href').replaceAll('&amp;', '&'), at);
    if (address) return address;
  }
  return null;
}
