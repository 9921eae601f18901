import { BadInput } from '../platform/refusal.js';
import { type Area, areasCalled, covered } from './areas.js';
import { britishTowns } from './british-towns.js';
import { readPoint } from './coordinates.js';
import type { Point } from './distance.js';
import { bareName, variantsOf } from './name-variants.js';
import { keyOf, type Place } from './place.js';

/** One way to understand the words: a name, and what must be true of the country and region of a place that has it. */
export interface Reading {
  readonly name: string;
  readonly within: readonly (readonly Area[])[];
}

export type PlaceQuery =
  | ({ readonly kind: 'point' } & Point)
  | {
      readonly kind: 'words';
      /** Key of a postcode. */
      readonly postcode: string | null;
      /** The whole first, then the ones that leave out a region or a country at either end. */
      readonly readings: readonly Reading[];
      /** For when nothing has the whole name: the parts between commas (`Lyon, Rhône`; `12 Main Street, Bellport, NY`), and a post town. */
      readonly parts: readonly Reading[];
      /** For when those do not exist either: whatever stands among the words (`bermondsey london`). */
      readonly phrases: readonly Reading[];
      /** What the words mean as a whole, when they name a region or a country. */
      readonly areas: readonly Area[];
      /** As they do where no postcode is known to us: `8001 Zürich`. */
      readonly postcodeFirst: boolean;
    };

const longest = 120;

/** @throws BadInput for control characters, a text no place is that long, or a point that is not on the Earth */
export function readPlaceQuery(text: string): PlaceQuery {
  if (/[\p{Cc}\u202a-\u202e\u2066-\u2069]|\p{Cs}/u.test(text)) throw bad('fault.characters');
  if (text.length > longest) throw bad('find.too-long');
  const point = readPoint(text);
  if (point) return { kind: 'point', ...onEarth(point) };
  const { postcode, rest, postTown } = takePostcode(text);
  const whole = keyOf(rest);
  const words = whole.split(' ').filter(Boolean);
  const readings = words.length ? readingsOf(words) : [];
  const bare = bareName(whole);
  return {
    kind: 'words',
    postcode,
    readings: [...readings, ...(bare === whole ? [] : readingsOf(bare.split(' ')))].flatMap(everyName),
    parts: [
      ...partsOf(
        rest
          .split(/[,;/&|]/)
          .map(keyOf)
          .filter(Boolean),
        readings.length === 1,
      ),
      ...(postTown ? readingsOf(keyOf(postTown).split(' ')) : []),
    ],
    phrases: phrasesOf(words),
    areas: areasCalled(bare),
    postcodeFirst: postcode !== null && /^\s*\d/.test(text),
  };
}

/** Does the place lie in one of the meanings of each thing said about it? */
export function suits(place: Pick<Place, 'country' | 'region'>, within: readonly (readonly Area[])[]): boolean {
  return within.every((meanings) =>
    meanings.some(
      ({ country, region }) => place.country === country && (region === undefined || place.region === region),
    ),
  );
}

function onEarth(point: Point): Point {
  if (Math.abs(point.latitude) > 90 || Math.abs(point.longitude) > 180) throw bad('find.not-on-earth');
  return point;
}

/**
 * A US ZIP (with or without its four more digits), a Canadian code (whole, or its first half), an Australian one. The
 * last number counts: the one before may be a house's. No free data says where a British code is, so of those only the
 * letters count, which stand for a town.
 */
function takePostcode(text: string): { postcode: string | null; rest: string; postTown?: string } {
  const british = /\b([A-Z]{1,2})\d[A-Z\d]?(?:\s*\d[A-Z]{2})\b/gi;
  // Its first half alone is as often said; but in a longer text `A1` may be a road, and `M5V` is in Toronto.
  const britishHalf = /^\s*([A-Z]{1,2})\d\d?\s*$|^\s*([A-Z]{2})\d[A-Z]\s*$/i;
  const kinds: [RegExp, number][] = [
    [/\b[ABCEGHJ-NPRSTVXY]\d[A-Z](?:[\s-]*\d[A-Z]\d)?\b/gi, 3],
    [/\b\d{5}(?:-\d{4})?\b/g, 5],
    [/\b\d{4}\b/g, 4],
  ];
  const town = [...text.matchAll(british)].at(-1) ?? britishHalf.exec(text);
  if (town) {
    const rest = text.replace(town[0], ' ');
    const postTown = britishTowns[(town[1] ?? town[2]!).toUpperCase()];
    return { postcode: null, rest: keyOf(rest) ? rest : (postTown ?? ''), postTown };
  }
  for (const [pattern, length] of kinds) {
    const found = [...text.matchAll(pattern)].at(-1);
    if (!found) continue;
    const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
    return { postcode: found[0].slice(0, length).toLowerCase(), rest };
  }
  return { postcode: null, rest: text };
}

/** What stands before the first comma, when nothing of the rest is known; then what stands after each. */
function partsOf(parts: readonly string[], restIsUnknown: boolean): Reading[] {
  if (parts.length < 2) return [];
  const after = parts.slice(1).map((_, i) => parts.slice(i + 1).join(' '));
  return [
    ...(restIsUnknown ? [{ name: parts[0]!, within: [] }] : []),
    ...after.filter((name) => !areasCalled(name).length).flatMap((name) => readingsOf(name.split(' '))),
  ];
}

/** Regions and countries are left out from the end (`Paris Texas USA`), else from the front (`NY Bellmore`). */
function readingsOf(words: readonly string[]): Reading[] {
  const readings: Reading[] = [{ name: words.join(' '), within: [] }];
  for (let cut = 1; cut < words.length; cut++) {
    const after = covered(words.slice(cut));
    if (after) readings.push({ name: words.slice(0, cut).join(' '), within: after });
    const before = covered(words.slice(0, cut));
    if (before) readings.push({ name: words.slice(cut).join(' '), within: before });
  }
  return readings;
}

/** With the other names that a place of this one may have in the data. */
function everyName({ name, within }: Reading): Reading[] {
  const others = variantsOf(name).map(({ name: other, country }) => ({
    name: other,
    within: country ? [...within, [{ country }]] : within,
  }));
  return [{ name, within }, ...others];
}

/** Some of the words, as they follow each other; of what is very long, only its beginning is looked through. */
function phrasesOf(words: readonly string[]): Reading[] {
  const some = words.slice(0, 9);
  return some.flatMap((_, from) =>
    some.slice(from).flatMap((__, more) => {
      const phrase = some.slice(from, from + more + 1);
      const dropped = [...some.slice(0, from), ...some.slice(from + more + 1)];
      // What was said about the region counts.
      if (phrase.join('').length < 4 || covered(dropped)) return [];
      return readingsOf(phrase).filter(({ name }) => name.length >= 4);
    }),
  );
}

const bad = (message: string) => new BadInput([{ path: 'near', message }]);
