import { dateAdd } from '../../time/days.js';
import { firstWeekday } from '../../time/week.js';
import { longWeekday } from '../../time/wording.js';
import type { Choice } from './form.js';

/** Weekday names in the reader's language, from Monday on. */
export function weekdayNames(locale: string, name = longWeekday): readonly string[] {
  const monday = '2027-01-04';
  return Array.from({ length: 7 }, (_, n) => name(dateAdd(monday, n), locale));
}

/** In the order of the reader's week; ISO: 1 is Monday. */
export function weekdayChoices(locale: string, name = longWeekday): readonly Choice[] {
  const all = weekdayNames(locale, name).map((label, n) => ({ value: String(n + 1), label }));
  const first = firstWeekday(locale) - 1;
  return [...all.slice(first), ...all.slice(0, first)];
}
