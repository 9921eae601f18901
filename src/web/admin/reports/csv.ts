import { stringify } from 'csv-stringify/sync';
import { due, leads, share } from '../../../reports/figures.js';
import type { Line, Report } from '../../../reports/reports.service.js';
import { dateAdd } from '../../../time/days.js';
import type { Say } from '../../shared/site.js';

export const csvParts = ['course', 'lines', 'lead', 'rooms', 'links'] as const;
export type CsvPart = (typeof csvParts)[number];

type Cell = string | number;
type Row = Readonly<Record<string, Cell>>;

/**
 * One table of the report. With a byte order mark, since without one Excel reads UTF-8 as something else; text that a
 * spreadsheet would take for a formula begins with an apostrophe. Columns have the same names in every language; shares are
 * between 0 and 1, empty where there is nothing to be a share of; money is in whole units of its currency.
 */
export function csvOf(part: CsvPart, report: Report, t: Say): string {
  return stringify([...tables[part](report, t)], {
    header: true,
    columns: columnsOf(tables[part](report, t)),
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}

const tables: Readonly<Record<CsvPart, (report: Report, t: Say) => readonly Row[]>> = {
  course: ({ course, total }) =>
    course.map((line) => ({ from: line.from, to: dateAdd(line.to, -1), ...cells(line, currenciesOf(total)) })),
  lines: ({ lines, total, question }) =>
    lines.map((line) => ({ [question.by]: line.name, ...cells(line, currenciesOf(total)) })),
  lead: ({ lead, total: { figures } }, t) =>
    leads.map((from, n) => ({
      booked_before: t(`reports.lead.${n as 0}`),
      from_days: from,
      visits: lead[n]!,
      share: fraction(lead[n]!, figures.visits),
    })),
  rooms: ({ places }) =>
    places.map(({ name, used, open }) => ({
      location: name,
      taken_minutes: used,
      open_minutes: open,
      free_minutes: Math.max(0, open - used),
      share: fraction(used, open),
    })),
  links: ({ links }) =>
    links.map(({ code, label, visited, searched, seen, booked, attended }) => ({
      code,
      label,
      followed: visited,
      searched,
      saw_times: seen,
      booked,
      attended,
    })),
};

function cells({ figures, quoted, offered }: Line, currencies: readonly string[]): Row {
  return {
    visits: figures.visits,
    first_visits: figures.fresh,
    missed: figures.missed,
    cancelled_late: figures.late,
    cancelled_in_time: figures.cancelled,
    called_off_in_time: figures.calledOff,
    missed_share: fraction(figures.missed, due(figures)),
    cancelled_late_share: fraction(figures.late, due(figures)),
    booked_minutes: figures.hands,
    offered_minutes: offered ?? '',
    booked_share: fraction(figures.hands, offered ?? 0),
    ...Object.fromEntries(currencies.map((one) => [`quoted_${one}`, inUnits(quoted.get(one) ?? 0, one)])),
  };
}

const currenciesOf = ({ quoted }: Line) => [...quoted.keys()].sort();

/** An empty table still says what its columns would be. */
function columnsOf(rows: readonly Row[]): string[] {
  return Object.keys(rows[0] ?? { empty: '' });
}

function fraction(part: number, whole: number): Cell {
  const found = share(part, whole);
  return found === null ? '' : Math.round(found * 10_000) / 10_000;
}

function inUnits(minor: number, currency: string): string {
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return (minor / 10 ** digits).toFixed(digits);
}
