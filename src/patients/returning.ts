import type { Treatment } from '../treatments/treatment.js';

/** How a clinic knows a patient: never seen, seen within the months of its booking rules, or longer ago. */
export type PatientKind = 'first' | 'returning' | 'lapsed';

/** For whom a treatment or an add-on is. */
type Part = Pick<Treatment, 'for'>;

/** `lastSeenAt`: the latest appointment they came to; null: none. */
export function kindOf(lastSeenAt: Date | null, months: number, now: Date): PatientKind {
  if (lastSeenAt === null) return 'first';
  return lastSeenAt >= monthsBefore(now, months) ? 'returning' : 'lapsed';
}

/** For whom a visit of these is, where it is not for everyone: whom its first part with such a rule is for. */
export function audienceOf(parts: readonly Part[]): 'new' | 'returning' | null {
  for (const { for: audience } of parts) if (audience !== 'anyone') return audience;
  return null;
}

/** The rule that says no to a patient of this kind; null: they may book it. A patient who has lapsed is new again. */
export function notFor(parts: readonly Part[], kind: PatientKind): 'new' | 'returning' | null {
  const isReturning = kind === 'returning';
  return audienceOf(parts.filter((part) => part.for === (isReturning ? 'new' : 'returning')));
}

/** The same time of day so many months earlier; where that month is too short, on its last day. UTC */
function monthsBefore(now: Date, months: number): Date {
  const then = new Date(now);
  then.setUTCMonth(then.getUTCMonth() - months);
  if (then.getUTCDate() !== now.getUTCDate()) then.setUTCDate(0);
  return then;
}
