import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Claims } from '../../availability/claims.service.js';
import { Clock } from '../../platform/clock.js';
import { Refusal } from '../../platform/refusal.js';
import { type HoldRequest, type Booked, type NewTime, requestOf } from '../booked.js';
import type { BookedVisit } from '../booked-visit.js';
import { cancel, instantOfMinute, minuteOfInstant, move } from '../booking.js';
import { BookingRows } from '../booking-rows.service.js';
import { VisitNotifications } from '../notices/visit-notifications.service.js';

/** What the secret of a visit's link may change, as part of a transaction. */
@Injectable()
export class LinkChanges {
  constructor(
    private readonly rows: BookingRows,
    private readonly claims: Claims,
    private readonly visitNotifications: VisitNotifications,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found, too-late-to-cancel */
  async cancelIn(tx: EntityManager, token: string): Promise<Booked> {
    const visit = await this.rows.byLink(token, tx, true);
    const now = this.clock.now();
    const booking = tellingMore(visit, () => cancel(visit.booking, now));
    if (booking === visit.booking) return this.visitNotifications.booked(visit);
    await this.claims.free(tx, booking.id);
    await tx.query(
      `update bookings set status = 'cancelled', cancelled_by = 'patient', cancelled_at = $2, sequence = $3 where id = $1`,
      [booking.id, now, booking.sequence],
    );
    return this.visitNotifications.notifyChange(tx, visit, { ...visit, booking });
  }

  /** @throws Refusal not-found, already-cancelled, too-late-to-move, slot-taken, slot-not-offered */
  async moveIn(tx: EntityManager, token: string, newTime: NewTime): Promise<Booked> {
    const before = await this.rows.byLink(token, tx, true);
    const request = requestOf(before, newTime);
    if (isThere(before, request)) return this.visitNotifications.booked(before);
    const now = this.clock.now();
    // Whoever may not move it is told so, whatever time they ask for.
    tellingMore(before, () => move(before.booking, before.booking, now));
    const { candidate, arrangement } = await this.claims.lock(tx, request, { moving: before.booking.id });
    const { practitioner, location, visit } = candidate;
    const to = {
      practitionerId: practitioner.id,
      locationId: location.id,
      startsAt: instantOfMinute(request.start),
      endsAt: instantOfMinute(request.start + visit.minutes),
    };
    const booking = move(before.booking, to, now);
    await this.claims.take(tx, booking.id, arrangement);
    await tx.query(
      `update bookings set practitioner_id = $2, location_id = $3, starts_at = $4, ends_at = $5, sequence = $6, overbook_reason = null where id = $1`,
      [booking.id, booking.practitionerId, booking.locationId, booking.startsAt, booking.endsAt, booking.sequence],
    );
    return this.visitNotifications.notifyChange(tx, before, { ...before, booking, practitioner, location });
  }
}

function isThere({ booking, practitioner, location }: BookedVisit, to: HoldRequest): boolean {
  return (
    booking.status === 'confirmed' &&
    minuteOfInstant(booking.startsAt) === to.start &&
    practitioner.slug === to.practitioner &&
    location.slug === to.location
  );
}

/** Whoever comes too late is told whom to call, where there is a telephone. */
function tellingMore<T>({ booking, location }: BookedVisit, change: () => T): T {
  try {
    return change();
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    const { lateCancellation: terms } = booking;
    throw new Refusal(fault.code, {
      ...fault.values,
      ...(location.phone && { phone: location.phone }),
      ...(terms && { terms }),
    });
  }
}
