import type { ReminderRules } from '../../clinic/clinic.js';
import { quietAfter } from '../../time/quiet-hours.js';

/** A visit as its patient knows it. Instants are epoch minutes. */
export interface Awaited {
  readonly start: number;
  /** The place's. */
  readonly timeZone: string;
  /** When they were told of this time: booked, or moved to it. */
  readonly toldAt: number;
  /** When they were last reminded of it. */
  readonly remindedAt: number | null;
}

export interface Reminder {
  /** As the clinic says it; by this the notification has its key. */
  readonly minutes: number;
  /** When it goes. */
  readonly due: number;
  /** From here on it is of no use any more. */
  readonly until: number;
}

/**
 * What a visit is to be announced by, in order. One that falls into quiet hours goes the evening before; one that would
 * tell what has only just been said is left out.
 *
 * Just now is measured by what is still to come: a notification is worth reading when at least half as long has passed since the
 * last one as there is left until the visit. So who books 50 hours ahead hears nothing after two hours, but is reminded
 * three hours before; who books in the evening for the next morning is not written to again.
 *
 * Late, a reminder is of use until half of what it was to announce is gone, and never when the next one is nearer: of any
 * two, however late, half of the time between them lies between.
 */
export function plannedReminders(visit: Awaited, { reminders, quietHours }: ReminderRules): readonly Reminder[] {
  const { start, timeZone, remindedAt } = visit;
  const kept: { readonly minutes: number; readonly due: number }[] = [];
  let last = visit.toldAt;
  for (const minutes of [...new Set(reminders)].sort((a, b) => b - a)) {
    const due = quietHours ? outOfQuiet(timeZone, quietHours, start - minutes) : start - minutes;
    if (due - last < (start - due) / 2) continue;
    kept.push({ minutes, due });
    last = due;
  }
  return kept
    .map(({ minutes, due }, n) => {
      const next = kept[n + 1]?.due;
      const half = start - Math.floor(minutes / 2);
      return { minutes, due, until: next === undefined ? half : Math.min(half, Math.ceil((due + next) / 2)) };
    })
    .filter(({ due }) => remindedAt === null || due - remindedAt >= (start - due) / 4);
}

export interface Step {
  /** To be sent now. */
  readonly send: Reminder | null;
  /** When to look at this visit again; null: there is nothing more to say. */
  readonly wakeAt: number | null;
  /** A stretch in which the notification should not leave, should it not get away at once. */
  readonly rest: { readonly from: number; readonly to: number } | null;
}

/** What is to be done for a visit at this minute. */
export function reminding(visit: Awaited, rules: ReminderRules, now: number): Step {
  const planned = plannedReminders(visit, rules);
  const next = planned.find(({ due }) => due > now)?.due ?? null;
  const current = planned.find(({ due, until }) => due <= now && now < until) ?? null;
  const rest = current && restFor(current, visit, rules, now);
  // What is late waits for the morning where that is early enough; otherwise it is better read at night than not at all.
  if (rest && rest.from <= now) return { send: null, wakeAt: Math.min(rest.to, next ?? rest.to), rest: null };
  return { send: current, wakeAt: next, rest };
}

/** The quiet hours after which the reminder would still be of use. */
function restFor(reminder: Reminder, { timeZone }: Awaited, { quietHours }: ReminderRules, now: number): Step['rest'] {
  const quiet = quietHours && quietAfter(timeZone, quietHours, now);
  return quiet && quiet.to < reminder.until ? quiet : null;
}

/** So long before the quiet hours: a notification that is put off once or twice still comes before them. */
const evening = 30;

function outOfQuiet(zone: string, quietHours: NonNullable<ReminderRules['quietHours']>, minute: number): number {
  return Math.min(minute, quietAfter(zone, quietHours, minute).from - evening);
}
