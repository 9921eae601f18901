import { bucketOf, neighbour, type Period, presetsOn } from '../../../reports/period.js';
import type { DatedLine, Question, Report } from '../../../reports/reports.service.js';
import { dateAdd } from '../../../time/days.js';
import { dayAndMonth, dayMonthYear, longDate, monthAndYear, shortDate, shortWeekday } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';

/** "2026", "December 2026", "Nov 30 to Dec 6, 2026" */
export function periodInWords({ t, locale, now }: Site, { kind, from, to }: Period): string {
  if (kind === 'year') return from.slice(0, 4);
  if (kind === 'month') return monthAndYear(from, locale, 'long');
  const last = dateAdd(to, -1);
  if (last === from) return longDate(from, locale, now);
  const first = from.slice(0, 4) === last.slice(0, 4) ? dayAndMonth(from, locale) : dayMonthYear(from, locale);
  return t('reports.period', { from: first, to: dayMonthYear(last, locale) });
}

/** What a column stands for, in full. */
export function columnInWords({ t, locale }: Site, period: Period, { from, to }: DatedLine): string {
  const kind = bucketOf(period);
  if (kind === 'day') return shortDate(from, locale);
  if (kind === 'month') return monthAndYear(from, locale);
  const last = dateAdd(to, -1);
  if (last === from) return shortDate(from, locale);
  return t('reports.period', { from: dayAndMonth(from, locale), to: dayAndMonth(last, locale) });
}

/** Under the columns, on so many of them that they find room on a phone. */
export function ticksOf(
  { locale }: Site,
  period: Period,
  course: readonly DatedLine[],
): readonly (string | undefined)[] {
  const kind = bucketOf(period);
  const most = kind === 'day' && course.length <= 7 ? 7 : 5;
  const step = Math.ceil(course.length / most);
  return course.map(({ from }, n) => {
    if (n % step !== 0) return undefined;
    if (kind === 'month') return monthAndYear(from, locale);
    return course.length <= 7 && kind === 'day' ? shortWeekday(from, locale) : dayAndMonth(from, locale);
  });
}

/** Nothing happened, and nothing was to. */
export function isEmpty({ total: { figures } }: Report): boolean {
  const { visits, missed, late, cancelled, calledOff } = figures;
  return visits + missed + late + cancelled + calledOff === 0;
}

export function around(question: Question): { readonly earlier: Question; readonly later: Question } {
  const at = (direction: -1 | 1) => ({ ...question, period: neighbour(question.period, direction) });
  return { earlier: at(-1), later: at(1) };
}

/** The same question about each period that people mostly ask about. */
export function presetsOf({ question, today }: Report) {
  const { from, to, firstDay } = question.period;
  return presetsOn(today, firstDay).map(({ period, ...name }) => {
    return { ...name, question: { ...question, period }, isShown: period.from === from && period.to === to };
  });
}
