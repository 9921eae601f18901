import { never, type Intervals } from '../time/intervals.js';
import type { Zone } from '../time/wall-clock.js';

/**
 * The minutes of a list that lie on the grid: every so many minutes of the local day, counted anew from each local
 * midnight. In an hour that comes twice, both count.
 */
export function gridMinutes(list: Intervals, every: number, zone: Zone): number[] {
  const out: number[] = [];
  let midnight = 0;
  let even = -never; // up to here the grid counts from that midnight: until the next one, or a clock change
  for (let i = 0; i < list.length; i += 2) {
    const end = list[i + 1]!;
    for (let minute = list[i]!; minute < end; minute = even) {
      if (minute >= even) {
        const wall = minute + zone.offsetAt(minute);
        midnight = minute - (wall - Math.floor(wall / 1440) * 1440);
        even = Math.min(midnight + 1440, zone.offsetUntil(minute));
      }
      const stop = end < even ? end : even;
      for (let at = midnight + Math.ceil((minute - midnight) / every) * every; at < stop; at += every) out.push(at);
    }
  }
  return out;
}
