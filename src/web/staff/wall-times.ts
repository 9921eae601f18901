import { minuteOf, wallOf } from '../../time/wall-clock.js';
import { clock, clockOfDay, period, shortDay } from '../../time/wording.js';
import type { Site } from '../shared/site.js';

/** "Fri, Dec 4", "Fri, Dec 4 to Sun, Dec 6", "Fri, Dec 4, 12:00–3:00 PM": whole days where they are. */
export function offText(
  { t, locale, now }: Pick<Site, 't' | 'locale' | 'now'>,
  zone: string,
  { from, to }: { readonly from: number; readonly to: number },
): string {
  const [first, last] = [shortDay(zone, from, locale, now), shortDay(zone, to - 1, locale, now)];
  const endsAtMidnight = isMidnight(zone, to);
  if (endsAtMidnight && isMidnight(zone, from))
    return first === last ? first : t('hours.from-to', { from: first, to: last });
  if (first === last && !endsAtMidnight) return `${first}, ${period(zone, from, to, locale)}`;
  const [start, end] = [clock(zone, from, locale), endsAtMidnight ? clockOfDay(1440, locale) : clock(zone, to, locale)];
  if (first === last) return `${first}, ${start}–${end}`;
  return t('hours.from-to', { from: `${first}, ${start}`, to: `${last}, ${end}` });
}

const isMidnight = (zone: string, minute: number) => minuteOf(zone, wallOf(zone, minute).date, 0) === minute;
