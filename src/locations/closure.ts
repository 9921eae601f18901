import type { StoredOf } from '../configuration/entity.js';
import { dayOfDate } from '../time/days.js';
import { intersect, type Intervals, normalise } from '../time/intervals.js';
import { zoneOf } from '../time/wall-clock.js';
import type { closure, closurePeriod } from './closure.entity.js';

/** A whole location is closed, on its own wall clock: from a minute of one local date to a minute of another. */
export interface Closure extends StoredOf<typeof closure> {
  readonly locationId: string;
}

/** When nobody can be there, as instants. All of `closures` are of one location. */
export function closedOf(closures: readonly Period[], zone: string): Intervals {
  const clock = zoneOf(zone);
  return normalise(
    closures.flatMap(({ fromDate, fromMinute, toDate, toMinute }) => [
      clock.minuteOfDay(dayOfDate(fromDate), fromMinute),
      clock.minuteOfDay(dayOfDate(toDate), toMinute),
    ]),
  );
}

export type Period = StoredOf<typeof closurePeriod>;

/** Is the place closed for a part of it? The patient is there from the first minute to the last, resting or not. */
export function meetsClosed(
  { start, end }: { readonly start: number; readonly end: number },
  closed: Intervals,
): boolean {
  return intersect([start, end], closed).length > 0;
}

export function endsBeforeItBegins({ fromDate, fromMinute, toDate, toMinute }: Period): boolean {
  return fromDate > toDate || (fromDate === toDate && fromMinute >= toMinute);
}

/** Do two closures share a minute of the wall clock? */
export function closuresMeet(a: Period, b: Period): boolean {
  const before = (date: string, minute: number, laterDate: string, later: number) =>
    date < laterDate || (date === laterDate && minute < later);
  return (
    before(a.fromDate, a.fromMinute, b.toDate, b.toMinute) && before(b.fromDate, b.fromMinute, a.toDate, a.toMinute)
  );
}
