import { Refusal } from '../platform/refusal.js';
import { type Booking, changeableUntil, isUpcoming, type Quoted } from './booking.js';

/**
 * The patient phones, at any time before the visit starts: what it means to cancel late stands in the terms.
 * @throws Refusal out-of-step: it has started, or was cancelled already
 */
export function cancelForPatient(booking: Booking, reason: string | null, now: Date): Booking {
  if (!isUpcoming(booking)) throw new Refusal('out-of-step');
  return {
    ...booking,
    status: 'cancelled',
    cancelledAt: now,
    cancelledBy: 'patient',
    cancelledAtDesk: true,
    cancelReason: reason,
    sequence: booking.sequence + 1,
  };
}

/** Later than the notice period the patient was shown. */
export function isCancelledLate(booking: Pick<Booking, 'cancelledAt' | 'startsAt' | 'cancelNoticeMinutes'>): boolean {
  return booking.cancelledAt !== null && booking.cancelledAt > changeableUntil(booking);
}

type Place = Pick<Booking, 'practitionerId' | 'locationId' | 'startsAt' | 'endsAt' | 'overbookReason' | 'bookedBy'> &
  Partial<Quoted>;

/** A move is undone: it is where it was, for the reason and by whoever overbooked it then. @throws Refusal out-of-step */
export function putBack(booking: Booking, was: Place): Booking {
  if (!isUpcoming(booking)) throw new Refusal('out-of-step');
  return { ...booking, ...was, sequence: booking.sequence + 1 };
}
