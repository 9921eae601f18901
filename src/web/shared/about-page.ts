import type { Data } from './structured-data.js';

/** What search engines and previews read of a page that can be found. */
export interface AboutPage {
  /** Where it stands, from the root; without what does not matter to what it says. */
  readonly path: string;
  readonly description: string;
  /** 1200 by 630, from the root. */
  readonly picture: string;
  /** It is about one person. */
  readonly profile?: boolean;
  /** schema.org */
  readonly data: readonly Data[];
}

/** The page that search engines list in place of this one, which has no end of addresses. */
export type Canonical = Pick<AboutPage, 'path' | 'description'>;

/** As much as a list of results shows, cut between two words. */
export function shortened(text: string, most = 300): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most - 40)).replace(/(?<![\s,.;:])[\s,.;:]+$/, '')}…`;
}
