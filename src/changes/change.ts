import type { StaffActor } from '../accounts/staff-actor.js';
import type { FormerPlace } from '../bookings/by-staff/staff-reschedules.service.js';
import { type Fault, Refusal } from '../platform/refusal.js';
import type { Edit } from './edit.js';
import type { Patch } from './patch.js';

/** What becomes of a visit that the change leaves without what it needs. */
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
  /** `reassigned`: it got another room or unit, nobody had to decide, and for the patient nothing is different. */
  readonly decision: Decision | { readonly kind: 'reassigned'; readonly into: string };
  readonly before: Place;
  /** What undoing gives it back, if it was moved or cancelled. */
  readonly was?: FormerPlace;
  /** Grows with every change: while it is this, nobody has touched the visit since. */
  readonly sequence: number;
}

/** A change that visits depend on, from being proposed to being saved, and perhaps undone. */
export interface Change {
  readonly id: string;
  /** The practitioner, location, room or unit it is about. */
  readonly subjectId: string;
  readonly status: 'proposed' | 'saved' | 'undone';
  readonly edit: Edit;
  readonly undoUntil: Date | null;
  /** The fields it changed, before and after. */
  readonly patch: Patch | null;
  readonly visits: readonly DecidedVisit[] | null;
}

/** As long as notifications wait. */
export const undoMinutes = 3;

/**
 * Reception and admin set everyone's hours; a practitioner their own, where the clinic allows.
 * @throws Refusal not-found: also where the clinic sets them, since what one may not see is not there
 */
export function refuseHours(by: StaffActor, practitionerId: string, practitionersSetHours: boolean): void {
  if (by.everyDiary) return;
  if (by.practitionerId !== practitionerId || !practitionersSetHours) throw new Refusal('not-found');
}

/** Characters of what the patients are told. */
export const messageLength = 1000;

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
    ...(message.length > messageLength ? [{ path: 'message', message: 'fault.too-long' }] : []),
  ];
}
