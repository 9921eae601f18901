import { saysWhichPage } from '../../finder/page-key.js';
import { parsedUrl } from '../../platform/parsed-url.js';

/** An article of a blog. */
export interface Post {
  readonly title: string;
  readonly page: string;
  /** The beginning of what it says, without markup. */
  readonly words: string;
}

/** More than any blog we know has; as many links as one page of ours can still count. */
export const mostPosts = 5000;

/** Where a file is that does not say where its blog is. Pages below it are nowhere, until somebody says where. */
export const nowhere = 'https://blog.invalid/';

export const isNowhere = ({ page }: Pick<Post, 'page'>): boolean => page.startsWith(nowhere);

/** The same post, of a file that did not say where its blog is. */
export function placed(post: Post, blog: string): Post {
  return isNowhere(post) ? { ...post, page: new URL(post.page.slice(nowhere.length - 1), blog).href } : post;
}

/** Null: it is no address of the web. */
export function webAddress(address: string, base: string): string | null {
  const url = address === '' ? null : parsedUrl(address, base);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '') return null;
  url.hash = '';
  return url.href;
}

/** The address of a post's page, without what says how a reader came to it. Null: it is none of the web. */
export function postPage(address: string, base: string): string | null {
  const page = webAddress(address, base);
  if (page === null) return null;
  const url = new URL(page);
  const incidental = [...url.searchParams].filter(([name, value]) => !saysWhichPage(`${name}=${value}`));
  for (const [name, value] of incidental) url.searchParams.delete(name, value);
  return url.href;
}
