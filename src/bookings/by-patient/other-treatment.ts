import type { Candidate } from '../../availability/candidates.js';
import type { Location } from '../../locations/location.js';
import { notFor } from '../../patients/returning.js';
import { termsIn } from '../../treatments/terms.js';
import type { BookedVisit } from '../booked-visit.js';
import { minutesBooked, type Quote, shownTerms } from '../booking.js';

/** Up to so many minutes more or less, a treatment is of the same length class as the one booked first. */
const toleranceMinutes = 15;

/**
 * What patients may choose instead of the treatment they booked while they reschedule: of the same length class, bookable
 * online, and for patients like them. As long as nobody knows who they are, what is for new or for returning patients alone stays
 * with those who booked such; whoever booked what is not for them may choose something of any length.
 */
export function mayReplace(before: BookedVisit, { treatment: other, visit }: Candidate): boolean {
  const { booking, treatment, kind } = before;
  const isForThem = kind ? notFor([other], kind) === null : other.for === 'anyone' || other.for === treatment.for;
  const isSimilar = Math.abs(visit.minutes - minutesBooked(booking)) <= toleranceMinutes;
  return other.online && isForThem && (isSimilar || isMistaken(before));
}

/** They booked what is not for them, as is known to whoever has proven that the address is theirs. */
export function isMistaken({ treatment, addOns, kind }: BookedVisit): boolean {
  return kind !== undefined && notFor([treatment, ...addOns], kind) !== null;
}

/**
 * As it was quoted while the treatment stays, whoever gives it; another treatment is quoted as it is offered now, and so is the same
 * one at another place where other money is paid.
 */
export function quoteOf({ booking, clinic }: BookedVisit, candidate: Candidate): Quote {
  const { treatment, addOns, location, visit, terms } = candidate;
  if (treatment.id === booking.treatmentId && !isOtherMoney({ booking }, location)) {
    const { treatmentId, addOnIds, price, currency } = booking;
    return { treatmentId, addOnIds, price, currency, ...shownTerms(booking) };
  }
  return {
    treatmentId: treatment.id,
    addOnIds: addOns.map(({ id }) => id),
    price: visit.price,
    currency: location.currency,
    ...shownTerms(termsIn(terms, booking.language ?? clinic.locale)),
  };
}

/** Whether it would move to where other money is paid than it was quoted in. */
export function isOtherMoney({ booking }: Pick<BookedVisit, 'booking'>, { id, currency }: Location): boolean {
  return id !== booking.locationId && currency !== booking.currency;
}
