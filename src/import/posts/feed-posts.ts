import { parseFeed } from 'feedsmith';
import { plainWords } from './plain-words.js';
import type { Post } from './post.js';

export interface FeedPage {
  readonly posts: readonly Post[];
  /** Where older posts stand (RFC 5005, as Blogger does it). */
  readonly next: string | null;
}

/** More than any blog we know has; as many links as one page of ours can still count. */
export const mostPosts = 5000;

/** The posts of an Atom, RSS, RDF or JSON feed that have a page, in its order. Null: it is none. */
export function feedPosts(text: string, at: string): FeedPage | null {
  const read = parsed(text);
  if (!read) return null;
  const posts = entriesOf(read)
    .slice(0, mostPosts)
    .flatMap((entry) => postOf(entry, at));
  return { posts, next: nextOf(read, at) };
}

/** Where the feed of a web page is, as the page itself says. */
export function feedOfPage(html: string, at: string): string | null {
  for (const [tag] of html.slice(0, 500_000).matchAll(/<link\b[^<>]{0,1000}>/gi)) {
    const said = (name: string) => new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`, 'i').exec(tag)?.[1] ?? '';
    if (!/\balternate\b/i.test(said('rel')) || !/^application\/(atom|rss)\+xml$/i.test(said('type'))) continue;
    const address = absolute(said('href').replaceAll('&amp;', '&'), at);
    if (address) return address;
  }
  return null;
}

type Parsed = ReturnType<typeof parseFeed>;

function parsed(text: string): Parsed | null {
  try {
    return parseFeed(text);
  } catch {
    // Whatever it finds wrong: it is not a feed.
    return null;
  }
}

interface Entry {
  readonly title: string | undefined;
  readonly link: string | undefined;
  readonly text: string | undefined;
}

function entriesOf({ format, feed }: Parsed): Entry[] {
  if (format === 'atom') {
    return (feed.entries ?? []).map(({ title, links = [], summary, content }) => ({
      title: title?.value,
      link: (links.find(({ rel }) => rel === 'alternate') ?? links.find(({ rel }) => !rel))?.href,
      text: [summary?.value, content?.value].filter(Boolean).join(' '),
    }));
  }
  if (format === 'json') {
    return (feed.items ?? []).map(({ title, url, external_url, content_html, content_text }) => ({
      title,
      link: url ?? external_url,
      text: content_text ?? content_html,
    }));
  }
  return (feed.items ?? []).map(({ title, link, description, content }) => ({
    title,
    link,
    text: [description, content?.encoded].filter(Boolean).join(' '),
  }));
}

function nextOf({ format, feed }: Parsed, at: string): string | null {
  const links = format === 'atom' ? feed.links : format === 'json' ? undefined : feed.atom?.links;
  const href = format === 'json' ? feed.next_url : links?.find(({ rel }) => rel === 'next')?.href;
  return href ? absolute(href, at) : null;
}

const longestTitle = 200;
const longestAddress = 500;
const longestText = 2000;

function postOf({ title = '', link = '', text = '' }: Entry, at: string): Post[] {
  const page = absolute(link.trim(), at);
  if (page === null || page.length > longestAddress) return [];
  const path = decoded(new URL(page).pathname);
  return [{ title: plainWords(title, longestTitle) || path, page, words: plainWords(text, longestText) }];
}

function absolute(address: string, at: string): string | null {
  if (address === '' || !URL.canParse(address, at)) return null;
  const url = new URL(address, at);
  url.hash = '';
  return /^https?:$/.test(url.protocol) && url.username === '' ? url.href : null;
}

function decoded(path: string): string {
  try {
    return decodeURI(path).slice(0, longestTitle);
  } catch {
    return path.slice(0, longestTitle);
  }
}
