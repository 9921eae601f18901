import type { Visit } from '../treatments/visit.js';
import { type Limits, type MeasuredDay, Packing, type Placed, TooManyStates } from './packing.js';

/** How many visits the day can seat, at most. */
export function capacity(day: MeasuredDay): number {
  return withinLimits(day, (packing) => packing.seats());
}

/** How many the day can still seat after another visit: for each of its places, which are in order. */
export function capacityAfter(day: MeasuredDay, visit: Visit, places: readonly Placed[]): readonly number[] {
  return withinLimits(day, (packing) => packing.seatsAfter(places), visit);
}

/** Exact; for many chairs that are taken at different times, and for fine grids, nearly so. */
const limits: readonly Limits[] = [
  { states: 10_000, tightest: false, every: 1 },
  { states: 15_000, tightest: true, every: 1 },
  { states: 15_000, tightest: true, every: 2 },
  { states: 15_000, tightest: true, every: 4 },
  { states: Infinity, tightest: true, every: 16 },
];

function withinLimits<T>(day: MeasuredDay, answer: (packing: Packing) => T, other?: Visit): T {
  for (const limit of limits) {
    try {
      return answer(new Packing(day, thinned(day.starts, limit.every), limit, other));
    } catch (fault) {
      if (!(fault instanceof TooManyStates)) throw fault;
    }
  }
  throw new Error('the last of the limits is none');
}

/** The first start after a gap stays: it is the earliest there. */
function thinned(starts: readonly number[], every: number): readonly number[] {
  const step = Math.min(...starts.slice(1).map((start, n) => start - starts[n]!));
  let run = 0;
  return starts.filter((start, n) => {
    run = start - (starts[n - 1] ?? start) === step ? run + 1 : 0;
    return run % every === 0;
  });
}
