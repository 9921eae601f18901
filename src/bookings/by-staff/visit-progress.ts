import { Refusal } from '../../platform/refusal.js';
import type { Booking, BookingStatus } from '../booking.js';

/** What the staff tell of a visit on its day. */
export type Step = 'arrival' | 'start' | 'end' | 'no-show';

/** A step that was forgotten may be left out: who is being treated has arrived. */
const from: Readonly<Record<Step, readonly BookingStatus[]>> = {
  arrival: ['confirmed'],
  start: ['confirmed', 'arrived'],
  end: ['confirmed', 'arrived', 'started'],
  'no-show': ['confirmed'],
};

const halfADay = 12 * 3_600_000;

/** Nobody arrives days before, and nobody is missed before it begins. */
export function mayTake(step: Step, { status, startsAt }: Booking, now: Date): boolean {
  const earliest = startsAt.getTime() - (step === 'no-show' ? 0 : halfADay);
  return from[step].includes(status) && now.getTime() >= earliest;
}

/** @throws Refusal out-of-step: somebody else was faster, or it is too early */
export function take(step: Step, booking: Booking, now: Date): Booking {
  if (!mayTake(step, booking, now)) throw new Refusal('out-of-step');
  const after: Readonly<Record<Step, Partial<Booking>>> = {
    arrival: { status: 'arrived', arrivedAt: now },
    start: { status: 'started', startedAt: now },
    end: { status: 'done', doneAt: now },
    'no-show': { status: 'no-show', missedAt: now },
  };
  return { ...booking, ...after[step] };
}

/** The last step can be taken back; a cancellation by the clinic until the visit would have begun. The patient's own stays. */
export function mayTakeBack({ status, cancelledBy, startsAt }: Booking, now: Date): boolean {
  if (status === 'cancelled') return cancelledBy === 'clinic' && now < startsAt;
  return status !== 'held' && status !== 'confirmed';
}

/**
 * To where it was before. What was cancelled or missed needs its time again: the caller claims it.
 * @throws Refusal out-of-step
 */
export function takeBack(booking: Booking, now: Date): Booking {
  if (!mayTakeBack(booking, now)) throw new Refusal('out-of-step');
  const { status, sequence } = booking;
  if (status === 'done') return { ...booking, status: before({ ...booking, doneAt: null }), doneAt: null };
  if (status === 'started') return { ...booking, status: before({ ...booking, startedAt: null }), startedAt: null };
  const again = { ...booking, status: 'confirmed', arrivedAt: null, missedAt: null } as const;
  return status === 'cancelled' ? { ...again, cancelledBy: null, cancelReason: null, sequence: sequence + 1 } : again;
}

/** Does it take up the time of anybody? */
export const occupies = ({ status }: Pick<Booking, 'status'>): boolean =>
  status !== 'cancelled' && status !== 'no-show';

/**
 * The clinic cancels, at any time, and tells the patient why.
 * @throws Refusal out-of-step: it has begun, or was cancelled already
 */
export function callOff(booking: Booking, reason: string): Booking {
  if (!isAhead(booking)) throw new Refusal('out-of-step');
  return {
    ...booking,
    status: 'cancelled',
    cancelledBy: 'clinic',
    cancelReason: reason,
    sequence: booking.sequence + 1,
  };
}

/** Not begun and not called off: it can be moved or cancelled. */
export function isAhead({ status }: Pick<Booking, 'status'>): boolean {
  return status === 'confirmed' || status === 'arrived';
}

/**
 * The clinic moves it, whatever the notice; the price stays as quoted.
 * @throws Refusal out-of-step
 */
export function rearrange(
  booking: Booking,
  to: Pick<Booking, 'practitionerId' | 'locationId' | 'startsAt' | 'endsAt' | 'overbookReason'>,
): Booking {
  if (!isAhead(booking)) throw new Refusal('out-of-step');
  return { ...booking, ...to, status: 'confirmed', arrivedAt: null, sequence: booking.sequence + 1 };
}

function before({ startedAt, arrivedAt }: Booking): BookingStatus {
  if (startedAt) return 'started';
  return arrivedAt ? 'arrived' : 'confirmed';
}
