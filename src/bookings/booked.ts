import type { TimeRequest } from '../availability/time-request.js';
import type { Contact } from '../patients/contact.js';
import type { BookedVisit } from './booked-visit.js';
import { minuteOfInstant, type ShownTerms } from './booking.js';

/** What a patient says of themselves, and of the visit. Note, answers and consents are sealed before they are stored. */
export interface PatientDetails {
  readonly contact: Contact;
  readonly note?: string | null;
  readonly answers?: Readonly<Record<string, unknown>> | null;
  readonly consents?: Readonly<Record<string, unknown>> | null;
  /** The link that led here, and where on its page it stood. */
  readonly viaLinkId?: string | null;
  readonly viaPlacement?: string | null;
  /** In which they want to be written to, BCP 47. */
  readonly language?: string | null;
  /** A reminder by text message, too. */
  readonly textWanted?: boolean;
}

/** What was agreed on. Plain JSON, because a repeated request is answered with it again. `start` and `end`: UTC epoch minutes. */
export interface Agreed {
  readonly reference: string;
  readonly start: number;
  readonly end: number;
  readonly practitioner: string;
  readonly location: string;
  readonly timeZone: string;
  readonly treatment: string;
  readonly addOns: readonly string[];
  readonly price: number;
  readonly currency: string;
  /** As they are kept with the booking. Missing only in an answer that was remembered before there were any. */
  readonly terms?: ShownTerms;
}

export interface Booked extends Agreed {
  readonly status: 'confirmed' | 'cancelled';
  /** The secret of the visit's link. */
  readonly token: string;
}

/** A time somebody wants: slugs, and the start as a UTC epoch minute. */
export interface HoldRequest extends TimeRequest {
  /** Id of the link on the blog that led here. */
  readonly viaLinkId?: string | null;
}

/** Where a visit should go: slugs, and a UTC epoch minute. What is left out stays as it is. */
export interface NewTime {
  readonly start: number;
  readonly practitioner?: string;
  readonly location?: string;
}

/** The visit as one would ask for it, here or at another time. */
export function requestOf(
  { booking, practitioner, location, treatment, addOns }: BookedVisit,
  to: Partial<NewTime> = {},
): HoldRequest {
  return {
    treatment: treatment.slug,
    addOns: addOns.map(({ slug }) => slug),
    practitioner: to.practitioner ?? practitioner.slug,
    location: to.location ?? location.slug,
    start: to.start ?? minuteOfInstant(booking.startsAt),
  };
}
