import { Refusal } from '../platform/refusal.js';
import type { VisitTerms } from '../treatments/terms.js';

/** Arrived, started and done are told by the staff, as is a patient who did not come. */
export type BookingStatus = 'held' | 'confirmed' | 'arrived' | 'started' | 'done' | 'no-show' | 'cancelled';

/** The terms as the patient was shown them when booking: they hold, whatever the clinic says later. */
export type ShownTerms = Pick<VisitTerms, 'cancelNoticeMinutes' | 'lateCancellation' | 'noShow'>;

/** A visit, or the hold it begins as. */
export interface Booking extends ShownTerms {
  readonly id: string;
  readonly reference: string;
  readonly status: BookingStatus;
  readonly holdExpiresAt: Date | null;
  readonly practitionerId: string;
  readonly locationId: string;
  readonly treatmentId: string;
  readonly addOnIds: readonly string[];
  readonly startsAt: Date;
  /** When the patient leaves; turnover comes after. */
  readonly endsAt: Date;
  /** As quoted, in minor units. */
  readonly price: number;
  readonly currency: string;
  readonly patientId: string | null;
  /** In which the patient is written to, BCP 47; null: the clinic's. */
  readonly language: string | null;
  readonly linkGeneration: number;
  /** RFC 5545 §3.8.7.4: grows with every change the patient's calendar must hear of. */
  readonly sequence: number;
  readonly arrivedAt: Date | null;
  readonly startedAt: Date | null;
  readonly doneAt: Date | null;
  readonly missedAt: Date | null;
  readonly cancelledBy: 'patient' | 'clinic' | null;
  /** What the clinic wrote to the patient when it cancelled. */
  readonly cancelReason: string | null;
  /** Why it may clash with other visits. */
  readonly overbookReason: string | null;
}

/**
 * Held → confirmed.
 * @throws Refusal hold-expired: the time is, or may at any moment be, somebody else's.
 */
export function confirm(booking: Booking, patientId: string, now: Date): Booking {
  if (!booking.holdExpiresAt || booking.holdExpiresAt <= now) throw new Refusal('hold-expired');
  return { ...booking, status: 'confirmed', holdExpiresAt: null, patientId };
}

/**
 * Confirmed → cancelled; what is cancelled already stays as it is.
 * @throws Refusal too-late-to-cancel: inside the notice the patient was shown.
 */
export function cancel(booking: Booking, now: Date): Booking {
  if (booking.status === 'cancelled') return booking;
  if (booking.status !== 'confirmed' || now > changeableUntil(booking)) throw new Refusal('too-late-to-cancel');
  return { ...booking, status: 'cancelled', cancelledBy: 'patient', sequence: booking.sequence + 1 };
}

/**
 * The same visit at another time, with another practitioner or at another location; the price stays as quoted. There it
 * overlaps nothing, so a reason for overlapping is gone.
 * @throws Refusal already-cancelled, too-late-to-move
 */
export function move(
  booking: Booking,
  to: Pick<Booking, 'practitionerId' | 'locationId' | 'startsAt' | 'endsAt'>,
  now: Date,
): Booking {
  if (booking.status === 'cancelled') throw new Refusal('already-cancelled');
  if (booking.status !== 'confirmed' || now > changeableUntil(booking)) throw new Refusal('too-late-to-move');
  return { ...booking, ...to, overbookReason: null, sequence: booking.sequence + 1 };
}

/** Up to and including this moment the patient may move or cancel. */
export function changeableUntil({
  startsAt,
  cancelNoticeMinutes,
}: Pick<Booking, 'startsAt' | 'cancelNoticeMinutes'>): Date {
  return new Date(startsAt.getTime() - cancelNoticeMinutes * 60_000);
}

/** The secret link shows the visit until a day after it. */
export function visibleUntil({ endsAt }: Pick<Booking, 'endsAt'>): Date {
  return new Date(endsAt.getTime() + 24 * 3_600_000);
}

/** Inside, time is counted in UTC epoch minutes; in the table it is an instant. */
export const instantOfMinute = (minute: number): Date => new Date(minute * 60_000);
export const minuteOfInstant = (instant: Date): number => Math.floor(instant.getTime() / 60_000);

export function shownTerms({ cancelNoticeMinutes, lateCancellation, noShow }: ShownTerms): ShownTerms {
  return { cancelNoticeMinutes, lateCancellation, noShow };
}
