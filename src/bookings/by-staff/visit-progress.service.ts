import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import { actorOf, type StaffActor, ownOnly } from '../../accounts/staff-actor.js';
import { Claims } from '../../availability/claims.service.js';
import { beneath, type FormerClaim, haveAgain, mayHaveAgain } from '../../availability/former-claims.service.js';
import { noteChange } from '../../availability/resource-changes.service.js';
import { Clock } from '../../platform/clock.js';
import { transaction } from '../../platform/database.client.js';
import { Refusal } from '../../platform/refusal.js';
import { type BookedVisit, requestOf } from '../booked-visit.js';
import { cancelForPatient } from '../at-desk.js';
import { type Booking, cancelByClinic, takesTime } from '../booking.js';
import { advance, type Step, undo } from '../progress.js';
import { saveBooking } from '../booking.table.js';
import { BookingRows } from '../booking-rows.service.js';
import { BookingNotifications } from '../notices/booking-notifications.service.js';
import type { Recipients } from '../notices/booking-notifications.js';

/** What staff note about a visit: the patient arrived, it started, ended, was missed or cancelled; each can be undone. */
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
  advance(by: StaffActor, reference: string, step: Step): Promise<BookedVisit> {
    return transaction(this.db, (tx) =>
      this.change(tx, by, reference, (booking, now) => advance(step, booking, now), { action: step }),
    );
  }

  /**
   * The last step never happened. Nobody is told, except that a cancelled visit takes place after all.
   * `status`: what is undone, so that a second click does not undo the step before it.
   * @throws Refusal not-found, out-of-step, slot-taken: someone has its time by now
   */
  undo(by: StaffActor, reference: string, status: string): Promise<BookedVisit> {
    return transaction(this.db, async (tx) => {
      const { booking } = await this.rows.byReference(reference, ownOnly(by), tx, true);
      if (booking.status !== status) throw new Refusal('out-of-step');
      return this.undoIn(tx, by, reference);
    });
  }

  /** The same as part of a transaction. */
  undoIn(
    tx: EntityManager,
    by: StaffActor,
    reference: string,
    how?: Partial<Recipients>,
    claims?: readonly FormerClaim[],
  ): Promise<BookedVisit> {
    return this.change(tx, by, reference, undo, { action: 'taken-back', told: { patient: true, ...how }, claims });
  }

  /**
   * Who cancels: a patient who phoned, with a reason or without, or the clinic, whose reason is part of the message. The patient is
   * told in any case while an earlier message, untrue now, may still arrive.
   * @throws Refusal not-found, out-of-step
   */
  cancel(
    by: StaffActor,
    reference: string,
    {
      who = 'clinic',
      reason,
      tell,
    }: { readonly who?: 'patient' | 'clinic'; readonly reason: string; readonly tell: boolean },
  ): Promise<BookedVisit> {
    const told = { patient: tell };
    return transaction(this.db, (tx) =>
      who === 'clinic'
        ? this.cancelIn(tx, by, reference, reason, told)
        : this.change(tx, by, reference, (booking, now) => cancelForPatient(booking, reason || null, now), {
            action: 'cancelled',
            told,
          }),
    );
  }

  /** The clinic cancels, as part of a transaction. */
  cancelIn(
    tx: EntityManager,
    by: StaffActor,
    reference: string,
    reason: string,
    told: Partial<Recipients>,
  ): Promise<BookedVisit> {
    return this.change(tx, by, reference, (booking, now) => cancelByClinic(booking, reason, now), {
      action: 'called-off',
      told,
    });
  }

  private async change(
    tx: EntityManager,
    by: StaffActor,
    reference: string,
    next: (booking: Booking, now: Date) => Booking,
    { claims, ...about }: ChangeAbout,
  ): Promise<BookedVisit> {
    const before = await this.rows.byReference(reference, ownOnly(by), tx, true);
    const now = this.clock.now();
    const booking = next(before.booking, now);
    if (booking === before.booking) return before;
    const visit = { ...before, booking };
    if (takesTime(before.booking) && !takesTime(booking)) await this.claims.free(tx, booking.id);
    if (!takesTime(before.booking) && takesTime(booking)) await this.claimAgain(tx, before, visit, claims);
    else await saveBooking(tx, before.booking, booking);
    // Open diaries show the change.
    await noteChange(tx, [booking.practitionerId]);
    await record(tx, {
      at: now,
      actor: actorOf(by),
      action: `booking.${about.action}`,
      subject: booking.id,
      detail: { from: before.booking.status, to: booking.status },
    });
    // What the patient's and the practitioner's calendars must hear of has a new sequence.
    if (booking.sequence !== before.booking.sequence) {
      const practitioner = by.practitionerId !== booking.practitionerId;
      const told = { patient: false, practitioner, byClinic: true, ...about.told };
      await this.notifications.notifyChange(tx, before, visit, { told });
    }
    return visit;
  }

  /**
   * A visit that was off takes place after all, at its own time: with what it had, if that is known and free, or perhaps in another
   * room. Who was double-booked with it stays so.
   * @throws Refusal slot-taken …
   */
  private async claimAgain(
    tx: EntityManager,
    { booking: before }: BookedVisit,
    visit: BookedVisit,
    claims?: readonly FormerClaim[],
  ): Promise<void> {
    const { booking } = visit;
    const { id, overbookReason } = booking;
    await beneath(tx, booking, before.cancelledAt ?? before.missedAt, async () => {
      if (claims && (await mayHaveAgain(tx, id, claims))) {
        await haveAgain(tx, id, claims);
      } else {
        const overbook = overbookReason !== null;
        const { arrangement } = await this.claims.lock(tx, requestOf(visit), { staff: true, overbook });
        await this.claims.take(tx, id, arrangement);
      }
      await saveBooking(tx, before, booking);
    });
  }
}

interface ChangeAbout {
  readonly action: Step | 'taken-back' | 'cancelled' | 'called-off';
  readonly told?: Partial<Recipients>;
  /** What it had claimed before it was off. */
  readonly claims?: readonly FormerClaim[];
}
