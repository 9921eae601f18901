import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Assignments } from '../../availability/assignments.service.js';
import { isInForce } from '../../availability/catalogue.service.js';
import { Clock } from '../../platform/clock.js';
import { Refusal } from '../../platform/refusal.js';
import { type HoldRequest, type Booked, type NewTime, requestOf } from '../booked.js';
import type { BookedVisit } from '../booked-visit.js';
import { cancel, instantOfMinute, minuteOfInstant, move } from '../booking.js';
import { BookingRows } from '../booking-rows.service.js';
import { attempts, columnsOf, refusalOf, wantedBy } from '../holding/holds.service.js';
import { VisitNotifications } from '../notices/visit-notifications.service.js';

/** What the secret of a visit's link may change, as part of a transaction. */
@Injectable()
export class LinkChanges {
  constructor(
    private readonly rows: BookingRows,
    private readonly assignments: Assignments,
    private readonly visitNotifications: VisitNotifications,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found, too-late-to-cancel */
  async cancelIn(tx: EntityManager, token: string): Promise<Booked> {
    const visit = await this.rows.byLink(token, tx, true);
    const now = this.clock.now();
    const booking = tellingMore(visit, () => cancel(visit.booking, now));
    if (booking === visit.booking) return this.visitNotifications.booked(visit);
    await tx.query(`select release($1)`, [booking.id]);
    await tx.query(
      `update bookings set status = 'cancelled', cancelled_by = 'patient', cancelled_at = $2, sequence = $3 where id = $1`,
      [booking.id, now, booking.sequence],
    );
    return this.visitNotifications.notifyChange(tx, visit, { ...visit, booking });
  }

  /** @throws Refusal not-found, already-cancelled, too-late-to-move, slot-taken, slot-not-offered */
  async moveIn(tx: EntityManager, token: string, to: NewTime): Promise<Booked> {
    const before = await this.rows.byLink(token, tx, true);
    const request = requestOf(before, to);
    if (isThere(before, request)) return this.visitNotifications.booked(before);
    const now = this.clock.now();
    const { candidate, claims } = await this.freeFor(tx, before, request);
    const { practitioner, location, visit } = candidate;
    const booking = tellingMore(before, () =>
      move(
        before.booking,
        {
          practitionerId: practitioner.id,
          locationId: location.id,
          startsAt: instantOfMinute(request.start),
          endsAt: instantOfMinute(request.start + visit.minutes),
        },
        now,
      ),
    );
    if (claims instanceof Refusal) throw claims;
    await tx.query(`select release($1)`, [booking.id]);
    await tx.query(`select claim($1, $2, $3, $4)`, [booking.id, ...claims]);
    await tx.query(
      `update bookings set practitioner_id = $2, location_id = $3, starts_at = $4, ends_at = $5, sequence = $6, overbook_reason = null where id = $1`,
      [booking.id, booking.practitionerId, booking.locationId, booking.startsAt, booking.endsAt, booking.sequence],
    );
    return this.visitNotifications.notifyChange(tx, before, { ...before, booking, practitioner, location });
  }

  /** What a visit would claim elsewhere, locked and found free as if it were gone already; or why it cannot go there. */
  private async freeFor(tx: EntityManager, { booking: { id } }: BookedVisit, request: HoldRequest) {
    const wanted = { ...wantedBy(request), audience: 'staff' } as const;
    for (let attempt = 1; ; attempt++) {
      const { candidate, assignment, version } = await this.assignments.of(wanted, request.start, {
        without: id,
        via: tx,
      });
      if ('code' in assignment) return { candidate, claims: refusalOf(assignment) };
      const claims = columnsOf(assignment.claims);
      const [{ taken }] = (await tx.query(`select taken_of($1, $2, $3, $4, $5) as taken`, [
        ...claims,
        this.clock.now(),
        id,
      ])) as [{ taken: string[] }];
      if (!taken.length && (await isInForce(version, tx))) return { candidate, claims };
      // Somebody was faster, or has changed the hours; another room or unit may still be free.
      if (attempt === attempts) return { candidate, claims: new Refusal('slot-taken') };
    }
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
