import { isOrigin, originOf } from '../platform/site-origin.js';
import { pageKey } from './page-key.js';

/** Where a link stands, and which other sites may show it. */
interface Framed {
  readonly page: string | null;
  readonly sites: readonly string[];
}

/**
 * Who may show the link's free times in a frame: the site of its page, and those it names. Each is an origin and nothing
 * else, so that it can stand in a header as it is. `embedder`: the origin of the page around the frame, as far as known;
 * with another scheme, or with or without `www`, it is the same site.
 */
export function framers({ page, sites }: Framed, embedder?: string): readonly string[] {
  const own = page === null ? null : originOf(page);
  const listed = [...(own ? [own] : []), ...sites];
  const isListed = embedder !== undefined && listed.some((one) => pageKey(one) === pageKey(embedder));
  return [...new Set([...listed, ...(isListed ? [embedder] : [])])].filter(isOrigin);
}
