import type { Snapshot } from '../availability/snapshot.js';
import type { TimeRequest } from '../availability/time-request.js';
import type { Reachable } from '../patients/contact.js';
import { reachedBy } from '../patients/says.js';
import type { PatientKind, WrongAudience } from '../patients/returning.js';
import type { Location } from '../locations/location.js';
import type { Practitioner } from '../practitioners/practitioner.js';
import type { Treatment } from '../treatments/treatment.js';
import { type Booking, minuteOfInstant } from './booking.js';

/** A booking with everything it names, also what is no longer offered. */
export interface BookedVisit {
  readonly booking: Booking;
  /** Where it is part of one: of how many visits, and how many of those are done. */
  readonly course?: { readonly planned: number; readonly done: number } | null;
  /** As messages about it reach them: by what the booking says, and otherwise by their record. */
  readonly patient: Reachable | null;
  /** What their record says. */
  readonly record: Reachable | null;
  readonly practitioner: Practitioner;
  readonly location: Location;
  readonly treatment: Treatment;
  readonly addOns: readonly Treatment[];
  readonly clinic: Snapshot['clinic'];
  /** What the clinic offers now. */
  readonly treatments: Snapshot['treatments'];
  /** What kind of patient they are; known only to whoever has proven that the address is theirs. */
  readonly kind?: PatientKind;
  /** It is for others than the patient who has just booked it. */
  readonly wrongAudience?: WrongAudience | null;
}

/**
 * Where a visit should go: slugs, and a UTC epoch minute. What is left out stays as it is; another treatment comes with
 * those of the add-ons that it can have, too.
 */
export interface NewTime {
  readonly start: number;
  readonly treatment?: string;
  readonly practitioner?: string;
  readonly location?: string;
}

/** As a patient has seen it: `agreementOf` the length, price and terms that were shown. */
export interface AgreedTime extends NewTime {
  readonly agreement?: string;
}

/** Where it was and where it goes, as the audit trail keeps it: an instant, and ids. */
export function movedDetail(before: Booking, after: Booking) {
  const place = ({ startsAt, practitionerId, locationId }: Booking) => ({
    start: startsAt.toISOString(),
    practitioner: practitionerId,
    location: locationId,
  });
  return { from: place(before), to: place(after) };
}

export function bookedVisit(booking: Booking, record: Reachable | null, snapshot: Snapshot): BookedVisit {
  const { byId, clinic, treatments } = snapshot;
  return {
    booking,
    patient: record && reachedBy(record, booking),
    record,
    practitioner: byId.practitioner.get(booking.practitionerId)!,
    location: byId.location.get(booking.locationId)!,
    treatment: byId.treatment.get(booking.treatmentId)!,
    addOns: booking.addOnIds.map((id) => byId.treatment.get(id)!),
    clinic,
    treatments,
  };
}

/** The request that would book this visit, at its own time or at another. */
export function requestOf(
  { booking, practitioner, location, treatment, addOns, treatments }: BookedVisit,
  to: Partial<NewTime> = {},
): TimeRequest {
  const isOther = to.treatment !== undefined && to.treatment !== treatment.slug;
  const other = isOther ? treatments.find(({ kind, slug }) => kind === 'base' && slug === to.treatment) : undefined;
  const kept = isOther ? addOns.filter(({ slug }) => other?.addOns.includes(slug)) : addOns;
  return {
    treatment: to.treatment ?? treatment.slug,
    addOns: kept.map(({ slug }) => slug),
    practitioner: to.practitioner ?? practitioner.slug,
    location: to.location ?? location.slug,
    start: to.start ?? minuteOfInstant(booking.startsAt),
  };
}

/** The visit already has the time, practitioner, location and treatment that are asked for. */
export function isAt({ booking, practitioner, location, treatment }: BookedVisit, to: TimeRequest): boolean {
  return (
    minuteOfInstant(booking.startsAt) === to.start &&
    practitioner.slug === to.practitioner &&
    location.slug === to.location &&
    treatment.slug === to.treatment
  );
}
