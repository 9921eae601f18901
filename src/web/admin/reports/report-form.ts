import { z } from 'zod';
import { parse } from '../../../platform/parse.js';
import { BadInput } from '../../../platform/refusal.js';
import { calendarKinds, daysOf, type Period, type PeriodKind, periodAround } from '../../../reports/period.js';
import type { Breakdown, Question, Report } from '../../../reports/reports.service.js';
import { dateAdd, isDate } from '../../../time/days.js';
import { firstWeekday } from '../../../time/week.js';
import type { CsvPart } from './csv.js';

const word = z.string().max(100).catch('');

/** What stands in the address, as it was typed. `to` is the last day, as people say it. */
const typed = z.object({
  kind: z.enum([...calendarKinds, 'own']).catch('month'),
  from: word,
  to: word,
  practitioner: word,
  location: word,
  treatment: word,
  by: z.enum(['practitioner', 'location', 'treatment']).catch('practitioner'),
});

export interface Typed {
  readonly kind: PeriodKind;
  readonly from: string;
  readonly to: string;
  readonly practitioner: string;
  readonly location: string;
  readonly treatment: string;
  readonly by: Breakdown;
}

const mostDays = 366 * 5;

/** Nothing given is the present month. */
export function typedIn(query: unknown): Typed {
  return parse(typed, query);
}

/** @throws BadInput: no dates, in the wrong order, or too far apart */
export function questionOf(asked: Typed, today: string, locale: string): Question {
  const { practitioner, location, treatment, by } = asked;
  return {
    period: periodOf(asked, today, firstWeekday(locale)),
    by,
    ...(practitioner && { practitioner }),
    ...(location && { location }),
    ...(treatment && { treatment }),
  };
}

function periodOf({ kind, from: first, to: last }: Typed, today: string, firstDay: number): Period {
  const from = first || today;
  const dates = kind === 'own' ? { from, to: last || from } : { from };
  const wrong = Object.entries(dates).filter(([, date]) => !isDate(date));
  if (wrong.length > 0) throw new BadInput(wrong.map(([path]) => ({ path, message: 'fault.date' })));
  const period: Period =
    kind === 'own' ? { kind, from, to: dateAdd(last || from, 1), firstDay } : periodAround(kind, from, firstDay);
  // What follows the year 9999 can no longer be compared as text.
  if (!isDate(period.to) || period.to > '9999')
    throw new BadInput([{ path: kind === 'own' ? 'to' : 'from', message: 'fault.date' }]);
  if (kind !== 'own') return period;
  if (daysOf(period) < 1) throw new BadInput([{ path: 'to', message: 'fault.period-order' }]);
  if (daysOf(period) > mostDays) throw new BadInput([{ path: 'to', message: 'fault.period-long' }]);
  return period;
}

/** Where a table of the report is to be had as a file. */
export function csvAddress(part: CsvPart, { question }: Report): string {
  return addressOf(question, `/admin/reports/csv/${part}`);
}

/** The address at which the question is answered. */
export function addressOf({ period, ...rest }: Question, at = '/admin/reports'): string {
  const { kind, from, to } = period;
  const fields = { kind, from, ...(kind === 'own' ? { to: dateAdd(to, -1) } : {}), ...rest };
  return `${at}?${new URLSearchParams(Object.entries(fields).filter((pair): pair is [string, string] => Boolean(pair[1]))).toString()}`;
}
