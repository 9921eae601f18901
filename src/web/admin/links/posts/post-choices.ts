import type { Guess } from '../../../../import/posts/treatment-guess.js';
import type { PostLink } from '../../../../import/posts/post-links.js';
import type { Post } from '../../../../import/posts/post.js';

/** What all links of an import have in common, as it was typed. */
export interface TypedForAll {
  readonly label: string;
  readonly near: string;
  readonly practitioner: string;
}

/** What was sent: which posts, by where they stand in the feed, and what was chosen for those that were shown. */
export interface Chosen extends TypedForAll {
  readonly all: boolean;
  readonly ticked: ReadonlySet<number>;
  /** As `asValue` writes it, by post. */
  readonly treatments: ReadonlyMap<number, string>;
}

export function chosenIn(body: unknown): Chosen {
  const fields = Object.entries((body ?? {}) as Readonly<Record<string, unknown>>);
  const one = (name: string) => {
    const given = fields.find(([field]) => field === name)?.[1];
    return typeof given === 'string' ? given.normalize('NFC').trim() : '';
  };
  const ticked = fields.flatMap(([field, given]) => (field === 'post' ? [given].flat().map(Number) : []));
  const treatments = fields.flatMap(([field, given]): [number, string][] => {
    const at = /^treatment-(\d{1,4})$/.exec(field)?.[1];
    return at !== undefined && typeof given === 'string' ? [[Number(at), given]] : [];
  });
  return {
    label: one('label'),
    near: one('place') || one('near'),
    practitioner: one('practitioner'),
    all: one('what') === 'all',
    ticked: new Set(ticked),
    treatments: new Map(treatments),
  };
}

/** `acupuncture`, `acupuncture+cupping`; empty: any. No slug has a plus. */
export function asValue(guess: Guess | null): string {
  return guess ? [guess.treatment, ...guess.addOns].join('+') : '';
}

export function fromValue(value: string): Guess | null {
  const [treatment, ...addOns] = value.split('+').filter(Boolean);
  return treatment ? { treatment, addOns } : null;
}

export function postLink(
  { title, page }: Pick<Post, 'title' | 'page'>,
  guess: Guess | null,
  { label, near, practitioner }: TypedForAll,
): PostLink {
  return {
    label,
    ...(guess && { treatment: guess.treatment }),
    ...(guess && guess.addOns.length > 0 && { addOns: [...guess.addOns] }),
    ...(near && { near }),
    ...(practitioner && { practitioner }),
    title,
    page,
  };
}
