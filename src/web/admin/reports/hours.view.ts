import { share } from '../../../reports/figures.js';
import type { Report } from '../../../reports/reports.service.js';
import { dateAdd } from '../../../time/days.js';

export interface HourOfWeek {
  /** A date with this weekday, to be said in words. */
  readonly date: string;
  readonly hour: number;
  /** Minutes. */
  readonly booked: number;
  readonly offered: number;
}

const someMonday = '2026-11-30';

/** By day, as weeks begin where the clinic is, and by hour; without days, and hours before and after, on which nobody ever works or is booked. */
export function hoursOfWeek({ hours: { booked, offered }, question }: Report): readonly HourOfWeek[] {
  const all = Array.from({ length: 7 * 24 }, (_, n) => {
    const at = ((question.period.firstDay - 1) * 24 + n) % (7 * 24);
    return {
      date: dateAdd(someMonday, Math.floor(at / 24)),
      hour: at % 24,
      booked: booked[at]!,
      offered: offered[at]!,
    };
  });
  const used = all.filter((one) => one.booked + one.offered > 0);
  const days = new Set(used.map(({ date }) => date));
  const [first, last] = [Math.min(...used.map(({ hour }) => hour)), Math.max(...used.map(({ hour }) => hour))];
  return all.filter(({ date, hour }) => days.has(date) && hour >= first && hour <= last);
}

/** Of the hours at which somebody works, the one with the largest share booked and the one with the smallest. */
export function extremesOf(
  hours: readonly HourOfWeek[],
): { readonly busiest: HourOfWeek; readonly quietest: HourOfWeek } | null {
  const partOf = ({ booked, offered }: HourOfWeek) => share(booked, offered)!;
  const sorted = hours.filter(({ offered }) => offered > 0).sort((a, b) => partOf(b) - partOf(a));
  return sorted.length > 0 ? { busiest: sorted[0]!, quietest: sorted.at(-1)! } : null;
}
