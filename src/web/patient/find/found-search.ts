import type { Candidate } from '../../../availability/candidates.js';
import type { Snapshot } from '../../../availability/snapshot.js';
import type { Location } from '../../../locations/location.js';
import { keyOf, labelOf, type Place } from '../../../finder/place.js';
import { personAddress, placeAddress, treatmentAddress } from '../about/addresses.js';
import { findAddress, type Search } from '../choice.js';

/**
 * The address of a search that anybody may find: a treatment in one of the clinic's own towns. A patient’s own place and
 * filters are nobody else’s business, and there would be no end of such pages.
 */
export function foundSearch(search: Search, snapshot: Pick<Snapshot, 'locations'>, place: Place): string | undefined {
  const { addOn, practitioner, language, gender, access, when, show } = search;
  if (addOn.length || practitioner || language || gender || access.length || when.length || show) return undefined;
  return townSearch(search, snapshot, place);
}

/** Which page search engines list in place of a search: the narrowest one that says nothing of who searched. */
export function canonicalSearch(
  search: Search,
  snapshot: Pick<Snapshot, 'locations'>,
  place: Place | undefined,
  { practitioner, location, treatment }: Pick<Candidate, 'practitioner' | 'location' | 'treatment'>,
): string {
  if (search.practitioner) return personAddress(practitioner);
  if (!place) return treatmentAddress(treatment);
  return townSearch(search, snapshot, place) ?? placeAddress(location);
}

function townSearch({ treatment, near }: Search, { locations }: Pick<Snapshot, 'locations'>, place: Place) {
  if (!treatment || !near || place.kind !== 'town') return undefined;
  const isOurs = ({ address: { city, country } }: Location) =>
    country === place.country && keyOf(city) === keyOf(place.name);
  return locations.some(isOurs) ? findAddress({ treatment, near: labelOf(place) }) : undefined;
}
