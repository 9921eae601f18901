/** A call to action on a blog or poster: `/go/<code>` leads from it into booking, with what is known filled in. */
export interface Link {
  readonly id: string;
  readonly code: string;
  /** What the link says where it stands. */
  readonly label: string;
  /** Slug of a base treatment. */
  readonly treatment: string | null;
  /** Slugs of add-ons. */
  readonly addOns: readonly string[];
  /** A place as a person would type it. */
  readonly near: string | null;
  /** Slug of a practitioner. */
  readonly practitioner: string | null;
  /** Of the article it stands under. */
  readonly title: string | null;
  /** Where the link stands. */
  readonly page: string | null;
  /** Origins of other sites that may show its free times in a frame. */
  readonly sites: readonly string[];
}
