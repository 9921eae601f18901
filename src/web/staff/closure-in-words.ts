import type { Closure } from '../../locations/closure.js';
import { clockOfDay, clockPeriod, shortDate } from '../../time/wording.js';
import type { Site } from '../shared/site.js';

/** "Thu, Dec 24", "Thu, Dec 24 to Sat, Dec 26", "Thu, Dec 24, 12:00–3:00 PM". */
export function closureInWords(
  { t, locale, now }: Pick<Site, 't' | 'locale' | 'now'>,
  closure: Omit<Closure, 'locationId' | 'reason'>,
): string {
  const { fromDate, fromMinute, toDate, toMinute } = closure;
  const [first, last] = [shortDate(fromDate, locale, now), shortDate(toDate, locale, now)];
  if (fromMinute === 0 && toMinute === 1440) {
    return fromDate === toDate ? first : t('hours.from-to', { from: first, to: last });
  }
  if (fromDate === toDate) return `${first}, ${clockPeriod(fromMinute, toMinute, locale)}`;
  return t('hours.from-to', {
    from: `${first}, ${clockOfDay(fromMinute, locale)}`,
    to: `${last}, ${clockOfDay(toMinute, locale)}`,
  });
}
