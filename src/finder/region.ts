import type { Place } from './place.js';

/** A country, a part of one, or one or several counties of that part. */
export interface Area {
  readonly country: string;
  readonly region?: string;
  /** Names with `|` between them; a London borough counts as a county. */
  readonly county?: string;
}

export function liesIn(
  place: Pick<Place, 'country' | 'region' | 'county'>,
  { country, region, county }: Area,
): boolean {
  return (
    place.country === country &&
    (!region || place.region === region) &&
    (!county || county.split('|').includes(place.county))
  );
}

/** Under which key the table of places has a region that is looked up by what it is, not by its name. */
export function areaKey({ country, region, county }: Area): string {
  return [country, region, county].filter(Boolean).join('/').toLowerCase();
}
