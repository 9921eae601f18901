import { type Cell, csvOf } from '../../../export/csv.js';
import { type Amounts, due, leads, share, sum } from '../../../reports/figures.js';
import { medianUntilTaken } from '../../../reports/freed-times.js';
import type { Line, Report } from '../../../reports/reports.service.js';
import { dateAdd } from '../../../time/days.js';
import { decimal } from '../../../i18n/amount.js';
import { longWeekday } from '../../../time/wording.js';
import { hoursOfWeek } from './hours.view.js';
import type { Say } from '../../shared/site.js';

export const csvParts = ['course', 'lines', 'value', 'hours', 'lead', 'rooms', 'new-patients', 'links'] as const;
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
    csvOf(course, {
      from: ({ from }) => from,
      to: ({ to }) => dateAdd(to, -1),
      ...figuresOf(total),
      recall_emails: ({ recalled }) => recalled.invited,
      rebooked_after_recall: ({ recalled }) => recalled.rebooked,
      rebooked_by_recall_link: ({ recalled }) => recalled.byLink,
      times_freed: ({ freed }) => freed.freed,
      freed_offered: ({ freed }) => freed.offered,
      freed_taken: ({ freed }) => freed.taken,
      freed_median_minutes: ({ freed }) => medianUntilTaken(freed) ?? '',
    }),
  lines: ({ lines, total, question }) => csvOf(lines, { [question.by]: ({ name }) => name, ...figuresOf(total) }),
  value: ({ lines, total, question }) => csvOf(lines, { [question.by]: ({ name }) => name, ...valueOf(total) }),
  hours: (report) =>
    csvOf(hoursOfWeek(report), {
      weekday: ({ date }) => longWeekday(date, 'en'),
      from: ({ hour }) => `${String(hour).padStart(2, '0')}:00`,
      booked_minutes: ({ booked }) => booked,
      offered_minutes: ({ offered }) => offered,
      booked_share: ({ booked, offered }) => fraction(booked, offered),
    }),
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
  'new-patients': ({ newPatients, total: { figures } }) => {
    const byLink = sum(newPatients.map(({ patients }) => patients));
    return csvOf([...newPatients, { code: '', label: '', patients: figures.fresh - byLink }], {
      code: ({ code }) => code,
      label: ({ label }) => label,
      new_patients: ({ patients }) => patients,
      share: ({ patients }) => fraction(patients, figures.fresh),
    });
  },
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

type Columns = Readonly<Record<string, (line: Line) => Cell>>;

/** Of each line what is known of it, quoted in each currency that the total has. */
function figuresOf(total: Line): Columns {
  return {
    visits: ({ figures }) => figures.visits,
    first_visits: ({ figures }) => figures.fresh,
    took_place: ({ figures }) => figures.past,
    rebooked: ({ figures }) => figures.rebooked,
    missed: ({ figures }) => figures.missed,
    cancelled_late: ({ figures }) => figures.late,
    cancelled_in_time: ({ figures }) => figures.cancelled,
    called_off_in_time: ({ figures }) => figures.calledOff,
    called_off_late: ({ figures }) => figures.calledOffLate,
    rebooked_share: ({ figures }) => fraction(figures.rebooked, figures.past),
    missed_share: ({ figures }) => fraction(figures.missed, due(figures)),
    cancelled_late_share: ({ figures }) => fraction(figures.late, due(figures)),
    booked_minutes: ({ figures }) => figures.hands,
    offered_minutes: ({ offered }) => offered ?? '',
    booked_share: ({ figures, offered }) => fraction(figures.hands, offered ?? 0),
    ...inCurrencies(total, 'quoted', 'quoted'),
  };
}

/** What took place, what it was worth, and what did not take place though the time was kept. */
function valueOf(total: Line): Columns {
  return {
    took_place: ({ figures }) => figures.past,
    minutes: ({ figures }) => figures.minutes,
    missed: ({ figures }) => figures.missed,
    cancelled_late_by_patient: ({ figures }) => figures.late - figures.calledOffLate,
    ...inCurrencies(total, 'earned', 'value'),
    ...inCurrencies(total, 'quotedMissed', 'missed_value'),
    ...inCurrencies(total, 'quotedLate', 'cancelled_late_value'),
  };
}

/** A column for each currency that there is. */
function inCurrencies(total: Line, amount: keyof Amounts, name: string): Columns {
  const currencies = [...total.quoted.keys()].sort();
  return Object.fromEntries(
    currencies.map((one) => [`${name}_${one}`, (line: Line) => decimal(line[amount].get(one) ?? 0, one)]),
  );
}

function fraction(part: number, whole: number): Cell {
  const found = share(part, whole);
  return found === null ? '' : Math.round(found * 10_000) / 10_000;
}
