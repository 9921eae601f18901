/** An article of a blog. */
export interface Post {
  readonly title: string;
  readonly page: string;
  /** The beginning of what it says, without markup. */
  readonly words: string;
}

/** Two addresses of one page are alike in this: neither http or https, nor a slash at the end, nor a place on the page counts. */
export function pageKey(address: string): string {
  if (!URL.canParse(address)) return address;
  const { host, pathname, search } = new URL(address);
  return `${host.replace(/^www\./, '')}${pathname.replace(/(?<!\/)\/+$/, '')}${search}`;
}
