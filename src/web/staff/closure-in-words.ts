import type { Closure } from '../../locations/closure.js';
import { clockOfDay, shortDate } from '../../time/wording.js';
import type { Site } from '../shared/site.js';

/** "Thu 24 Dec", "Thu 24 Dec to Sat 26 Dec", "Thu 24 Dec, 12:00–15:00". */
export function closureInWords(
  { t, locale }: Pick<Site, 't' | 'locale'>,
  closure: Omit<Closure, 'locationId' | 'reason'>,
): string {
  const { fromDate, fromMinute, toDate, toMinute } = closure;
  const [first, last] = [shortDate(fromDate, locale), shortDate(toDate, locale)];
  if (fromMinute === 0 && toMinute === 1440) {
    return fromDate === toDate ? first : t('hours.from-to', { from: first, to: last });
  }
  const times = { from: clockOfDay(fromMinute), to: clockOfDay(toMinute) };
  if (fromDate === toDate) return `${first}, ${t('hours.period', times)}`;
  return t('hours.from-to', { from: `${first}, ${times.from}`, to: `${last}, ${times.to}` });
}
