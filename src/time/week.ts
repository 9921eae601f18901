import cldr from 'cldr-core/supplemental/weekData.json' with { type: 'json' };
import { dateAdd, weekdayOf } from './days.js';
import { localeOf } from './intl.js';

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const firstDays: Readonly<Record<string, string | undefined>> = cldr.supplemental.weekData.firstDay;

/**
 * On which day weeks begin where this locale is written, by Unicode CLDR; ISO: 1 is Monday, 7 is Sunday.
 */
export function firstWeekday(locale: string): number {
  const { region = '001' } = localeOf(locale).maximize();
  return days.indexOf(firstDays[region] ?? 'mon') + 1;
}

/** The first day of the week in which the date lies. `firstDay`: see above. */
export function weekStart(date: string, firstDay: number): string {
  return dateAdd(date, -((weekdayOf(date) - firstDay + 7) % 7));
}
