import type { Post } from './post.js';

/** What is read at one address, or in one file. */
export interface FeedPage {
  readonly posts: readonly Post[];
  /** Where older posts stand (RFC 5005, as Blogger does it). */
  readonly next: string | null;
  /** How many entries are no article that readers can open: comments, drafts, pages, … */
  readonly leftOut: number;
  /** False when it breaks off. */
  readonly whole: boolean;
}
