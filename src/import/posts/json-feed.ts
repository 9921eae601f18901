import { z } from 'zod';
import { type Article, postOf } from './live-post.js';
import type { FeedPage } from './feed-page.js';
import { postPage, webAddress } from './post.js';

const said = z.string().optional().catch(undefined);
/** https://www.jsonfeed.org/version/1.1/ */
const jsonFeed = z.object({
  version: z.string().includes('jsonfeed.org'),
  next_url: said,
  items: z.array(z.unknown()),
});
const jsonItem = z
  .object({ url: said, external_url: said, title: said, summary: said, content_html: said, content_text: said })
  .catch({});

/** Null: it is none. */
export function jsonFeedPosts(text: string, at: string, most: number): FeedPage | null {
  const { data } = jsonFeed.safeParse(parsed(text));
  if (!data) return null;
  const posts = data.items
    .slice(0, most)
    .map((item) => jsonItem.parse(item))
    .map(
      ({ title = '', url, external_url, ...words }): Article => ({
        title,
        page: postPage(url ?? external_url ?? '', at),
        text: [words.summary, words.content_text ?? words.content_html].filter(Boolean).join(' '),
      }),
    );
  return {
    posts: posts.flatMap((article) => postOf(article) ?? []),
    next: data.next_url ? webAddress(data.next_url, at) : null,
    leftOut: 0,
    whole: true,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
