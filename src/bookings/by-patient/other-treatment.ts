import type { Candidate } from '../../availability/candidates.js';
import { termsIn } from '../../treatments/terms.js';
import type { BookedVisit } from '../booked-visit.js';
import { minutesBooked, type Quote, shownTerms } from '../booking.js';

/** Up to so many minutes more or less, a treatment is of the same length class as the one booked first. */
const toleranceMinutes = 15;

/**
 * What patients may choose instead of the treatment they booked while they reschedule: of the same length class, bookable
 * online, and for patients like them. What is for new or for returning patients alone stays with those who booked such.
 */
export function mayReplace({ booking, treatment }: BookedVisit, { treatment: other, visit }: Candidate): boolean {
  const isForThem = other.for === 'anyone' || other.for === treatment.for;
  return other.online && isForThem && Math.abs(visit.minutes - minutesBooked(booking)) <= toleranceMinutes;
}

/** As it was quoted while the treatment stays, whoever gives it; another treatment is quoted as it is offered now. */
export function quoteOf({ booking, clinic }: BookedVisit, { treatment, addOns, visit, terms }: Candidate): Quote {
  if (treatment.id === booking.treatmentId) {
    const { treatmentId, addOnIds, price, currency } = booking;
    return { treatmentId, addOnIds, price, currency, ...shownTerms(booking) };
  }
  return {
    treatmentId: treatment.id,
    addOnIds: addOns.map(({ id }) => id),
    price: visit.price,
    currency: clinic.currency,
    ...shownTerms(termsIn(terms, booking.language ?? clinic.locale)),
  };
}
