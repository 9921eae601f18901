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

interface Bounds {
  readonly zone: string;
  readonly today: string;
  /** The last day that can be booked. */
  readonly last: string;
}

const length = 14;

/** Counted from today. `starts`: all up to the last day, in order. Without a day to look at, the first that has any is. */
export function fortnightOf(starts: readonly number[], { zone, today, last }: Bounds, asked?: string): Fortnight {
  const dateOf = (start: number) => wallOf(zone, start).date;
  const first = starts[0] ?? null;
  const day = asked && asked >= today && asked <= last ? asked : first === null ? today : dateOf(first);
  const from = firstDate(today, day);
  const dates = Array.from({ length }, (_, i) => dateAdd(from, i)).filter((date) => date <= last);
  const before = starts.findLast((start) => start < minuteOf(zone, from, 0));
  const after = (date: string) => starts.find((start) => start >= minuteOf(zone, dateAdd(date, 1), 0));
  const later = after(dates.at(-1)!);
  return {
    days: byDay(zone, dates, starts),
    day,
    first,
    next: after(day) ?? null,
    earlier:
      before === undefined
        ? undefined
        : dateOf(starts.find((start) => dateOf(start) >= firstDate(today, dateOf(before)))!),
    later: later === undefined ? undefined : dateOf(later),
  };
}

/** Of the two weeks, counted from today, in which a day lies. */
function firstDate(today: string, day: string): string {
  const ahead = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  return dateAdd(today, ahead - (ahead % length));
}

function byDay(zone: string, dates: readonly string[], starts: readonly number[]): readonly FreeDay[] {
  let at = starts.findIndex((start) => start >= minuteOf(zone, dates[0]!, 0));
  if (at < 0) at = starts.length;
  return dates.map((date) => {
    const end = minuteOf(zone, dateAdd(date, 1), 0);
    const from = at;
    while (at < starts.length && starts[at]! < end) at++;
    return { date, starts: starts.slice(from, at) };
  });
}
