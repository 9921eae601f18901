import { type Cell, csvOf } from '../../../export/csv.js';
import { due, leads, share } from '../../../reports/figures.js';
import type { Line, Report } from '../../../reports/reports.service.js';
import { dateAdd } from '../../../time/days.js';
import { decimal } from '../../../time/wording.js';
import type { Say } from '../../shared/site.js';

export const csvParts = ['course', 'lines', 'lead', 'rooms', 'links'] as const;
export type CsvPart = (typeof csvParts)[number];

/**
 * One table of the report. Columns have the same names in every language; shares are between 0 and 1, empty where there
 * is nothing to be a share of; money is in whole units of its currency.
 */
export function reportCsv(part: CsvPart, report: Report, t: Say): string {
  return tables[part](report, t);
}

const tables: Readonly<Record<CsvPart, (report: Report, t: Say) => string>> = {
  course: ({ course, total }) =>
    csvOf(course, { from: ({ from }) => from, to: ({ to }) => dateAdd(to, -1), ...figuresOf(total) }),
  lines: ({ lines, total, question }) => csvOf(lines, { [question.by]: ({ name }) => name, ...figuresOf(total) }),
  lead: ({ lead, total: { figures } }, t) =>
    csvOf(lead, {
      booked_before: (_, n) => t(`reports.lead.${n as 0}`),
      from_days: (_, n) => leads[n]!,
      visits: (visits) => visits,
      share: (visits) => fraction(visits, figures.visits),
    }),
  rooms: ({ places }) =>
    csvOf(places, {
      location: ({ name }) => name,
      taken_minutes: ({ used }) => used,
      open_minutes: ({ open }) => open,
      free_minutes: ({ used, open }) => Math.max(0, open - used),
      share: ({ used, open }) => fraction(used, open),
    }),
  links: ({ links }) =>
    csvOf(links, {
      code: ({ code }) => code,
      label: ({ label }) => label,
      followed: ({ visited }) => visited,
      searched: ({ searched }) => searched,
      saw_times: ({ seen }) => seen,
      booked: ({ booked }) => booked,
      attended: ({ attended }) => attended,
    }),
};

/** Of each line what is known of it, quoted in each currency that the total has. */
function figuresOf(total: Line): Readonly<Record<string, (line: Line) => Cell>> {
  const currencies = [...total.quoted.keys()].sort();
  return {
    visits: ({ figures }) => figures.visits,
    first_visits: ({ figures }) => figures.fresh,
    missed: ({ figures }) => figures.missed,
    cancelled_late: ({ figures }) => figures.late,
    cancelled_in_time: ({ figures }) => figures.cancelled,
    called_off_in_time: ({ figures }) => figures.calledOff,
    called_off_late: ({ figures }) => figures.calledOffLate,
    missed_share: ({ figures }) => fraction(figures.missed, due(figures)),
    cancelled_late_share: ({ figures }) => fraction(figures.late, due(figures)),
    booked_minutes: ({ figures }) => figures.hands,
    offered_minutes: ({ offered }) => offered ?? '',
    booked_share: ({ figures, offered }) => fraction(figures.hands, offered ?? 0),
    ...Object.fromEntries(
      currencies.map((one) => [`quoted_${one}`, ({ quoted }: Line) => decimal(quoted.get(one) ?? 0, one)]),
    ),
  };
}

function fraction(part: number, whole: number): Cell {
  const found = share(part, whole);
  return found === null ? '' : Math.round(found * 10_000) / 10_000;
}
