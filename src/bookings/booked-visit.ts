import type { Snapshot } from '../availability/snapshot.js';
import type { Reachable } from '../patients/contact.js';
import type { Location } from '../locations/location.js';
import type { Practitioner } from '../practitioners/practitioner.js';
import type { Treatment } from '../treatments/treatment.js';
import type { Booking } from './booking.js';

/** A booking with everything it names, also what is no longer offered. */
export interface BookedVisit {
  readonly booking: Booking;
  readonly patient: Reachable | null;
  readonly practitioner: Practitioner;
  readonly location: Location;
  readonly treatment: Treatment;
  readonly addOns: readonly Treatment[];
  readonly clinic: Snapshot['clinic'];
}

export function bookedVisit(booking: Booking, patient: Reachable | null, { byId, clinic }: Snapshot): BookedVisit {
  return {
    booking,
    patient,
    practitioner: byId.practitioner.get(booking.practitionerId)!,
    location: byId.location.get(booking.locationId)!,
    treatment: byId.treatment.get(booking.treatmentId)!,
    addOns: booking.addOnIds.map((id) => byId.treatment.get(id)!),
    clinic,
  };
}
