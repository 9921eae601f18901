import { distanceKm, type Point } from './distance.js';

/** Somebody at a place, and how far that is. */
export interface Reach<T> {
  readonly one: T;
  /** Null when nobody said where they are. */
  readonly distanceKm: number | null;
  /** Farther than was asked for. */
  readonly beyond: boolean;
}

/** The nearest first; neighbours at one place keep their order. */
export function byDistance<T extends { readonly location: Point }>(
  all: readonly T[],
  near: Point | undefined,
  withinKm = Infinity,
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
    .map((reach) => ({ ...reach, beyond: reach.distanceKm > withinKm }));
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
