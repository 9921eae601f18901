import { minuteOf, wallOf } from '../../time/wall-clock.js';
import { clock, clockOfDay, shortDay } from '../../time/wording.js';
import type { Say } from '../shared/site.js';

/** 09:00–17:00 */
export function periodText(t: Say, { fromMinute, toMinute }: { fromMinute: number; toMinute: number }): string {
  return t('hours.period', { from: clockOfDay(fromMinute), to: clockOfDay(toMinute) });
}

/** "Fri 4 Dec", "Fri 4 Dec to Sun 6 Dec", "Fri 4 Dec, 12:00–15:00": whole days where they are. */
export function offText(t: Say, zone: string, locale: string, { from, to }: { from: number; to: number }): string {
  const [first, last] = [shortDay(zone, from, locale), shortDay(zone, to - 1, locale)];
  const whole = isMidnight(zone, from) && isMidnight(zone, to);
  if (whole) return first === last ? first : t('hours.from-to', { from: first, to: last });
  const times = { from: clock(zone, from), to: isMidnight(zone, to) ? '24:00' : clock(zone, to) };
  if (first === last) return `${first}, ${t('hours.period', times)}`;
  return t('hours.from-to', { from: `${first}, ${times.from}`, to: `${last}, ${times.to}` });
}

const isMidnight = (zone: string, minute: number) => minuteOf(zone, wallOf(zone, minute).date, 0) === minute;
