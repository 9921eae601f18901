import { dayOfDate } from '../time/days.js';
import { minuteOf } from '../time/wall-clock.js';

/** A stretch of a day, in minutes or as `HH:MM`, which sort alike. What is missing is somebody else's fault. */
export interface Stretch {
  readonly from?: string | number;
  readonly to?: string | number;
}

/** What says on which days a block of weekly hours counts. */
export interface Recurring {
  readonly weekday?: number;
  /** Every week, if left out. */
  readonly everyWeeks?: number;
  readonly starting?: string | null;
}

export function endsTooEarly({ from, to }: Stretch): boolean {
  return from !== undefined && to !== undefined && from >= to;
}

/** Every how many weeks, but from when? */
export function lacksFirstWeek({ everyWeeks = 1, starting }: Recurring): boolean {
  return everyWeeks > 1 && !starting;
}

export function overlap(a: Stretch, b: Stretch): boolean {
  const before = (one: Stretch['from'], other: Stretch['from']) =>
    one !== undefined && other !== undefined && one < other;
  return before(a.from, b.to) && before(b.from, a.to);
}

/** A stretch of one day, in minutes on the clock of a place. */
export interface DatedStretch {
  readonly timeZone: string;
  readonly date: string;
  readonly from: number;
  readonly to: number;
}

/** Do they share a moment, each on its own clock? */
export function overlapInTime(a: DatedStretch, b: DatedStretch): boolean {
  const at = ({ timeZone, date }: DatedStretch, minute: number) => minuteOf(timeZone, date, minute);
  return at(a, a.from) < at(b, b.to) && at(b, b.from) < at(a, a.to);
}

/** Do they ever fall on the same day? */
export function meet(a: Recurring, b: Recurring): boolean {
  if (a.weekday === undefined || a.weekday !== b.weekday) return false;
  const every = commonDivisor(a.everyWeeks ?? 1, b.everyWeeks ?? 1);
  if (every === 1) return true;
  return !!a.starting && !!b.starting && (weekOf(a.starting) - weekOf(b.starting)) % every === 0;
}

/** Weeks begin on Monday; 1970-01-05 was one. */
function weekOf(date: string): number {
  return Math.floor((dayOfDate(date) - 4) / 7);
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
