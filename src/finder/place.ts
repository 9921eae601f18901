import { londonBoroughs } from './british-counties.js';
import type { Point } from './distance.js';
import { regions } from './regions.js';
import { displayName } from '../time/intl.js';

/** Somewhere a patient may be: a town, the area of a postcode, a sight, a whole region, or a bare point on the map. */
export interface Place extends Point {
  /** A region lies around its point, which is where most of its people are. */
  readonly kind: 'town' | 'postcode' | 'landmark' | 'region' | 'point';
  /** As it is written there: `São Paulo`; for a postcode, the town it belongs to. */
  readonly name: string;
  /** Upper case, no spaces; null but for a postcode. */
  readonly postcode: string | null;
  /** Code within the country, as in `regions`; may be empty. */
  readonly region: string;
  /** In the United States and Great Britain; a London borough counts as one. Of a region of several, all with `|` between them. */
  readonly county: string;
  /** ISO 3166-1 alpha-2; empty for a bare point. */
  readonly country: string;
  /** 0 where nobody counted. */
  readonly population: number;
}

/**
 * How a name is compared: no accents, case or punctuation, `st`, `mt` and `ft` written out.
 * `São Paulo` → `sao paulo`, `St. Kilda` → `saint kilda`, `Xi’an` → `xian`, `Washington, D.C.` → `washington dc`.
 */
export function keyOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[ßæœøđðłþı]/g, (letter) => apart[letter] ?? letter)
    .replace(/\p{M}|['’‘ʻʼ`´\u200b-\u200f\u2060\ufeff\u00ad]/gu, '')
    .replace(/\.(?=\p{L}{2})/gu, ' ')
    .replaceAll('.', '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/(?<=^| )(st|mt|ft)(?= )/g, (short) => whole[short] ?? short);
}

/** `Bellmore, New York, United States`; typed again, it finds the same place. */
export function labelOf(place: Place, locale = 'en'): string {
  if (place.kind === 'point') return place.name;
  const region = isWhole(place) ? '' : regionName(place);
  const town = [nameOf(place, locale), region === place.name ? '' : region].filter(Boolean).join(', ');
  if (isCountry(place)) return town;
  return [place.postcode ? `${town} ${place.postcode}` : town, countryName(place.country, locale)].join(', ');
}

/** As a reader of the language calls it; only countries have names in each. */
export function nameOf(place: Place, locale: string): string {
  return isCountry(place) ? countryName(place.country, locale) : place.name;
}

/** As it stands in a sentence: in English some countries have an article. */
export function nameInSentence(place: Place, locale: string): string {
  const name = nameOf(place, locale);
  return isCountry(place) && /^en\b/.test(locale) && articled.has(place.country) ? `the ${name}` : name;
}

const articled = new Set(['AE', 'BS', 'CD', 'CF', 'DO', 'GB', 'GM', 'MV', 'NL', 'PH', 'US']);

export const isCountry = (place: Place) => isWhole(place) && !place.region;

/** A country or a part of one, not one of its counties. */
const isWhole = ({ kind, county }: Place) => kind === 'region' && !county;

/** What is said after the name: a state, a nation; for what lies in London, London. */
export function regionName({ country, region, county }: Pick<Place, 'country' | 'region' | 'county'>): string {
  if (country === 'GB' && londonNames.has(county)) return 'London';
  return regions[country]?.[region] ?? '';
}

export function countryName(country: string, locale = 'en'): string {
  return displayName(country, locale, { type: 'region' });
}

const londonNames = new Set(Object.values(londonBoroughs));
const whole: Record<string, string> = { st: 'saint', mt: 'mount', ft: 'fort' };
/** Letters that Unicode does not take apart. */
const apart: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', þ: 'th', ı: 'i' };
