import { Refusal } from '../../platform/refusal.js';
import type { BookedVisit } from '../booked-visit.js';

/** Runs a change by the patient. A refusal says whom to call, where there is a telephone, and the clinic's terms for being late. */
export function withTermsIfRefused<T>({ booking, location }: BookedVisit, change: () => T): T {
  try {
    return change();
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    const { lateCancellation: terms } = booking;
    throw new Refusal(fault.code, {
      ...fault.values,
      ...(location.phone && { phone: location.phone }),
      ...(terms && { terms }),
    });
  }
}
