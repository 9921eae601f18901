import { intersect, type Intervals, subtract } from '../time/intervals.js';
import { dateAdd, minuteOf, wallOf } from '../time/wall-clock.js';

export type FreedCause = 'cancelled' | 'moved' | 'lapsed' | 'hours' | 'steered';

/** When practitioners work where, from one moment to another: by `practitioner location`, ids. UTC epoch minutes. */
export interface WorkingHours {
  readonly from: number;
  readonly until: number;
  readonly times: Readonly<Record<string, Intervals>>;
}

/** Time that is worked now and was not before, on one day of a place. */
export interface NewHours {
  readonly practitionerId: string;
  readonly locationId: string;
  readonly times: Intervals;
}

/** Only of the days that were looked at before: that a day comes into view frees nothing. */
export function newHours(
  before: WorkingHours,
  now: WorkingHours,
  zoneOf: (locationId: string) => string,
): readonly NewHours[] {
  const seen = [Math.max(before.from, now.from), before.until];
  return Object.entries(now.times).flatMap(([key, times]) => {
    const [practitionerId, locationId] = key.split(' ') as [string, string];
    const more = subtract(intersect(times, seen), before.times[key] ?? []);
    return byDay(more, zoneOf(locationId)).map((ofDay) => ({ practitionerId, locationId, times: ofDay }));
  });
}

function byDay(times: Intervals, zone: string): readonly Intervals[] {
  const days: Intervals[] = [];
  for (let at = times[0]; at !== undefined; ) {
    const until = minuteOf(zone, dateAdd(wallOf(zone, at).date, 1), 0);
    days.push(intersect(times, [at, until]));
    at = subtract(times, [times[0]!, until])[0];
  }
  return days;
}
