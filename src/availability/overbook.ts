import { avoiding } from '../time/intervals.js';
import type { Visit } from '../treatments/visit.js';
import { assign, type Claim } from './assign.js';
import type { Candidate } from './candidates.js';
import { missing, type Obstacle, type ObstacleCode, type Supply } from './slots.js';

/** What a visit claims: `overbooked` overlaps what others have claimed before. */
export interface Arrangement {
  readonly claims: readonly Claim[];
  readonly overbooked: readonly Claim[];
}

/** What one start would claim for whoever does the visit, or what is in the way. */
export interface Arranged {
  readonly candidate: Candidate;
  readonly arrangement: Arrangement | Obstacle;
  /** Of the configuration it was computed with. */
  readonly version: string;
}

/**
 * Like `assign`, but what is taken may be overbooked where that is allowed. Nothing is overbooked that could be had free.
 * Returns what is in the way otherwise.
 */
export function arrange(
  visit: Visit,
  supply: Supply,
  start: number,
  mayOverlap: ReadonlySet<string> = new Set(),
): Arrangement | Obstacle {
  let stretched = supply;
  for (;;) {
    const obstacle = missing(visit, stretched, start);
    if (!obstacle) break;
    const wider = withoutBusy(stretched, obstacle.code, mayOverlap);
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
  return { claims: claims.filter((claim) => !clashes(claim)), overbooked: claims.filter(clashes) };
}

/** The supply as if what may overlap there were free; undefined where nothing may. */
function withoutBusy(supply: Supply, code: ObstacleCode, mayOverlap: ReadonlySet<string>): Supply | undefined {
  const freed = <T extends { readonly id: string }>(things: readonly T[]) =>
    things.map((thing) => (mayOverlap.has(thing.id) ? { ...thing, busy: [] } : thing));
  if (code === 'practitioner-busy' && mayOverlap.has(supply.practitionerId)) return { ...supply, busy: [] };
  if (code === 'rooms-taken') return { ...supply, rooms: freed(supply.rooms) };
  if (code === 'equipment-taken') return { ...supply, equipment: freed(supply.equipment) };
  return undefined;
}
