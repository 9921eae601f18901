import type { Snapshot } from '../availability/snapshot.js';

/** What a change takes away, by id: only visits that depend on it can be displaced. */
export interface Touched {
  /** Who leaves, or works other hours. */
  readonly practitioners: readonly string[];
  /** What closes, retires or has another clock. */
  readonly locations: readonly string[];
  /** Rooms and units that retire. */
  readonly resources: readonly string[];
  /** What could replace them: all rooms, or all units, of their locations. */
  readonly rivals: readonly string[];
}

export function touched(before: Snapshot, after: Snapshot): Touched {
  const hours = differing(before, after, ({ hours, exceptions, timeOff }) =>
    [...hours, ...exceptions, ...timeOff].map((row) => [row.practitionerId, row]),
  );
  const closures = differing(before, after, ({ closures }) => closures.map((row) => [row.locationId, row]));
  const locations = after.byId.location;
  const moved = before.locations.filter(({ id, timeZone }) => locations.get(id)?.timeZone !== timeZone);
  const rooms = gone(before.rooms, after.rooms);
  const units = gone(before.equipment, after.equipment);
  const at = (all: Snapshot['rooms' | 'equipment'], some: typeof all) => {
    const there = new Set(some.map(({ locationId }) => locationId));
    return all.filter(({ locationId }) => there.has(locationId));
  };
  return {
    practitioners: unique([...ids(gone(before.practitioners, after.practitioners)), ...hours]),
    locations: unique([...ids(gone(before.locations, after.locations)), ...ids(moved), ...closures]),
    resources: ids([...rooms, ...units]),
    rivals: ids([...at(after.rooms, rooms), ...at(after.equipment, units)]),
  };
}

/** Ids under which the rows differ. */
function differing(
  before: Snapshot,
  after: Snapshot,
  rowsOf: (snapshot: Snapshot) => readonly (readonly [string, object])[],
): readonly string[] {
  const texts = (snapshot: Snapshot) => {
    const byId = new Map<string, string>();
    for (const [id, row] of rowsOf(snapshot)) byId.set(id, `${byId.get(id) ?? ''} ${JSON.stringify(row)}`);
    return byId;
  };
  const [was, is] = [texts(before), texts(after)];
  return unique([...was.keys(), ...is.keys()]).filter((id) => was.get(id) !== is.get(id));
}

/** What is no longer listed. */
export function gone<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): readonly T[] {
  const there = new Set(ids(after));
  return before.filter(({ id }) => !there.has(id));
}

export const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
export const unique = <T>(all: readonly T[]): T[] => [...new Set(all)];
