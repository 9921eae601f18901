import { type Booking, minuteOfInstant } from '../../../bookings/booking.js';
import type { BookedVisit } from '../../../bookings/booked-visit.js';
import { heldTerms } from '../../../bookings/holding/held-terms.js';
import type { Site } from '../../shared/site.js';
import { summaryOf } from '../in-words.js';
import type { Summary } from '../summary.js';

export function bookedSummary(site: Site, visit: BookedVisit, now: Date): Summary {
  const { booking } = visit;
  return summaryOf(site, {
    ...visit,
    minutes: minutesOf(booking),
    price: booking.price,
    currency: booking.currency,
    terms: booking.status === 'held' ? heldTerms(visit, site.locale) : booking,
    start: minuteOfInstant(booking.startsAt),
    now,
  });
}

function minutesOf({ startsAt, endsAt }: Pick<Booking, 'startsAt' | 'endsAt'>): number {
  return minuteOfInstant(endsAt) - minuteOfInstant(startsAt);
}
