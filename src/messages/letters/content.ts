/** What a letter says, once for both its forms, so that HTML and plain text cannot disagree. */
export interface Content {
  readonly locale: string;
  /** Names no treatment and no person: it shows on locked screens. Nor does the preheader. */
  readonly subject: string;
  readonly preheader: string;
  readonly clinic: string;
  readonly title: string;
  readonly greeting?: string;
  readonly opening?: string;
  /** In the clinic's own words: lines as they were typed. */
  readonly message?: string;
  readonly facts: readonly Fact[];
  /** In the clinic's own words too, and in Markdown; under a title of its own. */
  readonly preparation?: { readonly title: string; readonly texts: readonly string[] };
  readonly action?: { readonly label: string; readonly url: string };
  readonly closing: readonly string[];
  readonly footer: readonly string[];
}

export interface Fact {
  readonly label: string;
  readonly lines: readonly string[];
  /** The one the reader looks for. */
  readonly main?: boolean;
  /** No longer so. */
  readonly over?: boolean;
}

/** A letter ready to be sent. */
export interface Written {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Absent when there is nothing for a calendar. */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string };
}
