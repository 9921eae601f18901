import type { Location } from '../locations/location.js';
import type { Snapshot } from './snapshot.js';

/** Where a practitioner offers something or has hours, in the clinic's order; all locations, if nowhere. */
export function workplacesOf({ locations, offers, hours }: Snapshot, practitionerId: string): readonly Location[] {
  const theirs = new Set(
    [...offers, ...hours].filter((one) => one.practitionerId === practitionerId).map(({ locationId }) => locationId),
  );
  const some = locations.filter(({ id }) => theirs.has(id));
  return some.length ? some : locations;
}
