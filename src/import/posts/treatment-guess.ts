import type { ClinicFile } from '../../clinic-file/schema.js';
import type { Post } from './post.js';
import { topics } from './topics.js';

/** What an article seems to be about, of what the clinic offers. Only ever shown, for somebody to agree with. */
export interface Guess {
  /** Slug of a base treatment. */
  readonly treatment: string;
  /** Slugs of add-ons that go with it. */
  readonly addOns: readonly string[];
}

/** Null: nothing in its words speaks for any treatment. */
export function guessTreatment(
  treatments: ClinicFile['treatments'],
  { title, words }: Pick<Post, 'title' | 'words'>,
): Guess | null {
  const weigh = weigher(title, words);
  const offered = treatments.filter(({ online }) => online);
  const known = offered
    .filter(({ kind }) => kind === 'base')
    .map((one) => ({ one, weight: weightOf(one, weigh) }))
    .filter(({ weight }) => weight > 0);
  const best = known.reduce<(typeof known)[number] | null>(
    (first, other) => (first && first.weight >= other.weight ? first : other),
    null,
  );
  if (!best) return null;
  const { slug, addOns } = best.one;
  const fitting = offered.filter((one) => one.kind === 'add-on' && addOns.includes(one.slug));
  return { treatment: slug, addOns: fitting.filter((one) => weightOf(one, weigh) > 0).map((one) => one.slug) };
}

type Weigh = (stems: readonly string[]) => number;

/** A word in the title says more than any in the text, where the tenth time says no more than the third. */
function weigher(title: string, words: string): Weigh {
  const [above, below] = [` ${plain(title)}`, ` ${plain(words)}`];
  return (stems) => 3 * Math.min(1, count(above, stems)) + Math.min(3, count(below, stems));
}

function count(text: string, stems: readonly string[]): number {
  return stems.reduce((sum, stem) => sum + text.split(isSpaced(stem) ? ` ${stem}` : stem).length - 1, 0);
}

/** Of what a treatment is about, all that the article speaks of, less what it does not: the plain one before the special. */
function weightOf({ name, slug }: { readonly name: string; readonly slug: string }, weigh: Weigh): number {
  const called = ` ${plain(name)} ${plain(slug)}`;
  const about = topics.filter(({ called: stems }) => count(called, stems) > 0);
  // What no topic knows is looked for by its own name.
  const own =
    about.length > 0
      ? []
      : [
          {
            said: plain(name)
              .split(' ')
              .filter((word) => word.length > 3),
          },
        ];
  const weights = [...about, ...own].map(({ said }) => weigh(said));
  if (weights.every((weight) => weight === 0)) return 0;
  const missing = weights.filter((weight) => weight === 0).length;
  return Math.max(0.1, weights.reduce((sum, weight) => sum + weight, 0) - 4 * missing) * (missing ? 0.5 : 1);
}

/** No accents, no capitals, one space between words. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Chinese stands without spaces. */
const isSpaced = (stem: string) => !/\p{Script=Han}/u.test(stem);
