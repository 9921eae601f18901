import { Injectable } from '@nestjs/common';
import { record } from '../../accounts/audit.service.js';
import { Claims } from '../../availability/claims.service.js';
import { Clock } from '../../platform/clock.js';
import { withCommit } from '../../platform/database.client.js';
import { Idempotency, type IdempotentRequest } from '../../platform/idempotency.service.js';
import { type Booked, bookedAs } from '../booked.js';
import { cancel } from '../booking.js';
import { saveBooking } from '../booking.table.js';
import { BookingRows } from '../booking-rows.service.js';
import { BookingNotifications } from '../notices/booking-notifications.service.js';
import { withTermsIfRefused } from './too-late.js';

/** A patient cancels a visit: its time is free, and both sides are told, or nothing has changed. */
@Injectable()
export class Cancellations {
  constructor(
    private readonly rows: BookingRows,
    private readonly claims: Claims,
    private readonly notifications: BookingNotifications,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /**
   * By the secret of its link. Cancelling again answers the same.
   * @throws Refusal not-found, too-late-to-cancel (with the location's `phone` and the clinic's `terms`)
   */
  cancel(token: string, once?: IdempotentRequest): Promise<Booked> {
    return this.idempotency.run(once, async (tx) => {
      const before = await this.rows.byLink(token, tx, true);
      const now = this.clock.now();
      const booking = withTermsIfRefused(before, () => cancel(before.booking, now));
      if (booking === before.booking) return bookedAs(before, token);
      const after = { ...before, booking };
      const { id, sequence } = booking;
      await this.claims.free(tx, id);
      await withCommit(tx, saveBooking(tx, before.booking, booking));
      await record(tx, { at: now, actor: 'patient', action: 'booking.cancelled', subject: id, detail: { sequence } });
      await this.notifications.notifyChange(tx, before, after);
      return bookedAs(after, token);
    });
  }
}
