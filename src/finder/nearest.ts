import { distanceKm, type Point } from './distance.js';

/** Somebody at a place, and how far that is. */
export interface Reach<T> {
  readonly one: T;
  /** Null when nobody said where they are. */
  readonly distanceKm: number | null;
  /** Farther than was asked for, or outside the region. */
  readonly beyond: boolean;
}

/** The nearest first; neighbors at one place keep their order. `within`: so many kilometers, or whatever lies in a region. */
export function byDistance<T extends { readonly location: Point }>(
  all: readonly T[],
  near: Point | undefined,
  within: number | ((location: T['location']) => boolean) = Infinity,
): Reach<T>[] {
  if (!near) return all.map((one) => ({ one, distanceKm: null, beyond: false }));
  const known = new Map<Point, number>();
  const distanceOf = ({ location }: T) => {
    let km = known.get(location);
    if (km === undefined) known.set(location, (km = distanceKm(near, location)));
    return km;
  };
  return all
    .map((one) => ({ one, distanceKm: distanceOf(one) }))
    .sort((a, b) => a.distanceKm - b.distanceKm)
    .map((reach) => ({
      ...reach,
      beyond: typeof within === 'number' ? reach.distanceKm > within : !within(reach.one.location),
    }));
}

/** Of those beyond, only the ones not farther than that; where that leaves nobody at all, the nearest. */
export function reachable<T>(reaches: readonly Reach<T>[], farthestKm: number): readonly Reach<T>[] {
  const close = reaches.filter(({ beyond, distanceKm }) => !beyond || (distanceKm ?? 0) <= farthestKm);
  return close.length ? close : reaches.filter(({ distanceKm }) => distanceKm === reaches[0]?.distanceKm);
}

/**
 * Of a list by distance, how many must be looked at to know the first `limit`: as many, and whoever is as near as the
 * last of them, since among those the first free time decides. Without distances, all.
 */
export function enough(reaches: readonly Reach<unknown>[], limit: number): number {
  const last = reaches[limit - 1];
  if (!last) return reaches.length;
  let count = limit;
  while (count < reaches.length && reaches[count]!.distanceKm === last.distanceKm) count++;
  return count;
}

/** Whoever is nearest; of those equally near, whoever has time first; of those, as the clinic lists them. */
export function inOrder<T extends { readonly distanceKm: number | null; readonly starts: readonly number[] }>(
  all: readonly T[],
): T[] {
  const firstOf = ({ starts }: T) => starts[0] ?? Infinity;
  return [...all].sort((a, b) => {
    const nearer = (a.distanceKm ?? 0) - (b.distanceKm ?? 0);
    if (nearer !== 0) return nearer;
    return firstOf(a) === firstOf(b) ? 0 : firstOf(a) - firstOf(b);
  });
}
