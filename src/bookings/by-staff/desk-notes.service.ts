import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import { actorOf, ownOnly, type StaffActor } from '../../accounts/staff-actor.js';
import { noteChange } from '../../availability/resource-changes.service.js';
import { Clock } from '../../platform/clock.js';
import { transaction } from '../../platform/database.client.js';
import { Refusal } from '../../platform/refusal.js';
import { noteForDesk } from '../desk-note.js';
import { saveBooking } from '../booking.table.js';
import { BookingRows } from '../booking-rows.service.js';

/** What the desk has to know of a visit: seen by staff wherever the visit is, and told nobody else. */
@Injectable()
export class DeskNotes {
  constructor(
    private readonly db: DataSource,
    private readonly rows: BookingRows,
    private readonly clock: Clock,
  ) {}

  /**
   * `seen`: what it said when whoever writes saw it; empty: nothing. The same again changes nothing.
   * @throws Refusal not-found; changed-meanwhile: somebody else has written another one since
   */
  write(by: StaffActor, reference: string, note: string, seen: string): Promise<void> {
    return transaction(this.db, async (tx) => {
      const { booking: before } = await this.rows.byReference(reference, ownOnly(by), tx, true);
      const after = noteForDesk(before, note || null);
      if (after === before) return;
      if ((before.deskNote ?? '') !== seen) throw new Refusal('changed-meanwhile');
      await saveBooking(tx, before, after);
      // The diary shows it.
      await noteChange(tx, [before.practitionerId]);
      await record(tx, { at: this.clock.now(), actor: actorOf(by), action: 'booking.desk-note', subject: before.id });
    });
  }
}
