import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ownOnly, type StaffActor } from '../../accounts/staff-actor.js';
import { Catalogue } from '../../availability/catalogue.service.js';
import { prepared } from '../../platform/database.client.js';

/** What a patient had, in slugs. */
export interface LastVisit {
  readonly treatment: string;
  readonly addOn: string[];
  readonly practitioner: string;
  readonly location: string;
}

/** The appointment a patient booked last, which is mostly what they book again. */
@Injectable()
export class LastVisits {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
  ) {}

  /** Of those in the diaries that `by` may see; null: none. Perhaps some of it is no longer offered. */
  async of(by: StaffActor, patientId: string): Promise<LastVisit | null> {
    const [row] = await prepared<Row>(this.db, 'last-visit', last, [patientId, ownOnly(by)]);
    if (!row) return null;
    const { byId } = await this.catalogue.latest();
    return {
      treatment: byId.treatment.get(row.treatmentId)!.slug,
      addOn: row.addOnIds.map((id) => byId.treatment.get(id)!.slug),
      practitioner: byId.practitioner.get(row.practitionerId)!.slug,
      location: byId.location.get(row.locationId)!.slug,
    };
  }
}

interface Row {
  readonly treatmentId: string;
  readonly addOnIds: readonly string[];
  readonly practitionerId: string;
  readonly locationId: string;
}

const last = `
  select treatment_id as "treatmentId", add_on_ids as "addOnIds", practitioner_id as "practitionerId", location_id as "locationId"
  from bookings where patient_id = $1 and status in ('confirmed', 'arrived', 'started', 'done')
    and ($2::uuid is null or practitioner_id = $2 and not unproven)
  order by starts_at desc limit 1`;
