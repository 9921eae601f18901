import type { Point } from './distance.js';
import { namedRegions } from './named-regions.js';
import { countryName, keyOf } from './place.js';
import { type PlaceRow, townRow } from './place-row.js';
import { areaKey } from './region.js';
import { regions } from './regions.js';

/** Countries whose counties we know. */
const haveCounties = new Set(['US', 'GB']);

/** A town whose county is not known lies in that of the closest one whose is, within its state or nation. */
export function withCounties(towns: readonly PlaceRow[], more: readonly PlaceRow[]): PlaceRow[] {
  const known = grouped(
    [...towns, ...more].filter(({ county }) => county),
    stateOf,
  );
  return towns.map((town) => {
    if (town.county || !haveCounties.has(town.country)) return town;
    return { ...town, county: closest(town, known.get(stateOf(town)) ?? [])?.county ?? '' };
  });
}

/** Every country, every part of one that has a name, and every county, at the middle of the people who live there. */
export function regionRows(towns: readonly PlaceRow[]): PlaceRow[] {
  const byState = grouped(towns, stateOf);
  const byCounty = grouped(
    towns.filter((town) => town.county && !isCity(town)),
    (town) => `${stateOf(town)}/${town.county}`,
  );
  const named = namedRegions.map(({ country, region, names: [name], counties }) => {
    const county = counties.join('|');
    const within = counties.flatMap((one) => byCounty.get(`${country}/${region}/${one}`) ?? []);
    return regionRow(name, areaKey({ country, region, county }), { country, region, county }, within);
  });
  return [
    ...[...grouped(towns, ({ country }) => country)].map(([country, within]) =>
      regionRow(countryName(country), areaKey({ country }), { country, region: '', county: '' }, within),
    ),
    ...[...byState.values()].flatMap((within) => {
      const { country, region } = within[0]!;
      if (isCity(within[0]!)) return [];
      const name = sharedNames[`${country} ${region}`] ?? regions[country]?.[region];
      return name ? [regionRow(name, areaKey({ country, region }), { country, region, county: '' }, within)] : [];
    }),
    ...[...byCounty.values()].map((within) => {
      const { country, region, county } = within[0]!;
      const name = country === 'US' ? americanCounty(county, region) : county;
      return regionRow(name, keyOf(name), { country, region, county }, within);
    }),
    ...named,
  ];
}

/** States that a town is taken for. */
const sharedNames: Readonly<Record<string, string>> = { 'US NY': 'New York State', 'US WA': 'Washington State' };

function americanCounty(county: string, state: string): string {
  if (state === 'LA') return `${county} Parish`;
  return county.endsWith(' City') || ['AK', 'PR'].includes(state) ? county : `${county} County`;
}

function regionRow(
  name: string,
  key: string,
  area: Pick<PlaceRow, 'country' | 'region' | 'county'>,
  towns: readonly PlaceRow[],
): PlaceRow {
  const population = towns.reduce((sum, town) => sum + town.population, 0);
  return townRow(name, key, {
    ...area,
    kind: 'region',
    population: Math.min(population, 2 ** 31 - 1),
    ...middle(towns),
  });
}

/** Where the people of the towns are on average. Taken on the globe, since a country may lie across the date line. */
export function middle(towns: readonly (Point & { readonly population: number })[]): Point {
  const radians = Math.PI / 180;
  let [x, y, z] = [0, 0, 0];
  for (const { latitude, longitude, population } of towns) {
    const people = population + 100;
    x += people * Math.cos(latitude * radians) * Math.cos(longitude * radians);
    y += people * Math.cos(latitude * radians) * Math.sin(longitude * radians);
    z += people * Math.sin(latitude * radians);
  }
  return { latitude: Math.atan2(z, Math.hypot(x, y)) / radians, longitude: Math.atan2(y, x) / radians };
}

/** In degrees, east and west shortened as they are there: good enough to tell neighbors apart. */
function closest(point: Point, rows: readonly PlaceRow[]): PlaceRow | undefined {
  const width = Math.cos((point.latitude * Math.PI) / 180);
  let [best, least]: [PlaceRow | undefined, number] = [undefined, Infinity];
  for (const row of rows) {
    const apart = (row.latitude - point.latitude) ** 2 + ((row.longitude - point.longitude) * width) ** 2;
    if (apart < least) [best, least] = [row, apart];
  }
  return best;
}

/** The District of Columbia is nothing but Washington. */
const isCity = ({ country, region }: PlaceRow) => country === 'US' && region === 'DC';

const stateOf = ({ country, region }: PlaceRow) => `${country}/${region}`;

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
