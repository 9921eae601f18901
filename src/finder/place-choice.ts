import { distanceKm, type Point } from './distance.js';
import { keyOf, labelOf, type Place } from './place.js';

/** Where the clinic is: its own locations pull a name towards them. */
export type Home = readonly (Point & { readonly country: string })[];

export type FoundPlace =
  | {
      readonly kind: 'found';
      readonly place: Place;
      /** Other places of that name, the likeliest first. */
      readonly others: readonly Place[];
      /** The name was misspelt, and this is what was surely meant. */
      readonly corrected: boolean;
    }
  | { readonly kind: 'choices'; readonly places: readonly Place[] }
  | { readonly kind: 'unknown'; readonly suggestions: readonly Place[] };

const offered = 6;
/** Three times as large, or as much nearer, and nobody asks which one was meant. */
const obvious = 0.5;

/** Of places that have the name: the obvious one with the others beside it, or the choice. Not to be asked for none. */
export function choose(places: readonly Place[], home: Home, corrected = false): FoundPlace {
  const ranked = distinct(rank(places, home)).slice(0, offered);
  const [first, second] = ranked;
  if (!first) return { kind: 'unknown', suggestions: [] };
  if (second && weight(first, home) - weight(second, home) < obvious) return { kind: 'choices', places: ranked };
  return { kind: 'found', place: first, others: ranked.slice(1), corrected };
}

/** Of places whose names are merely like the one typed: the one that was surely meant, or what it might have been. */
export function chooseAlike(typed: string, places: readonly Place[], home: Home): FoundPlace {
  const alike = places.map((place) => {
    const key = keyOf(place.name);
    return { place, key, edits: edits(typed, key) };
  });
  const most = typed.length >= 8 ? 2 : 1;
  // A large town misspelt twice is likelier than a village misspelt once.
  const slips = ({ place, edits }: (typeof alike)[number]) =>
    edits <= most || (edits === 2 && typed.length >= 6 && place.population > 500_000) ? edits : null;
  const near = alike.flatMap((one) => {
    const slip = slips(one);
    if (slip !== null) return { place: one.place, doubt: slip };
    return one.key.startsWith(`${typed} `) || (typed.length >= 10 && one.key.startsWith(typed))
      ? { place: one.place, doubt: 0.8 }
      : [];
  });
  if (typed.length >= 4 && near.length) return chooseDoubtful(near, home);
  const likeness = ({ place, key, edits }: (typeof alike)[number]) =>
    weight(place, home) - (key.startsWith(typed) ? 0 : 2 * edits);
  const ranked = alike.sort((a, b) => likeness(b) - likeness(a));
  return { kind: 'unknown', suggestions: distinct(placesOf(ranked)).slice(0, offered) };
}

interface Doubtful {
  readonly place: Place;
  /** Letters that differ, or most of one where only the beginning was typed. */
  readonly doubt: number;
}

function chooseDoubtful(places: readonly Doubtful[], home: Home): FoundPlace {
  const likelihood = new Map(places.map(({ place, doubt }) => [place, weight(place, home) - 1.2 * doubt]));
  const ranked = distinct(
    [...places].sort((a, b) => likelihood.get(b.place)! - likelihood.get(a.place)!).map(({ place }) => place),
  ).slice(0, offered);
  const [first, second] = ranked as [Place, Place?];
  if (second && likelihood.get(first)! - likelihood.get(second)! < obvious) return { kind: 'choices', places: ranked };
  const corrected = places.some(({ place, doubt }) => place === first && doubt > 0);
  return { kind: 'found', place: first, others: ranked.slice(1), corrected };
}

/** The likeliest first. */
export function rank(places: readonly Place[], home: Home): Place[] {
  return places
    .map((place) => ({ place, weight: weight(place, home) }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ place }) => place);
}

const placesOf = (alike: readonly { readonly place: Place }[]) => alike.map(({ place }) => place);

/**
 * One point for ten times the people, and one less for a region, since New York is a city first; up to 3.5 for being near one of the clinic's locations, fading over 250 km, so
 * that Paris is in Texas for a clinic in Dallas and in France for one in Boston; a little for the same country.
 */
function weight(place: Place, home: Home): number {
  const km = Math.min(...home.map((location) => distanceKm(place, location)));
  const compatriot = home.some(({ country }) => country === place.country);
  const people = Math.log10(place.population + 100) - (place.kind === 'region' ? 1 : 0);
  return people + 3.5 * Math.exp(-km / 250) + (compatriot ? 0.7 : 0);
}

/**
 * One place may stand in the data twice: by two names, as a town and as the town of a postcode, or as a town and its
 * region. Of two that are called the same down to the country, the lesser cannot be told from the other.
 */
export function distinct<T extends Place>(places: readonly T[]): T[] {
  const kept: T[] = [];
  for (const place of places) {
    const same = (other: Place) =>
      labelOf(other) === labelOf(place) ||
      (other.country === place.country && distanceKm(other, place) < (haveOneName(other, place) ? 15 : 0.001));
    if (!kept.some(same)) kept.push(place);
  }
  return kept;
}

/** `Bronx` and `The Bronx`, `London` and `Greater London`; but `North Bellport` is not Bellport. */
function haveOneName(a: Place, b: Place): boolean {
  const bareKey = ({ name }: Place) => keyOf(name).replace(/^(the|city of) /, '');
  const [one, other] = [bareKey(a), bareKey(b)];
  return one === other || (a.kind !== b.kind && (one.endsWith(` ${other}`) || other.endsWith(` ${one}`)));
}

/** Damerau–Levenshtein (adjacent letters swapped count once); the order of words does not matter. */
export function edits(a: string, b: string): number {
  const sorted = (text: string) => text.split(' ').sort().join(' ');
  return Math.min(distance(a, b), a.includes(' ') ? distance(sorted(a), sorted(b)) : Infinity);
}

function distance(a: string, b: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, before[j - 2]! + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length]!;
}
