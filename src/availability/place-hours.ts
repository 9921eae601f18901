import { dateAdd, minuteOf, wallOf, weekdayOf } from '../time/wall-clock.js';
import { type Intervals, intersect, normalise, subtract } from '../time/intervals.js';
import { closedOf } from '../locations/closure.js';
import { openingOf } from '../practitioners/opening.js';
import type { Post } from './snapshot.js';

/** Minutes of the local day, flat `[from, to, from, to …]`; none: closed. `to` may be 1440. */
export type DayHours = Intervals;

export interface PlaceHours {
  /** Monday first: seven. */
  readonly weekly: readonly DayHours[];
  /** Dates on which it is otherwise, in order; days that follow one another and are alike are one. */
  readonly exceptions: readonly { readonly from: string; readonly to: string; readonly hours: DayHours }[];
}

/**
 * When somebody is at a place. Nobody sets the hours of a place: they are those of the people who treat there. What does
 * not come every week counts as an exception, as days off and closures do; so many days are looked at from a date on.
 */
export function placeHours(posts: readonly Post[], zone: string, today: string, days = 42): PlaceHours {
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    normalise(
      posts
        .flatMap(({ hours }) => hours)
        .filter((block) => block.weekday === weekday && block.everyWeeks === 1 && (block.starting ?? '') <= today)
        .flatMap(({ fromMinute, toMinute }) => [fromMinute, toMinute]),
    ),
  );
  const open = openOf(posts, zone, today, dateAdd(today, days));
  const exceptions: { from: string; to: string; hours: DayHours }[] = [];
  for (let n = 0; n < days; n++) {
    const date = dateAdd(today, n);
    const hours = hoursOn(open, zone, date);
    if (same(hours, weekly[weekdayOf(date) - 1]!)) continue;
    const last = exceptions.at(-1);
    if (last && same(last.hours, hours) && dateAdd(last.to, 1) === date) last.to = date;
    else exceptions.push({ from: date, to: date, hours });
  }
  return { weekly, exceptions };
}

/** Somebody is there until a minute, or will be from one on: UTC epoch minutes. Null: nobody within so many days. */
export type OpenNow = { readonly until: number } | { readonly from: number } | null;

export function openNow(posts: readonly Post[], zone: string, now: number, days = 42): OpenNow {
  const today = wallOf(zone, now).date;
  const open = openOf(posts, zone, today, dateAdd(today, days));
  for (let at = 0; at < open.length; at += 2) {
    const [from, until] = [open[at]!, open[at + 1]!];
    if (until > now) return from <= now ? { until } : { from };
  }
  return null;
}

function openOf(posts: readonly Post[], zone: string, from: string, to: string): Intervals {
  const open = posts.flatMap(({ hours, exceptions, timeOff }) => openingOf(hours, exceptions, timeOff, zone, from, to));
  return subtract(normalise(open), closedOf(posts[0]?.closures ?? [], zone));
}

function hoursOn(open: Intervals, zone: string, date: string): DayHours {
  const day = [minuteOf(zone, date, 0), minuteOf(zone, dateAdd(date, 1), 0)] as const;
  const ofDay = intersect(open, day);
  return ofDay.map((minute) => (minute === day[1] ? 1440 : wallOf(zone, minute).minute));
}

const same = (a: Intervals, b: Intervals) => a.length === b.length && a.every((one, i) => one === b[i]);
