import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ownOnly, type StaffActor } from '../../accounts/staff-actor.js';
import { prepared, type Via } from '../../platform/database.client.js';
import { dateAdd, minuteOf } from '../../time/wall-clock.js';
import { instantOfMinute } from '../booking.js';
import type { Stay } from './doubts.js';

/** An appointment of a patient; to a practitioner, those in their own diary are all there are. */
export interface PatientStay extends Stay {
  readonly reference: string;
  readonly practitionerId: string;
  readonly treatmentId: string;
}

/** What a patient has on one day. */
@Injectable()
export class PatientDays {
  constructor(private readonly db: DataSource) {}

  /** By their start. `zone`: of the place whose day it is. */
  of(by: StaffActor, patientId: string, zone: string, date: string, via: Via = this.db): Promise<PatientStay[]> {
    const [from, to] = [date, dateAdd(date, 1)].map((day) => instantOfMinute(minuteOf(zone, day, 0)));
    return prepared<PatientStay>(via, 'patient-day', onDay, [patientId, from, to, ownOnly(by)]);
  }

  /** The same for whoever is about to book: two who book for one patient wait for each other. */
  async locked(tx: Via, by: StaffActor, patientId: string, zone: string, date: string): Promise<PatientStay[]> {
    await prepared(tx, 'lock-patient', `select 1 from patients where id = $1 for no key update`, [patientId]);
    return this.of(by, patientId, zone, date, tx);
  }
}

const onDay = `
  select reference, practitioner_id as "practitionerId", treatment_id as "treatmentId", starts_at as "startsAt", ends_at as "endsAt"
  from bookings where patient_id = $1 and status in ('confirmed', 'arrived', 'started', 'done')
    and starts_at >= $2 and starts_at < $3 and ($4::uuid is null or practitioner_id = $4) order by starts_at, id`;
