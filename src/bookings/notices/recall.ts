import type { RecallRules } from '../../clinic/clinic.js';
import { quietAfter } from '../../time/quiet-hours.js';
import { dateAdd, minuteOf, wallOf } from '../../time/wall-clock.js';
import type { Expiring } from '../../notifications/notification.js';

const day = 1440;

/** Where the next visit was cancelled or missed, nobody is invited before so many days have passed since it would have begun. */
export const daysAfterOff = 7;

/** … nor after the last visit of a course that broke off, however close its visits were. */
const leastDays = 7;

/** So long after its time an invitation is still posted, as after an outage; longer ago, switching them on invites nobody. */
const lateMinutes = 7 * day;

/** It leaves within a day, in which the quiet hours come once; also where clocks go forward. */
const sentWithin = day - 60;

/** The last visit of a patient who has none ahead. Epoch minutes. */
export interface LastVisit {
  readonly end: number;
  readonly timeZone: string;
  /** How many days apart the visits of its course were that broke off; null: it is part of none, or was the last of it. */
  readonly everyDays: number | null;
  /** When the latest of those that were cancelled or missed since would have begun; null: there is none. */
  readonly offAt: number | null;
}

/** Days after a visit of a course that broke off. */
export const daysAfterCourse = (everyDays: number): number => Math.max(everyDays, leastDays);

/**
 * The invitation to book another, so many days after the visit by the clock of its place: of a course that broke off, as many as its
 * visits were apart. Null: not now. `now`: epoch minute
 */
export function recall(
  { end, timeZone, everyDays, offAt }: LastVisit,
  { recallDays, quietHours }: RecallRules,
  now: number,
): Required<Expiring> | null {
  if (recallDays === 0) return null;
  const after = (minute: number, days: number) => {
    const { date, minute: ofDay } = wallOf(timeZone, minute);
    return minuteOf(timeZone, dateAdd(date, days), ofDay);
  };
  const days = everyDays === null ? recallDays : daysAfterCourse(everyDays);
  const wanted = Math.max(after(end, days), offAt === null ? 0 : after(offAt, daysAfterOff));
  if (now < wanted || now >= wanted + lateMinutes) return null;
  const rest = quietHours && quietAfter(timeZone, quietHours, now);
  return rest && rest.from <= now ? null : { until: now + sentWithin, rest };
}

/** Between which minutes a visit began that may be a reason to write now, if they are due so many days later. */
export function startsDue(days: number, now: number): readonly [from: number, until: number] {
  // A visit lasts half a day at most by far, and clocks change by hours.
  return [now - days * day - lateMinutes - day, now - days * day + day / 8];
}

/** Is this patient invited back, as far as the desk has said? Likewise of the records merged into theirs. An SQL expression. */
export const isRecalled = (patient: string): string =>
  `not exists (select from patients m where m.no_recalls and (m.id = ${patient} or m.merged_into = ${patient}))`;
