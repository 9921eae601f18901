import { BadInput } from '../platform/refusal.js';
import { areasCalled, covered } from './areas.js';
import { britishTowns } from './british-towns.js';
import { readPoint } from './coordinates.js';
import type { Point } from './distance.js';
import { bareName, undotted, variantsOf } from './name-variants.js';
import { keyOf, type Place } from './place.js';
import { type Area, areaKey, liesIn } from './region.js';

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
      /** The regions or countries that the words name as a whole: `Texas`, `Texas, USA`. */
      readonly areas: readonly Area[];
      /** `Nassau`, where the county of that name may be meant. */
      readonly counties: readonly Reading[];
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
  const isArea = areasCalled(whole).length > 0;
  const readings = isArea ? [{ name: whole, within: [] }] : words.length ? readingsOf(words) : [];
  const bare = isArea ? whole : bareName(whole);
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
    areas: areasOf(bare),
    counties: readings.map(({ name, within }) => ({ name: `${name} county`, within })),
    postcodeFirst: postcode !== null && /^\s*\d/.test(text) && /^\d/.test(postcode),
  };
}

/** Does the place lie in one of the meanings of each thing said about it? */
export function suits(
  place: Pick<Place, 'country' | 'region' | 'county'>,
  within: readonly (readonly Area[])[],
): boolean {
  return within.every((meanings) => meanings.some((area) => liesIn(place, area)));
}

/** Those named by a part of the words count when the rest says where they are; `New York, New York` is no state. */
function areasOf(words: string): Area[] {
  return readingsOf(words.split(' ')).flatMap(({ name, within }) =>
    [...areasCalled(name), ...areasCalled(undotted(name))].filter(
      (area) =>
        suits({ region: '', county: '', ...area }, within) &&
        !within.flat().some((other) => areaKey(other) === areaKey(area)),
    ),
  );
}

function onEarth(point: Point): Point {
  if (Math.abs(point.latitude) > 90 || Math.abs(point.longitude) > 180) throw bad('find.not-on-earth');
  return point;
}

/**
 * A US ZIP (with or without its four more digits), a Canadian code (whole, or its first half), an Australian one, a British
 * one (whole, or a beginning with its district). The last number counts: the one before may be a house's. Of a British
 * code outside London only the letters count, which stand for a town.
 */
function takePostcode(text: string): { postcode: string | null; rest: string; postTown?: string } {
  const british = /\b(([A-Z]{1,2})\d\d?)[A-Z]?\s*\d[A-Z]{2}\b/gi;
  // A beginning alone is as often said; but in a longer text `A1` may be a road, and `M5V` is in Toronto.
  const britishHalf = /^\s*(([A-Z]{1,2})\d\d?)(?:(?<=[A-Z]{2}\d)[A-Z])?(?:\s+\d[A-Z]?)?\s*$/i;
  const inLondon = /\b((E|EC|N|NW|SE|SW|W|WC)\d\d?)[A-Z]?\b/gi;
  const kinds: [RegExp, number][] = [
    [/\b[ABCEGHJ-NPRSTVXY]\d[A-Z](?:[\s-]*\d[A-Z]\d)?\b/gi, 3],
    [/\b\d{5}(?:-?\d{4})?\b/g, 5],
    [/\b\d{4}\b/g, 4],
  ];
  const first = [...text.matchAll(british)].at(-1) ?? britishHalf.exec(text);
  if (first) return inBritain(text, first);
  for (const [pattern, length] of kinds) {
    const found = [...text.matchAll(pattern)].at(-1);
    if (!found) continue;
    const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
    return { postcode: found[0].slice(0, length).toLowerCase(), rest };
  }
  const district = [...text.matchAll(inLondon)].at(-1);
  return district ? inBritain(text, district) : { postcode: null, rest: text };
}

/** Its district is looked for, and the town its letters stand for where we do not know the district. */
function inBritain(text: string, [code, district, letters]: RegExpExecArray) {
  const rest = text.replace(code, ' ');
  const postTown = britishTowns[letters!.toUpperCase()];
  return { postcode: district!.toLowerCase(), rest: keyOf(rest) ? rest : (postTown ?? ''), postTown };
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
