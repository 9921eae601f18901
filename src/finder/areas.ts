import { namedRegions } from './named-regions.js';
import { countryName, keyOf } from './place.js';
import { type Area, areaKey } from './region.js';
import { otherCountryNames, otherRegionNames, regions } from './regions.js';

/** Patients write their country as they say it. */
const tongues = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'zh-Hans'];

/** What the words may mean as a whole. `ca` is both California and Canada. */
export function areasCalled(key: string): readonly Area[] {
  return (known ??= everyArea()).get(key) ?? [];
}

/** The words as names of regions and countries one after another, or null when some are neither. */
export function covered(words: readonly string[]): (readonly Area[])[] | null {
  if (!words.length) return [];
  for (let length = Math.min(words.length, 5); length > 0; length--) {
    const first = areasCalled(words.slice(0, length).join(' '));
    const rest = first.length > 0 && covered(words.slice(length));
    if (rest) return [first, ...rest];
  }
  return null;
}

let known: ReadonlyMap<string, readonly Area[]> | undefined;

function everyArea(): ReadonlyMap<string, readonly Area[]> {
  const map = new Map<string, Area[]>();
  const add = (name: string, area: Area) => {
    const before = map.get(keyOf(name)) ?? [];
    if (!before.some((other) => areaKey(other) === areaKey(area))) map.set(keyOf(name), [...before, area]);
  };
  for (const [country, parts] of Object.entries(regions)) {
    for (const [region, name] of Object.entries(parts)) {
      add(name, { country, region });
      if (/^[A-Z]{2,3}$/.test(region)) add(region, { country, region });
    }
  }
  for (const [name, area] of Object.entries(otherRegionNames)) add(name, area);
  for (const { country, region, names, counties } of namedRegions) {
    for (const name of names) add(name, { country, region, county: counties.join('|') });
  }
  for (const country of countries()) {
    add(country, { country });
    for (const tongue of tongues) add(countryName(country, tongue), { country });
  }
  for (const [name, country] of Object.entries(otherCountryNames)) add(name, { country });
  return map;
}

function countries(): string[] {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => countryName(code) !== code && !['EU', 'EZ', 'UN', 'ZZ', 'XA', 'XB'].includes(code));
}
