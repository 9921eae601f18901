import { dateAdd } from '../time/days.js';
import { weekStart } from '../time/week.js';

export const ledgerSteps = ['visited', 'searched', 'seen', 'booked', 'attended'] as const;

/** How many came how far: followed the link, searched, saw times, booked, and were there. */
export type Steps = Readonly<Record<(typeof ledgerSteps)[number], number>>;

/** Beside that: of those who booked, how many are there for the first time. */
export type Counts = Steps & { readonly fresh: number };

/** Which link, on which page it stands, and where on it. */
export interface Source {
  readonly code: string;
  readonly label: string;
  readonly page: string | null;
  readonly placement: string;
}

/** What a link brought in one week from one placement; `week` counts from 0. */
export type LedgerRow = Source & Counts & { readonly week: number };

/** Local dates `[from, to)`. */
export interface Week {
  readonly from: string;
  readonly to: string;
}

/** So many whole weeks, the last of which holds the date. `firstDay`: ISO, on which they begin. */
export function weeksUntil(date: string, count: number, firstDay: number): readonly Week[] {
  const last = weekStart(date, firstDay);
  return Array.from({ length: count }, (_, n) => {
    const from = dateAdd(last, (n + 1 - count) * 7);
    return { from, to: dateAdd(from, 7) };
  });
}

export function sumOf(rows: readonly Counts[]): Counts {
  const total = { visited: 0, searched: 0, seen: 0, booked: 0, attended: 0, fresh: 0 };
  for (const row of rows) for (const step of [...ledgerSteps, 'fresh'] as const) total[step] += row[step];
  return total;
}

/** All weeks of each link and placement together; those that brought most come first. */
export function bySource(rows: readonly LedgerRow[]): readonly (Source & Counts)[] {
  const groups = new Map<string, LedgerRow[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  const lines = [...groups.values()].map((some) => {
    const { code, label, page, placement } = some[0]!;
    return { code, label, page, placement, ...sumOf(some) };
  });
  return lines.sort((a, b) => b.booked - a.booked || b.visited - a.visited || keyOf(a).localeCompare(keyOf(b)));
}

/** One line a week, also for those in which nothing happened. */
export function byWeek(rows: readonly LedgerRow[], weeks: readonly Week[]): readonly (Week & Counts)[] {
  return weeks.map((week, n) => ({ ...week, ...sumOf(rows.filter((row) => row.week === n)) }));
}

const keyOf = ({ code, placement }: Source) => `${code} ${placement}`;
