import { Injectable } from '@nestjs/common';
import { type StaffActor, ownOnly } from '../../../accounts/staff-actor.js';
import type { BookedVisit } from '../../../bookings/booked-visit.js';
import { PatientSearch } from '../../../bookings/by-staff/patient-search.service.js';
import type { Reachable } from '../../../patients/contact.js';
import { Refusal } from '../../../platform/refusal.js';

export interface SaidLine {
  readonly what: 'name' | 'phone' | 'email';
  readonly said: string;
}

export interface VisitContact extends Reachable {
  /** Whose page the reader may see; null: nobody's. */
  readonly patientId: string | null;
  /** For the desk, which can accept it: what the booking says, where the record says something else. */
  readonly says: readonly SaidLine[];
}

/** Whom a visit is with, as its reader may know them. */
@Injectable()
export class VisitContacts {
  constructor(private readonly search: PatientSearch) {}

  async of(by: StaffActor, { booking, record, patient }: BookedVisit): Promise<VisitContact> {
    const nobody = { name: '', phone: null, email: null };
    if (ownOnly(by) === null) {
      const { saidName: name, saidPhone: phone, saidEmail: email } = booking;
      const says = Object.entries({ name, phone, email }) as [SaidLine['what'], string | null][];
      return {
        ...(record ?? nobody),
        patientId: booking.patientId,
        says: says.flatMap(([what, said]) => (said === null ? [] : [{ what, said }])),
      };
    }
    const known = booking.unproven ? await this.known(by, booking.patientId!) : record;
    const patientId = known && booking.patientId;
    return { ...(known ?? patient ?? nobody), ...(!known && { phone: booking.saidPhone }), patientId, says: [] };
  }

  /** A practitioner is not told the number of somebody because a booking was made in their name. */
  private async known(by: StaffActor, patientId: string): Promise<Reachable | null> {
    try {
      return await this.search.one(by, patientId);
    } catch (fault) {
      if (fault instanceof Refusal) return null;
      throw fault;
    }
  }
}
