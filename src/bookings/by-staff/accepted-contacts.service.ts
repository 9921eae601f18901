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

  /** @throws Refusal not-found */
  accept(by: StaffActor, reference: string): Promise<void> {
    return transaction(this.db, async (tx) =>
      this.said.accept(tx, await this.rows.byReference(reference, ownOnly(by), tx, true), actorOf(by)),
    );
  }
}
