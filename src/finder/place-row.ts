import type { Place } from './place.js';

/** A row of the table of places. */
export interface PlaceRow extends Omit<Place, 'kind' | 'postcode'> {
  readonly kind: Exclude<Place['kind'], 'point'>;
  /** The folded name; of a postcode, the code; of a country or a part of one, `areaKey`. */
  readonly key: string;
}

export function townRow(
  name: string,
  key: string,
  where: Pick<PlaceRow, 'region' | 'country' | 'latitude' | 'longitude'> & Partial<PlaceRow>,
): PlaceRow {
  return { kind: 'town', county: '', population: 0, ...where, name, key };
}
