import type { Snapshot } from '../../../availability/snapshot.js';
import { keyOf, labelOf, type Place } from '../../../finder/place.js';
import { findAddress, type Search } from '../choice.js';

/**
 * The address of a search that anybody may find: a treatment in one of the clinic's own towns. A patient’s own place and
 * filters are nobody else’s business, and there would be no end of such pages.
 */
export function foundSearch(
  { treatment, addOn, near, ...rest }: Search,
  { locations }: Pick<Snapshot, 'locations'>,
  place: Place,
): string | undefined {
  const { practitioner, language, gender, access, when, show } = rest;
  if (!treatment || !near || addOn.length || practitioner || language || gender || access.length || when.length || show)
    return undefined;
  const ours = locations.some(
    ({ address: { city, country } }) => country === place.country && keyOf(city) === keyOf(place.name),
  );
  return ours && place.kind === 'town' ? findAddress({ treatment, near: labelOf(place) }) : undefined;
}
