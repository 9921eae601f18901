/** An article of a blog. */
export interface Post {
  readonly title: string;
  readonly page: string;
  /** The beginning of what it says, without markup. */
  readonly words: string;
}

/** Where a file is that does not say where its blog is. Pages below it are nowhere, until somebody says where. */
export const nowhere = 'https://blog.invalid/';

export const isNowhere = ({ page }: Pick<Post, 'page'>): boolean => page.startsWith(nowhere);

/** The same post, of a file that did not say where its blog is. */
export function placed(post: Post, blog: string): Post {
  return isNowhere(post) ? { ...post, page: new URL(post.page.slice(nowhere.length - 1), blog).href } : post;
}

/** Two addresses of one page are alike in this: neither http or https, nor a slash at the end, nor a place on the page counts. */
export function pageKey(address: string): string {
  if (!URL.canParse(address)) return address;
  const { host, pathname, search } = new URL(address);
  return `${host.replace(/^www\./, '')}${pathname.replace(/(?<!\/)\/+$/, '')}${search}`;
}

/** The address of a post's page, without the marks that tell where a reader came from. Null: it is none of the web. */
export function postPage(address: string, base: string): string | null {
  if (address === '' || !URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  if (!/^https?:$/.test(url.protocol) || url.username !== '') return null;
  url.hash = '';
  for (const mark of [...url.searchParams.keys()].filter(isMark)) url.searchParams.delete(mark);
  return url.href;
}

const isMark = (name: string) => /^(utm_\w+|fbclid|gclid|msclkid|mc_[ce]id)$/i.test(name);
