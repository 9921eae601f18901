import type { Visit } from '../treatments/visit.js';
import type { Supply } from './slots.js';

interface Grid {
  /** All free starts of the day, in order. */
  readonly starts: readonly number[];
  readonly startEveryMinutes: number;
  /** The longest that a room needs between two visits. */
  readonly turnoverMinutes: number;
}

/**
 * A visit at this free start comes directly after or before something else the practitioner does: in hands-on phases it could
 * not be nearer but for the grid and the turnover of the room, and no free start lies between.
 */
export function isBeside({ hands }: Visit, { busy }: Pick<Supply, 'busy'>, start: number, grid: Grid): boolean {
  const { starts, startEveryMinutes, turnoverMinutes } = grid;
  const isNear = (minute: number) => Math.abs(start - minute) < startEveryMinutes + turnoverMinutes;
  for (let i = 0; i < hands.length; i += 2) {
    for (let j = 0; j < busy.length; j += 2) {
      const [after, before] = [busy[j + 1]! - hands[i]!, busy[j]! - hands[i + 1]!];
      if (after <= start && isNear(after) && !starts.some((other) => other >= after && other < start)) return true;
      if (before >= start && isNear(before) && !starts.some((other) => other > start && other <= before)) return true;
    }
  }
  return false;
}
