import { Refusal } from '../platform/refusal.js';
import type { Treatment } from '../treatments/treatment.js';

/** How a clinic knows a patient: never seen, seen within the months of its booking rules, or longer ago. */
export type PatientKind = 'first' | 'returning' | 'lapsed';

/** A treatment or an add-on, and for whom it is. */
type Part = Pick<Treatment, 'for'>;

/** For whom a visit is that is not for everyone. */
export type Audience = Exclude<Treatment['for'], 'anyone'>;

/** Something is for others than the patient who books it. */
export interface WrongAudience {
  readonly isFor: Audience;
  /** A patient seen within this many months is a returning one. */
  readonly months: number;
  /** Null: never. */
  readonly lastSeenAt: Date | null;
}

/** `lastSeenAt`: the latest appointment they came to; null: none. */
export function kindOf(lastSeenAt: Date | null, months: number, now: Date): PatientKind {
  if (lastSeenAt === null) return 'first';
  return lastSeenAt >= monthsBefore(now, months) ? 'returning' : 'lapsed';
}

/** For whom a visit of these parts is; null: for everyone. */
export function audienceOf(parts: readonly Part[]): Audience | null {
  return parts.map((part) => part.for).find((audience) => audience !== 'anyone') ?? null;
}

/** Whom it is for instead, if a patient of this kind may not book it. Who has lapsed is new again. */
export function notFor(parts: readonly Part[], kind: PatientKind): Audience | null {
  const forOthers = kind === 'returning' ? 'new' : 'returning';
  return parts.some((part) => part.for === forOthers) ? forOthers : null;
}

/** Whoever has proven who they are cannot book it; nobody else is refused, since that would tell them who is known. */
export function refusalOf({ isFor, months, lastSeenAt }: WrongAudience): Refusal {
  return new Refusal(isFor === 'new' ? 'new-patients-only' : 'returning-patients-only', { months, lastSeenAt });
}

/** What such a refusal is about; undefined: it is another one. */
export function wrongAudienceOf({ code, values }: Refusal): WrongAudience | undefined {
  const isFor = { 'new-patients-only': 'new', 'returning-patients-only': 'returning' } as const;
  return code in isFor
    ? { isFor: isFor[code as keyof typeof isFor], ...(values as Omit<WrongAudience, 'isFor'>) }
    : undefined;
}

/** The same time of day so many months earlier; where that month is too short, on its last day. UTC */
function monthsBefore(now: Date, months: number): Date {
  const then = new Date(now);
  then.setUTCMonth(then.getUTCMonth() - months);
  if (then.getUTCDate() !== now.getUTCDate()) then.setUTCDate(0);
  return then;
}
