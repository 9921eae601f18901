import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import { Claims } from '../../availability/claims.service.js';
import { Clock } from '../../platform/clock.js';
import { prepared, withCommit } from '../../platform/database.client.js';
import type { PendingNotification } from '../../notifications/outbox.service.js';
import { Idempotency, type IdempotentRequest } from '../../platform/idempotency.service.js';
import { Refusal } from '../../platform/refusal.js';
import { Admissions } from '../admissions.service.js';
import { type Booked, bookedAs } from '../booked.js';
import { type AgreedTime, type BookedVisit, isAt, movedDetail, requestOf } from '../booked-visit.js';
import { instantOfMinute, reschedule } from '../booking.js';
import { saveBooking } from '../booking.table.js';
import { BookingRows } from '../booking-rows.service.js';
import { Alternatives } from '../holding/alternatives.service.js';
import { BookingNotifications } from '../notices/booking-notifications.service.js';
import { agreementOf } from './book.service.js';
import { mayReplace, quoteOf } from './other-treatment.js';
import { withTermsIfRefused } from './too-late.js';

/** A patient reschedules a visit, in one transaction: the old time is free and the new one taken, or nothing has changed. */
@Injectable()
export class Reschedules {
  constructor(
    private readonly rows: BookingRows,
    private readonly claims: Claims,
    private readonly admissions: Admissions,
    private readonly notifications: BookingNotifications,
    private readonly alternatives: Alternatives,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /**
   * By the secret of its link. To where it already is answers the visit and tells nobody.
   * @throws Refusal not-found (also: such a treatment cannot replace the one booked), already-cancelled, too-late-to-move,
   *   changed-meanwhile (length, price or terms are not those agreed on), address-unproven (too much of that week is unproven),
   *   patient-busy, slot-taken or slot-not-offered with
   *   `alternatives`
   */
  async reschedule(token: string, to: AgreedTime, once?: IdempotentRequest): Promise<Booked> {
    return this.idempotency.run(
      once,
      (tx) => this.rescheduleIn(tx, token, to),
      async (refusal) => {
        const present = await this.rows.byLink(token);
        const said = withoutPerson(await this.admissions.noted(refusal), present);
        return this.alternatives.addTo(said, requestOf(present, to));
      },
    );
  }

  private async rescheduleIn(tx: EntityManager, token: string, to: AgreedTime): Promise<Booked> {
    const before = await this.rows.byLink(token, tx, true);
    const request = requestOf(before, to);
    if (before.booking.status === 'confirmed' && isAt(before, request)) return bookedAs(before, token);
    const now = this.clock.now();
    // A patient who is too late is told so, whatever time they ask for.
    withTermsIfRefused(before, () => reschedule(before.booking, before.booking, now));
    const { id } = before.booking;
    const [{ candidate, arrangement }, unsent] = await Promise.all([
      this.claims.lock(tx, request, { moving: id }),
      this.notifications.unsent(tx, id),
    ]);
    const { practitioner, location, treatment, addOns, visit } = candidate;
    if (treatment.id !== before.booking.treatmentId && !mayReplace(before, candidate)) throw new Refusal('not-found');
    const booking = reschedule(
      before.booking,
      {
        ...quoteOf(before, candidate),
        practitionerId: practitioner.id,
        locationId: location.id,
        startsAt: instantOfMinute(request.start),
        endsAt: instantOfMinute(request.start + visit.minutes),
      },
      now,
    );
    const after = { ...before, booking, practitioner, location, treatment, addOns };
    const booked = bookedAs(after, token);
    if (to.agreement && to.agreement !== agreementOf(booked)) throw new Refusal('changed-meanwhile');
    await this.admissions.admitMove(tx, before.booking, booking);
    await this.claims.take(tx, id, arrangement);
    await this.save(tx, before, after, unsent);
    return booked;
  }

  /**
   * To the time that a hold keeps for it, as part of a transaction that has locked the visit; the hold is over. `actor`: as the
   * audit trail says it.
   * @throws Refusal already-cancelled, not-confirmed, too-late-to-move, address-unproven, patient-busy, slot-taken
   */
  async intoHold(tx: EntityManager, before: BookedVisit, hold: BookedVisit, actor: string): Promise<BookedVisit> {
    const { practitionerId, locationId, startsAt, endsAt } = hold.booking;
    const to = { practitionerId, locationId, startsAt, endsAt };
    const booking = withTermsIfRefused(before, () => reschedule(before.booking, to, this.clock.now()));
    const after = { ...before, booking, practitioner: hold.practitioner, location: hold.location };
    const unsent = await this.notifications.unsent(tx, booking.id);
    await this.admissions.admitMove(tx, before.booking, booking);
    await this.claims.takeOver(tx, booking.id, hold.booking.id);
    await this.save(tx, before, after, unsent, actor);
    return after;
  }

  private async save(
    tx: EntityManager,
    before: BookedVisit,
    after: BookedVisit,
    unsent: readonly PendingNotification[],
    actor = 'patient',
  ): Promise<void> {
    const { id, sequence } = after.booking;
    await withCommit(tx, saveBooking(tx, before.booking, after.booking));
    // Whom the patient chooses may read what the patient wrote.
    await withCommit(
      tx,
      prepared(tx, 'answer-readers', `delete from former_answer_readers where booking_id = $1`, [id]),
    );
    const detail = { sequence, ...movedDetail(before.booking, after.booking) };
    await record(tx, { at: this.clock.now(), actor, action: 'booking.moved', subject: id, detail });
    await this.notifications.notifyChange(tx, before, after, { unsent });
  }
}

/** Whoever booked in somebody's name, and proved nothing, learns of no other appointment of theirs. */
function withoutPerson(refusal: Refusal, { booking }: BookedVisit): Refusal {
  const isProven = booking.unprovenAddress === null && !booking.unproven;
  return refusal.code === 'patient-busy' && !isProven ? new Refusal('slot-not-offered') : refusal;
}
