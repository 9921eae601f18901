/** An article of a blog. */
export interface Post {
  readonly title: string;
  readonly page: string;
  /** The beginning of what it says, without markup. */
  readonly words: string;
}
