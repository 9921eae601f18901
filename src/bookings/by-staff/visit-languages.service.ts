import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import { Clock } from '../../platform/clock.js';
import { transaction } from '../../platform/database.client.js';
import { chooseLanguage } from '../booking.js';
import { saveBooking } from '../booking.table.js';
import { BookingRows } from '../booking-rows.service.js';
import { actorOf, type StaffActor, ownOnly } from '../../accounts/staff-actor.js';

/** The language of messages about a visit. */
@Injectable()
export class VisitLanguages {
  constructor(
    private readonly db: DataSource,
    private readonly rows: BookingRows,
    private readonly clock: Clock,
  ) {}

  /** From the next notification on; null: the clinic's. The same again changes nothing. @throws Refusal not-found */
  choose(by: StaffActor, reference: string, language: string | null): Promise<void> {
    return transaction(this.db, async (tx) => {
      const before = await this.rows.byReference(reference, ownOnly(by), tx, true);
      const booking = chooseLanguage(before.booking, language);
      if (booking === before.booking) return;
      await saveBooking(tx, before.booking, booking);
      const detail = { language: language ?? 'clinic' };
      const at = this.clock.now();
      await record(tx, { at, actor: actorOf(by), action: 'booking.language', subject: booking.id, detail });
    });
  }
}
