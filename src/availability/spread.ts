import type { Zone } from '../time/wall-clock.js';

/** So many local days that have any free start, and so many starts of each. */
export interface Spread {
  readonly days: number;
  readonly perDay: number;
}

/** Six times of one morning would say little. */
export const twoADay: Spread = { days: 3, perDay: 2 };
export const theFirst: Spread = { days: 1, perDay: 1 };

/** Of free starts (UTC epoch minutes, in order), those of the first days, each day's spread over it. */
export function spread(starts: readonly number[], zone: Zone, { days, perDay }: Spread): number[] {
  return [...byLocal(day, starts, zone, days)].flatMap((ofDay) => evenly(eachHalfHour(ofDay, zone), perDay));
}

/** The first of each local half hour that has any: nobody loses an hour to come in, and there is less to read. */
export function eachHalfHour(starts: readonly number[], zone: Zone): number[] {
  return [...byLocal(30, starts, zone)].map(([first]) => first!);
}

/** The local day a minute lies in, counted from 1970-01-01. */
export const localDay = (minute: number, zone: Zone) => stretchOf(day, minute, zone);

const day = 24 * 60;

/** Which stretch of so many minutes of the wall clock. */
const stretchOf = (length: number, minute: number, zone: Zone) => Math.floor((minute + zone.offsetAt(minute)) / length);

/** The starts of one stretch after the other; so many stretches at most. */
function* byLocal(length: number, starts: readonly number[], zone: Zone, most = Infinity): Generator<number[]> {
  let from = 0;
  for (let groups = 0; from < starts.length && groups < most; groups++) {
    const stretch = stretchOf(length, starts[from]!, zone);
    let to = from + 1;
    while (to < starts.length && stretchOf(length, starts[to]!, zone) === stretch) to++;
    yield starts.slice(from, to);
    from = to;
  }
}

/** The first, and the others as far apart in the list as it allows. */
function evenly(starts: readonly number[], count: number): readonly number[] {
  if (starts.length <= count) return starts;
  return Array.from({ length: count }, (_, n) => starts[Math.floor((n * starts.length) / count)]!);
}
