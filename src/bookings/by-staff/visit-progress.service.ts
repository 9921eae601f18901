import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import { Claims } from '../../availability/claims.service.js';
import { noteChange } from '../../availability/resource-changes.service.js';
import { Clock } from '../../platform/clock.js';
import { transaction } from '../../platform/database.client.js';
import { Refusal } from '../../platform/refusal.js';
import { requestOf } from '../booked.js';
import type { BookedVisit } from '../booked-visit.js';
import type { Booking } from '../booking.js';
import type { Recipients } from '../notices/booking-notifications.js';
import { BookingRows } from '../booking-rows.service.js';
import { actorOf, type StaffActor, ownOnly } from '../../accounts/staff-actor.js';
import { callOff, occupies, type Step, take, takeBack } from './visit-progress.js';
import { BookingNotifications } from '../notices/booking-notifications.service.js';

/** What the staff tell of a visit: here, begun, done, missed, called off; and each of them taken back. */
@Injectable()
export class VisitProgress {
  constructor(
    private readonly db: DataSource,
    private readonly rows: BookingRows,
    private readonly claims: Claims,
    private readonly notifications: BookingNotifications,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found, out-of-step */
  take(by: StaffActor, reference: string, step: Step): Promise<BookedVisit> {
    return transaction(this.db, (tx) =>
      this.change(tx, by, reference, (booking, now) => take(step, booking, now), { action: step }),
    );
  }

  /**
   * The last step never happened. Nobody is told but of a cancellation that is off again.
   * `status`: what is taken back, so that a second click does not go on to the step before.
   * @throws Refusal not-found, out-of-step, slot-taken: someone has its time by now
   */
  takeBack(by: StaffActor, reference: string, status: string): Promise<BookedVisit> {
    return transaction(this.db, async (tx) => {
      const { booking } = await this.rows.byReference(reference, ownOnly(by), tx, true);
      if (booking.status !== status) throw new Refusal('out-of-step');
      return this.takeBackIn(tx, by, reference);
    });
  }

  /** The same as part of a transaction. */
  takeBackIn(tx: EntityManager, by: StaffActor, reference: string, how?: Partial<Recipients>): Promise<BookedVisit> {
    return this.change(tx, by, reference, takeBack, { action: 'taken-back', told: { patient: true, ...how } });
  }

  /**
   * The clinic cancels. The reason goes into the patient's notification, if they are told; they are in any case while an
   * earlier notification, untrue now, may still arrive.
   * @throws Refusal not-found, out-of-step
   */
  callOff(
    by: StaffActor,
    reference: string,
    { reason, tell }: { readonly reason: string; readonly tell: boolean },
  ): Promise<BookedVisit> {
    return transaction(this.db, (tx) => this.callOffIn(tx, by, reference, reason, { patient: tell }));
  }

  /** The same as part of a transaction. */
  callOffIn(
    tx: EntityManager,
    by: StaffActor,
    reference: string,
    reason: string,
    told: Partial<Recipients>,
  ): Promise<BookedVisit> {
    return this.change(tx, by, reference, (booking) => callOff(booking, reason), {
      action: 'called-off',
      told,
    });
  }

  private async change(
    tx: EntityManager,
    by: StaffActor,
    reference: string,
    next: (booking: Booking, now: Date) => Booking,
    about: { readonly action: string; readonly told?: Partial<Recipients> },
  ): Promise<BookedVisit> {
    const before = await this.rows.byReference(reference, ownOnly(by), tx, true);
    const now = this.clock.now();
    const booking = next(before.booking, now);
    const visit = { ...before, booking };
    if (occupies(before.booking) && !occupies(booking)) await this.claims.free(tx, booking.id);
    if (!occupies(before.booking) && occupies(booking)) await this.claimAgain(tx, visit);
    await save(tx, booking, now);
    await record(tx, {
      at: now,
      actor: actorOf(by),
      action: `booking.${about.action}`,
      subject: booking.id,
      detail: { from: before.booking.status, to: booking.status },
    });
    // Their calendars hear of it when the sequence says there is something to hear.
    if (booking.sequence !== before.booking.sequence) {
      const told = { patient: false, practitioner: by.practitionerId !== booking.practitionerId, ...about.told };
      await this.notifications.notifyChange(tx, before, visit, told);
    }
    return visit;
  }

  /** A visit that was off is on again at its own time, perhaps in another room. @throws Refusal slot-taken … */
  private async claimAgain(tx: EntityManager, visit: BookedVisit): Promise<void> {
    const { id, overbookReason } = visit.booking;
    const { arrangement } = await this.claims.lock(tx, requestOf(visit), {
      staff: true,
      overbook: overbookReason !== null,
    });
    await this.claims.take(tx, id, arrangement);
  }
}

/** Open diaries show it. */
async function save(tx: EntityManager, booking: Booking, now: Date): Promise<void> {
  await tx.query(
    `update bookings set status = $2, arrived_at = $3, started_at = $4, done_at = $5, missed_at = $6, cancelled_by = $7,
       cancel_reason = $8, sequence = $9, cancelled_at = case when $2 = 'cancelled' then $10::timestamptz end where id = $1`,
    [
      booking.id,
      booking.status,
      booking.arrivedAt,
      booking.startedAt,
      booking.doneAt,
      booking.missedAt,
      booking.cancelledBy,
      booking.cancelReason,
      booking.sequence,
      now,
    ],
  );
  await noteChange(tx, [booking.practitionerId]);
}
