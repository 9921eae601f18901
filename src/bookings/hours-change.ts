import type { HoursEdit } from '../availability/hours-edit.js';
import type { Timetable } from '../availability/timetable.js';
import { type Fault, Refusal } from '../platform/refusal.js';
import type { Colleague } from './colleague.js';

/** What becomes of a visit that the new hours leave without its practitioner. */
export type Decision =
  | { readonly kind: 'keep' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'move'; readonly to: Place };

/** When and with whom: a UTC epoch minute, and slugs. */
export interface Place {
  readonly start: number;
  readonly practitioner: string;
  readonly location: string;
}

/** A visit as the change left it, and where it was before. */
export interface DecidedVisit {
  readonly reference: string;
  readonly decision: Decision;
  readonly before: Place;
  /** Grows with every change: while it is this, nobody has touched the visit since. */
  readonly sequence: number;
}

/** A change of somebody's hours, from being proposed to being saved, and perhaps undone. */
export interface HoursChange {
  readonly id: string;
  readonly practitionerId: string;
  readonly status: 'proposed' | 'saved' | 'undone';
  readonly edit: HoursEdit;
  readonly undoUntil: Date | null;
  readonly hoursBefore: Timetable | null;
  readonly hoursAfter: Timetable | null;
  readonly visits: readonly DecidedVisit[] | null;
}

/** As long as letters wait. */
export const undoMinutes = 3;

/**
 * Reception and admin set everyone's hours; a practitioner their own, where the clinic allows.
 * @throws Refusal not-found: also where the clinic sets them, since what one may not see is not there
 */
export function refuseHours(by: Colleague, practitionerId: string, practitionersSetHours: boolean): void {
  if (by.everyDiary) return;
  if (by.practitionerId !== practitionerId || !practitionersSetHours) throw new Refusal('not-found');
}

/** Nothing is dropped silently: each has a decision, and who is cancelled is told why. */
export function decisionFaults(
  references: readonly string[],
  decisions: ReadonlyMap<string, Decision>,
  message: string,
): readonly Fault[] {
  const undecided = references.filter((reference) => !decisions.has(reference));
  const cancels = references.some((reference) => decisions.get(reference)?.kind === 'cancel');
  return [
    ...undecided.map((reference) => ({ path: `visit-${reference}`, message: 'fault.undecided' })),
    ...(cancels && message === '' ? [{ path: 'message', message: 'fault.say-why' }] : []),
  ];
}
