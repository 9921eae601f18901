import { dateAdd } from '../time/days.js';
import { weekStart } from '../time/week.js';

/** Those that a calendar has. */
export const calendarKinds = ['week', 'month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof calendarKinds)[number] | 'own';

/** Local dates `[from, to)`. */
export interface Period {
  readonly kind: PeriodKind;
  readonly from: string;
  readonly to: string;
  /** On which its weeks begin; ISO: 1 is Monday. */
  readonly firstDay: number;
}

/** The whole week, month, quarter or year that the date lies in. */
export function periodAround(kind: Exclude<PeriodKind, 'own'>, date: string, firstDay: number): Period {
  if (kind === 'week') {
    const from = weekStart(date, firstDay);
    return { kind, from, to: dateAdd(from, 7), firstDay };
  }
  const months = { month: 1, quarter: 3, year: 12 }[kind];
  const first = Math.floor((monthOf(date) - 1) / months) * months + 1;
  const from = monthStart(yearOf(date), first);
  return { kind, from, to: monthsLater(from, months), firstDay };
}

/** The one before or after it, as long; of months, quarters and years the whole one. */
export function neighbour({ kind, from, to, firstDay }: Period, direction: -1 | 1): Period {
  if (kind === 'own') {
    const days = direction * daysOf({ from, to });
    return { kind, from: dateAdd(from, days), to: dateAdd(to, days), firstDay };
  }
  return periodAround(kind, direction < 0 ? dateAdd(from, -1) : to, firstDay);
}

export interface Preset {
  readonly which: 'this' | 'last';
  readonly kind: (typeof calendarKinds)[number];
  readonly period: Period;
}

/** What people mostly ask about: the present week, month, quarter and year, and the one before each. */
export function presetsOn(today: string, firstDay: number): readonly Preset[] {
  return calendarKinds.flatMap((kind): Preset[] => {
    const period = periodAround(kind, today, firstDay);
    return [
      { which: 'this', kind, period },
      { which: 'last', kind, period: neighbour(period, -1) },
    ];
  });
}

export function daysOf({ from, to }: Pick<Period, 'from' | 'to'>): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

export type BucketKind = 'day' | 'week' | 'month';

/** How finely a period is drawn, so that a plot has some thirty columns at most. */
export function bucketOf(period: Period): BucketKind {
  const days = daysOf(period);
  if (days <= 35) return 'day';
  return days <= 35 * 7 ? 'week' : 'month';
}

/** The columns a period is drawn in, in order: `[from, to)`. The first and the last may be cut by the period. */
export function bucketsOf(period: Period): readonly { readonly from: string; readonly to: string }[] {
  const kind = bucketOf(period);
  const buckets = [];
  for (let from = period.from; from < period.to; ) {
    const end = kind === 'day' ? dateAdd(from, 1) : periodAround(kind, from, period.firstDay).to;
    const to = end < period.to ? end : period.to;
    buckets.push({ from, to });
    from = to;
  }
  return buckets;
}

const yearOf = (date: string) => Number(date.slice(0, 4));
const monthOf = (date: string) => Number(date.slice(5, 7));

function monthStart(year: number, month: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
}

function monthsLater(date: string, months: number): string {
  const month = monthOf(date) - 1 + months;
  return monthStart(yearOf(date) + Math.floor(month / 12), (month % 12) + 1);
}
