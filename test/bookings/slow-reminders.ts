import type { ReminderRules } from '../../src/clinic/clinic.js';
import { wallOf } from '../../src/time/wall-clock.js';

type Visit = { readonly start: number; readonly timeZone: string; readonly toldAt: number };

/** When a visit is announced, found minute by minute on the clock of the wall. Minutes and instant of each. */
export function slowReminders({ start, timeZone, toldAt }: Visit, { reminders, quietHours }: ReminderRules) {
  const minuteOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const quiet = (at: number) => {
    if (!quietHours) return false;
    const [from, to, wall] = [minuteOf(quietHours.from), minuteOf(quietHours.to), wallOf(timeZone, at).minute];
    return from < to ? wall >= from && wall < to : wall >= from || wall < to;
  };
  const eveningBefore = (at: number) => {
    let first = at;
    // Into the quiet hours, if they begin within half an hour; then back to their first minute.
    while (first < at + 30 && !quiet(first)) first++;
    if (!quiet(first)) return at;
    while (quiet(first - 1)) first--;
    return Math.min(at, first - 30);
  };
  const kept: [minutes: number, at: number][] = [];
  let told = toldAt;
  for (const minutes of reminders.toSorted((a, b) => b - a)) {
    const at = eveningBefore(start - minutes);
    if (2 * (at - told) < start - at) continue;
    kept.push([minutes, at]);
    told = at;
  }
  return kept;
}
