import { dayOfDate } from '../time/days.js';
import { zoneOf } from '../time/wall-clock.js';

/** Where a stretch of local days lies in time, cut where the clock changes. UTC epoch minutes. */
export interface DayRange {
  readonly locationId: string;
  readonly from: number;
  readonly until: number;
  /** Minutes ahead of UTC throughout. */
  readonly ahead: number;
}

/** The local dates `[from, to)` of a location. */
export function dayRanges(locationId: string, timeZone: string, from: string, to: string): readonly DayRange[] {
  const zone = zoneOf(timeZone);
  const end = zone.minuteOfDay(dayOfDate(to), 0);
  const ranges: DayRange[] = [];
  for (let at = zone.minuteOfDay(dayOfDate(from), 0); at < end; ) {
    const until = Math.min(zone.offsetUntil(at), end);
    ranges.push({ locationId, from: at, until, ahead: zone.offsetAt(at) });
    at = until;
  }
  return ranges;
}
