import type { Intervals } from '../time/intervals.js';
import type { Zone } from '../time/wall-clock.js';

/**
 * The minutes of a list that lie on the grid: every so many minutes of the local day, counted anew from each local
 * midnight. In an hour that comes twice, both count.
 */
export function gridMinutes(list: Intervals, every: number, zone: Zone): number[] {
  const out: number[] = [];
  let offset = 0;
  let until = -Infinity; // up to where that offset holds
  for (let i = 0; i < list.length; i += 2) {
    const end = list[i + 1]!;
    let minute = list[i]!;
    while (minute < end) {
      if (minute >= until) {
        offset = zone.offsetAt(minute);
        until = zone.offsetUntil(minute);
      }
      const ofDay = positiveRemainder(minute + offset, 1440);
      // Up to midnight or a clock change the grid is even; from there on it is laid anew.
      const stop = Math.min(end, until, minute + 1440 - ofDay);
      for (let at = minute + positiveRemainder(-ofDay, every); at < stop; at += every) out.push(at);
      minute = stop;
    }
  }
  return out;
}

function positiveRemainder(value: number, by: number): number {
  const remainder = value % by;
  return remainder < 0 ? remainder + by : remainder;
}
