import { dateAdd, minuteOf, wallOf } from '../../../time/wall-clock.js';

/** A local day and its free starts (UTC epoch minutes). */
export interface FreeDay {
  readonly date: string;
  readonly starts: readonly number[];
}

/** Two weeks of free starts, and the day that is looked at. */
export interface Fortnight {
  /** In order. */
  readonly days: readonly FreeDay[];
  readonly day: string;
  /** The first free start there is; null when there is none up to the horizon. */
  readonly first: number | null;
  /** The next one after the day that is looked at. */
  readonly next: number | null;
  /** Days with free starts, where there are any before and after these two weeks. */
  readonly earlier?: string;
  readonly later?: string;
}

export interface Bounds {
  readonly zone: string;
  readonly today: string;
  /** The last day that can be booked. */
  readonly last: string;
}

const length = 14;

/** Counted from today. `starts`: all up to the last day, in order. Without a day to look at, the first that has any is. */
export function fortnightOf(starts: readonly number[], { zone, today, last }: Bounds, asked?: string): Fortnight {
  const midnight = (date: string) => minuteOf(zone, date, 0);
  const dateOf = (start: number) => wallOf(zone, start).date;
  const from = (minute: number) => starts.find((start) => start >= minute);
  const dateFrom = (date: string) => {
    const start = from(midnight(date));
    return start === undefined ? undefined : dateOf(start);
  };
  const first = starts[0] ?? null;
  const day = asked && asked >= today && asked <= last ? asked : first === null ? today : dateOf(first);
  const begin = firstDate(today, day);
  const dates = Array.from({ length }, (_, i) => dateAdd(begin, i)).filter((date) => date <= last);
  const here = midnight(begin);
  const before = starts.findLast((start) => start < here);
  return {
    days: byDay(zone, dates, starts),
    day,
    first,
    next: from(midnight(dateAdd(day, 1))) ?? null,
    earlier: before === undefined ? undefined : dateFrom(firstDate(today, dateOf(before))),
    later: dateFrom(dateAdd(dates.at(-1)!, 1)),
  };
}

/** Of the two weeks, counted from today, in which a day lies. */
function firstDate(today: string, day: string): string {
  const ahead = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  return dateAdd(today, ahead - (ahead % length));
}

function byDay(zone: string, dates: readonly string[], starts: readonly number[]): readonly FreeDay[] {
  const begin = minuteOf(zone, dates[0]!, 0);
  let at = starts.findIndex((start) => start >= begin);
  if (at < 0) at = starts.length;
  return dates.map((date) => {
    const end = minuteOf(zone, dateAdd(date, 1), 0);
    const from = at;
    while (at < starts.length && starts[at]! < end) at++;
    return { date, starts: starts.slice(from, at) };
  });
}
