import { dateAdd } from '../../time/days.js';
import { firstWeekday } from '../../time/week.js';
import { longWeekday } from '../../time/wording.js';

/** Weekday names in the reader's language, from Monday on. */
export function weekdayNames(locale: string): readonly string[] {
  const monday = '2027-01-04';
  return Array.from({ length: 7 }, (_, n) => longWeekday(dateAdd(monday, n), locale));
}

/** ISO: 1 is Monday, 7 is Sunday. */
export interface WeekdayChoice {
  readonly day: number;
  readonly name: string;
}

/** In the order of the reader's week. */
export function weekdayChoices(locale: string): readonly WeekdayChoice[] {
  const all = weekdayNames(locale).map((name, n) => ({ day: n + 1, name }));
  const first = firstWeekday(locale) - 1;
  return [...all.slice(first), ...all.slice(0, first)];
}
