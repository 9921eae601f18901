import type { Point } from './distance.js';
import { regions } from './regions.js';

/** Somewhere a patient may be: a town, the area of a postcode, or a bare point on the map. */
export interface Place extends Point {
  readonly kind: 'town' | 'postcode' | 'point';
  /** As it is written there: `São Paulo`; for a postcode, the town it belongs to. */
  readonly name: string;
  /** Upper case, no spaces; null but for a postcode. */
  readonly postcode: string | null;
  /** Code within the country, as in `regions`; may be empty. */
  readonly region: string;
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
  const region = regionName(place);
  const town = [place.name, region === place.name ? '' : region].filter(Boolean).join(', ');
  return [place.postcode ? `${town} ${place.postcode}` : town, countryName(place.country, locale)].join(', ');
}

export function regionName({ country, region }: Pick<Place, 'country' | 'region'>): string {
  return regions[country]?.[region] ?? '';
}

export function countryName(country: string, locale = 'en'): string {
  let names = countryNames.get(locale);
  if (!names) countryNames.set(locale, (names = new Intl.DisplayNames([locale], { type: 'region' })));
  return names.of(country) ?? country;
}

const countryNames = new Map<string, Intl.DisplayNames>();
const whole: Record<string, string> = { st: 'saint', mt: 'mount', ft: 'fort' };
/** Letters that Unicode does not take apart. */
const apart: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', þ: 'th', ı: 'i' };
