import { dateAdd, minuteOf, weekdayOf } from '../../../src/time/wall-clock.js';

/** A rule of the kind people make in their calendar. */
export interface SimpleRule {
  readonly freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  readonly interval: number;
  /** ISO weekdays, for WEEKLY; none: that of the first date. */
  readonly days: readonly number[];
  readonly count?: number;
  /** The last date. */
  readonly until?: string;
}

const names = ['', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

export function textOf({ freq, interval, days, count, until }: SimpleRule): string {
  return [
    `FREQ=${freq}`,
    `INTERVAL=${interval}`,
    ...(days.length > 0 ? [`BYDAY=${days.map((day) => names[day]).join(',')}`] : []),
    ...(count === undefined ? [] : [`COUNT=${count}`]),
    ...(until === undefined ? [] : [`UNTIL=${until.replaceAll('-', '')}`]),
  ].join(';');
}

/** Every date of the rule up to `last`, by asking each day whether it is one. */
export function slowDates({ freq, interval, days, count, until }: SimpleRule, first: string, last: string): string[] {
  const found: string[] = [];
  const monthOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  const mondayOf = (date: string) => dateAdd(date, 1 - weekdayOf(date));
  for (let date = first, day = 0; date <= last; date = dateAdd(date, 1), day++) {
    if ((until && date > until) || found.length === count) break;
    const isOne = {
      DAILY: () => day % interval === 0,
      WEEKLY: () => {
        const weeks = (Date.parse(mondayOf(date)) - Date.parse(mondayOf(first))) / (7 * 86_400_000);
        return weeks % interval === 0 && (days.length > 0 ? days : [weekdayOf(first)]).includes(weekdayOf(date));
      },
      MONTHLY: () => (monthOf(date) - monthOf(first)) % interval === 0 && date.slice(8) === first.slice(8),
      YEARLY: () =>
        (Number(date.slice(0, 4)) - Number(first.slice(0, 4))) % interval === 0 && date.slice(5) === first.slice(5),
    }[freq]();
    if (isOne) found.push(date);
  }
  return found;
}

/** `minutes` long, from this minute of each date. */
export function slowPeriods(dates: readonly string[], zone: string, minute: number, minutes: number): number[] {
  return dates.flatMap((date) => {
    const start = minuteOf(zone, date, minute);
    return [start, start + minutes];
  });
}
