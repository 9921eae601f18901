import { intersect, type Intervals, union } from '../time/intervals.js';

interface Taken {
  readonly from: number;
  readonly until: number;
  /** What would do instead, the best first. */
  readonly suits: readonly string[];
}

/**
 * When a room or a unit goes: for each of its claims another that is free for all of it, or null. In the order given, and
 * what one gets the next does not. `busy`: when the others are taken, by id.
 */
export function reassign(claims: readonly Taken[], busy: ReadonlyMap<string, Intervals>): readonly (string | null)[] {
  const taken = new Map(busy);
  return claims.map(({ from, until, suits }) => {
    const free = suits.find((id) => intersect([from, until], taken.get(id) ?? []).length === 0);
    if (free === undefined) return null;
    taken.set(free, union(taken.get(free) ?? [], [from, until]));
    return free;
  });
}
