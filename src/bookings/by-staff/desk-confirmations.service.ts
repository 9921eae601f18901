import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import { actorOf, ownOnly, type StaffActor } from '../../accounts/staff-actor.js';
import { Clock } from '../../platform/clock.js';
import { transaction } from '../../platform/database.client.js';
import { confirmAtDesk, isProvisional } from '../booking.js';
import { saveBooking } from '../booking.table.js';
import { BookingRows } from '../booking-rows.service.js';
import { BookingNotifications } from '../notices/booking-notifications.service.js';

/** The desk confirms for a patient on the phone what waits for the button in their email. */
@Injectable()
export class DeskConfirmations {
  constructor(
    private readonly db: DataSource,
    private readonly rows: BookingRows,
    private readonly notifications: BookingNotifications,
    private readonly clock: Clock,
  ) {}

  /**
   * Perhaps it is confirmed already: then nothing changes.
   * @throws Refusal not-found: no such booking, or its time is over; patient-busy
   */
  confirm(by: StaffActor, reference: string): Promise<void> {
    return transaction(this.db, async (tx) => {
      const before = await this.rows.shownTo(ownOnly(by), reference, tx, true);
      if (!isProvisional(before.booking)) return;
      const at = this.clock.now();
      const visit = { ...before, booking: confirmAtDesk(before.booking, at) };
      const { id: subject, sequence } = visit.booking;
      await saveBooking(tx, before.booking, visit.booking);
      const detail = { sequence, atDesk: true };
      await record(tx, { at, actor: actorOf(by), action: 'booking.confirmed', subject, detail });
      await this.notifications.notifyNew(tx, visit);
    });
  }
}
