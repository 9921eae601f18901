import type { AfterVisitRules, ReminderRules } from '../../clinic/clinic.js';
import { quietAfter } from '../../time/quiet-hours.js';
import { dateAdd, wallOf } from '../../time/wall-clock.js';
import type { Booking } from '../booking.js';

const day = 1440;

/** As far as anybody has said. */
export const tookPlace = ({ status }: Pick<Booking, 'status'>): boolean =>
  ['confirmed', 'arrived', 'started', 'done'].includes(status);

/**
 * When whoever came is written to: in the quiet hours not before the morning, and after a day not at all, since then it
 * tells what they know. Null: never, or not any more. Epoch minutes; `now` is one of them.
 */
export function afterVisit(
  { end, timeZone }: { readonly end: number; readonly timeZone: string },
  { afterVisitMinutes, quietHours }: AfterVisitRules & Pick<ReminderRules, 'quietHours'>,
  now: number,
): { readonly due: number; readonly until: number; readonly rest: { from: number; to: number } | null } | null {
  if (afterVisitMinutes === null) return null;
  const wanted = end + afterVisitMinutes;
  const due = outOfQuiet(wanted, timeZone, quietHours);
  const until = due + day;
  if (now >= until) return null;
  const rest = quietHours && quietAfter(timeZone, quietHours, now);
  // Late, it waits for the morning too, where that is early enough.
  const resting = rest && rest.from <= now && rest.to < until;
  return { due: resting ? Math.max(due, rest.to) : due, until, rest: rest && rest.to < until ? rest : null };
}

/** The longest that a notification can come after its visit began, in minutes: none is looked for beyond. */
export function longestAfter({ afterVisitMinutes }: AfterVisitRules): number {
  // A visit lasts half a day at most by far; quiet hours are shorter than a day.
  return (afterVisitMinutes ?? 0) + 3.5 * day;
}

/** The first day on which the next visit of a course is proposed: the same day of the week, and never one that is over. */
export function nextVisitDay(start: number, timeZone: string, now: number): string {
  const inAWeek = dateAdd(wallOf(timeZone, start).date, 7);
  const today = wallOf(timeZone, now).date;
  return inAWeek > today ? inAWeek : today;
}

function outOfQuiet(minute: number, zone: string, quietHours: ReminderRules['quietHours']): number {
  const quiet = quietHours && quietAfter(zone, quietHours, minute);
  return quiet && quiet.from <= minute ? quiet.to : minute;
}
