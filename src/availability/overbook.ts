import { avoiding, never } from '../time/intervals.js';
import type { Visit } from '../treatments/visit.js';
import { assign, type Claim } from './assign.js';
import type { Candidate } from './candidates.js';
import { missing, type Obstacle, type ObstacleCode, type Supply } from './slots.js';

/** What a visit claims: `overbooked` overlaps what others have claimed before. */
export interface Arrangement {
  readonly claims: readonly Claim[];
  readonly overbooked: readonly Claim[];
  /** Its practitioner does not work then, or the place is closed: only staff book there. */
  readonly isOutside?: boolean;
}

/** What staff can put up with, where they say why. */
export interface Exceptions {
  /** The resources that may be overbooked. */
  readonly mayOverlap?: ReadonlySet<string>;
  /** Also when its practitioner does not work, or the place is closed. */
  readonly outside?: boolean;
}

/** What one start would claim for whoever does the visit, or what is in the way. */
export interface Arranged {
  readonly candidate: Candidate;
  readonly arrangement: Arrangement | Obstacle;
  /** Of the configuration it was computed with. */
  readonly version: string;
}

/** One of several visits that belong together, and what it claims. */
export interface PlacedVisit {
  readonly candidate: Candidate;
  readonly start: number;
  readonly arrangement: Arrangement;
}

export interface ArrangedVisits {
  readonly visits: readonly PlacedVisit[];
  /** Of the configuration they were computed with. */
  readonly version: string;
}

/**
 * Like `assign`, but for the exceptions that are allowed: nothing is overbooked that could be had free, and nothing is outside
 * the hours that is inside. Returns what is in the way otherwise.
 */
export function arrange(
  visit: Visit,
  supply: Supply,
  start: number,
  exceptions: Exceptions = {},
): Arrangement | Obstacle {
  let stretched = supply;
  for (;;) {
    const obstacle = missing(visit, stretched, start);
    if (!obstacle) break;
    const wider = without(stretched, obstacle.code, exceptions);
    if (!wider || missing(visit, wider, start)?.code === obstacle.code) return obstacle;
    stretched = wider;
  }
  const { claims } = assign(visit, stretched, start)!;
  const busy = new Map(
    [{ id: supply.practitionerId, busy: supply.busy }, ...supply.rooms, ...supply.equipment].map((one) => [
      one.id,
      one.busy,
    ]),
  );
  const clashes = ({ resourceId, from, until }: Claim) =>
    avoiding([from, from + 1], busy.get(resourceId) ?? [], 0, until - from).length === 0;
  return {
    claims: claims.filter((claim) => !clashes(claim)),
    overbooked: claims.filter(clashes),
    isOutside: stretched.opening !== supply.opening || stretched.closed !== supply.closed,
  };
}

/** The supply as if what is in the way were not, as far as that is allowed; undefined where it is not. */
function without(
  supply: Supply,
  code: ObstacleCode,
  { mayOverlap = new Set(), outside = false }: Exceptions,
): Supply | undefined {
  const freed = <T extends { readonly id: string }>(things: readonly T[]) =>
    things.map((thing) => (mayOverlap.has(thing.id) ? { ...thing, busy: [] } : thing));
  if (code === 'not-open' && outside) return { ...supply, opening: [0, never - 1] };
  if (code === 'location-closed' && outside) return { ...supply, closed: [] };
  if (code === 'practitioner-busy' && mayOverlap.has(supply.practitionerId)) return { ...supply, busy: [] };
  if (code === 'rooms-taken') return { ...supply, rooms: freed(supply.rooms) };
  if (code === 'equipment-taken') return { ...supply, equipment: freed(supply.equipment) };
  return undefined;
}
