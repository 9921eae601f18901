/** What a notification says, once for both its forms, so that HTML and plain text cannot disagree. */
export interface Content {
  readonly locale: string;
  /** Names no treatment and no person, because subjects are visible on locked screens. Nor does the preheader. */
  readonly subject: string;
  readonly preheader: string;
  readonly clinic: string;
  readonly title: string;
  readonly greeting?: string;
  readonly body: readonly Block[];
  readonly footer: readonly string[];
  readonly leave?: Leave;
  /** For programs, beside what people read. */
  readonly markup?: Markup;
}

/** schema.org, as JSON-LD: a tree of named values. */
export type Markup = { readonly [name: string]: string | Markup | undefined };

/** The way out of notifications of this kind, below everything else. */
export interface Leave {
  readonly label: string;
  readonly url: string;
}

/** A paragraph: in words, or something that stands by itself. */
export type Block =
  | { readonly kind: 'text'; readonly lines: readonly string[] }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  /** In the clinic's own words and in Markdown, under a title. */
  | { readonly kind: 'markdown'; readonly title: string; readonly texts: readonly string[] }
  | { readonly kind: 'link'; readonly label: string; readonly url: string };

export interface Fact {
  readonly label: string;
  readonly lines: readonly string[];
  /** The one the reader looks for. */
  readonly main?: boolean;
  /** No longer so. */
  readonly over?: boolean;
  /** To where it is seen and changed. */
  readonly url?: string;
}

/** What is filled into the text of a notification. */
export interface Filling {
  readonly locale: string;
  readonly clinic: string;
  readonly preheader: string;
  readonly footer: readonly string[];
  readonly leave?: Leave;
  /** The reader's; null: not one to be repeated. */
  readonly name: string | null;
  readonly values: Readonly<Record<string, string | number>>;
  /** By the names that stand in a paragraph by themselves; one without lines is left out. */
  readonly alone: Readonly<Record<string, Block>>;
}

export interface CalendarPart {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly content: string;
}

/** A notification ready to be sent. */
export interface RenderedEmail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Where a mail program stops notifications of this kind (RFC 8058); absent where they cannot be stopped. */
  readonly stop?: string;
  /** One for each visit: a program reads the first event of a part and no other. None when there is nothing for a calendar. */
  readonly calendars: readonly CalendarPart[];
}
