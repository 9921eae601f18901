import type { BookedVisit } from './booked-visit.js';
import { minuteOfInstant, type ShownTerms, shownTerms } from './booking.js';

/** What was agreed on. Plain JSON, because a repeated request gets the same answer. `start` and `end`: UTC epoch minutes. */
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
  /** As they are stored with the booking. Missing only in an answer that was remembered before there were any. */
  readonly terms?: ShownTerms;
}

/** A visit as its patient is told of it. */
export interface Booked extends Agreed {
  readonly status: 'provisional' | 'confirmed' | 'cancelled';
  /** Of a provisional booking: how long its time is kept. ISO 8601, UTC */
  readonly heldUntil?: string;
  /** The course that it is part of: its number there, from 1, of how many, and how many are done. */
  readonly course?: {
    readonly id: string;
    readonly position: number;
    readonly planned: number;
    readonly done: number;
  };
  /** The secret of the visit's link. */
  readonly token: string;
}

export function bookedAs(visit: BookedVisit, token: string): Booked {
  const { status, holdExpiresAt } = visit.booking;
  const told = { ...agreedAs(visit), ...partOf(visit), token };
  if (holdExpiresAt) return { ...told, status: 'provisional', heldUntil: holdExpiresAt.toISOString() };
  return { ...told, status: status === 'cancelled' ? 'cancelled' : 'confirmed' };
}

function partOf({ booking: { courseId, coursePosition }, course }: BookedVisit): Pick<Booked, 'course'> {
  return course ? { course: { id: courseId!, position: coursePosition!, ...course } } : {};
}

/** Also of a hold. */
export function agreedAs({ booking, practitioner, location, treatment, addOns }: BookedVisit): Agreed {
  return {
    reference: booking.reference,
    start: minuteOfInstant(booking.startsAt),
    end: minuteOfInstant(booking.endsAt),
    practitioner: practitioner.slug,
    location: location.slug,
    timeZone: location.timeZone,
    treatment: treatment.slug,
    addOns: addOns.map(({ slug }) => slug),
    price: booking.price,
    currency: booking.currency,
    terms: shownTerms(booking),
  };
}
