import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import { Patients } from '../../patients/patients.service.js';
import { saysAnother } from '../../patients/says.js';
import { Clock } from '../../platform/clock.js';
import type { BookedVisit } from '../booked-visit.js';
import { acceptPatient, vouchForPatient } from '../booking.js';
import { saveBooking } from '../booking.table.js';

/** What a booking says of its patient becomes what their record says. */
@Injectable()
export class SaidContacts {
  constructor(
    private readonly patients: Patients,
    private readonly clock: Clock,
  ) {}

  /**
   * `visit`: read in this transaction, under its lock. `actor`: of the desk, or `patient`, who pressed a button behind a link that
   * was sent to the booking's address. Again changes nothing. Messages about other visits go where the record says from now on.
   * Whoever has proven another address of a merged record has proven it for this booking alone: which one is the record's, and
   * opens all appointments, is for the desk to say.
   */
  async accept(tx: EntityManager, { booking, record: known }: BookedVisit, actor: string): Promise<void> {
    const { id, patientId, language, saidName, saidEmail, saidPhone, unproven } = booking;
    if (patientId === null || !known || !(saidName ?? saidEmail ?? saidPhone ?? unproven)) return;
    const thisAlone = actor === 'patient' && saysAnother(known, booking);
    if (thisAlone && !unproven) return;
    if (!thisAlone) await this.patients.accept(tx, patientId, booking, language);
    await saveBooking(tx, booking, thisAlone ? vouchForPatient(booking) : acceptPatient(booking));
    await record(tx, { at: this.clock.now(), actor, action: 'patient.contact-accepted', subject: id });
  }
}
