import { parsedUrl } from '../../platform/parsed-url.js';

/** An article of a blog. */
export interface Post {
  readonly title: string;
  readonly page: string;
  /** The beginning of what it says, without markup. */
  readonly words: string;
}

/** Where a file is that does not say where its blog is. Pages below it are nowhere, until somebody says where. */
export const nowhere = 'https://blog.invalid/';

/** The address of a post's page, without the marks that tell where a reader came from. Null: it is none of the web. */
export function postPage(address: string, base: string): string | null {
  const url = address === '' ? null : parsedUrl(address, base);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '') return null;
  url.hash = '';
  for (const mark of [...url.searchParams.keys()].filter(isMark)) url.searchParams.delete(mark);
  return url.href;
}

const isMark = (name: string) => /^(utm_\w+|fbclid|gclid|msclkid|mc_[ce]id)$/i.test(name);
