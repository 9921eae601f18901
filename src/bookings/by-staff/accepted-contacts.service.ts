import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { actorOf, type StaffActor, ownOnly } from '../../accounts/staff-actor.js';
import { transaction } from '../../platform/database.client.js';
import { BookingRows } from '../booking-rows.service.js';
import { SaidContacts } from '../by-patient/said-contacts.service.js';

/** The desk has made sure that what a booking says of its patient is so. */
@Injectable()
export class AcceptedContacts {
  constructor(
    private readonly db: DataSource,
    private readonly rows: BookingRows,
    private readonly said: SaidContacts,
  ) {}

  /** Answers whose record it is. @throws Refusal not-found */
  accept(by: StaffActor, reference: string): Promise<string | null> {
    return transaction(this.db, async (tx) => {
      const visit = await this.rows.byReference(reference, ownOnly(by), tx, true);
      await this.said.accept(tx, visit, actorOf(by));
      return visit.booking.patientId;
    });
  }
}
