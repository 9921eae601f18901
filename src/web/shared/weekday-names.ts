import { dateAdd } from '../../time/days.js';
import { longWeekday } from '../../time/wording.js';

/** Weekday names in the reader's language, from Monday on. */
export function weekdayNames(locale: string): readonly string[] {
  const monday = '2027-01-04';
  return Array.from({ length: 7 }, (_, n) => longWeekday(dateAdd(monday, n), locale));
}
