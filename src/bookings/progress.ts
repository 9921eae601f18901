import { Refusal } from '../platform/refusal.js';
import type { Booking, BookingStatus, ShownStatus } from './booking.js';

/** What staff note on the day: the patient arrived, the visit started or ended, or the patient did not come. */
export type Step = 'arrival' | 'start' | 'end' | 'no-show';

/** In their order. */
export const steps: readonly Step[] = ['arrival', 'start', 'end', 'no-show'];

/** A step that nobody noted may be skipped: a patient who is being treated has arrived. */
const stepsFrom: Readonly<Record<Step, readonly ShownStatus[]>> = {
  arrival: ['confirmed'],
  start: ['confirmed', 'arrived'],
  end: ['confirmed', 'arrived', 'started'],
  'no-show': ['confirmed'],
};

const halfADay = 12 * 3_600_000;

/** From twelve hours before the visit; a no-show not before the visit begins. */
export function mayAdvance(
  step: Step,
  { status, startsAt }: Pick<Booking, 'startsAt'> & { readonly status: ShownStatus },
  now: Date,
): boolean {
  return stepsFrom[step].includes(status) && !isEarly(step, startsAt, now);
}

function isEarly(step: Step, startsAt: Date, now: Date): boolean {
  return now.getTime() < startsAt.getTime() - (step === 'no-show' ? 0 : halfADay);
}

/** Pressed twice, or by two people, it is done once. @throws Refusal out-of-step: it is past that, or it is too `early` */
export function advance(step: Step, booking: Booking, now: Date): Booking {
  const next = {
    arrival: { status: 'arrived', arrivedAt: now },
    start: { status: 'started', startedAt: now },
    end: { status: 'done', doneAt: now },
    'no-show': { status: 'no-show', missedAt: now },
  } as const satisfies Readonly<Record<Step, Partial<Booking>>>;
  if (booking.status === next[step].status) return booking;
  if (!mayAdvance(step, booking, now)) {
    const early = stepsFrom[step].includes(booking.status) && isEarly(step, booking.startsAt, now);
    throw new Refusal('out-of-step', early ? { early: step } : {});
  }
  return { ...booking, ...next[step] };
}

/** The last step can be undone; a cancellation at the desk until the visit would have begun, one that a patient made never. */
export function mayUndo(
  {
    status,
    cancelledBy,
    cancelledAtDesk,
    startsAt,
  }: Pick<Booking, 'cancelledBy' | 'cancelledAtDesk' | 'startsAt'> & { readonly status: ShownStatus },
  now: Date,
): boolean {
  if (status === 'cancelled') return (cancelledBy === 'clinic' || cancelledAtDesk) && now < startsAt;
  return status !== 'held' && status !== 'provisional' && status !== 'confirmed';
}

/**
 * Back to the state before the last step. A visit that was cancelled or missed needs its time again: the caller claims it.
 * @throws Refusal out-of-step
 */
export function undo(booking: Booking, now: Date): Booking {
  if (!mayUndo(booking, now)) throw new Refusal('out-of-step');
  const { status, sequence } = booking;
  if (status === 'done') return { ...booking, status: statusBy({ ...booking, doneAt: null }), doneAt: null };
  if (status === 'started') return { ...booking, status: statusBy({ ...booking, startedAt: null }), startedAt: null };
  const again = { ...booking, status: 'confirmed', arrivedAt: null, missedAt: null } as const;
  if (status !== 'cancelled') return again;
  return {
    ...again,
    cancelledAt: null,
    cancelledBy: null,
    cancelledAtDesk: false,
    cancelReason: null,
    sequence: sequence + 1,
  };
}

function statusBy({ startedAt, arrivedAt }: Booking): BookingStatus {
  if (startedAt) return 'started';
  return arrivedAt ? 'arrived' : 'confirmed';
}
