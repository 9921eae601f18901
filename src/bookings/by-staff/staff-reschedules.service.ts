import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import { actorOf, type StaffActor, ownOnly } from '../../accounts/staff-actor.js';
import { Claims } from '../../availability/claims.service.js';
import { Clock } from '../../platform/clock.js';
import { Idempotency, type IdempotentRequest } from '../../platform/idempotency.service.js';
import { isAt, type NewTime, requestOf } from '../booked-visit.js';
import { instantOfMinute, rescheduleByClinic } from '../booking.js';
import { saveBooking } from '../booking.table.js';
import { BookingRows } from '../booking-rows.service.js';
import { BookingNotifications } from '../notices/booking-notifications.service.js';
import { OverbookReasons } from './overbook-reasons.service.js';
import { ownDiaryOnly, type StaffBooked, type StaffTerms } from './staff-bookings.service.js';

/** Staff reschedule: notice period and horizon set no limit, and an overlap is possible with a reason. */
@Injectable()
export class StaffReschedules {
  constructor(
    private readonly rows: BookingRows,
    private readonly claims: Claims,
    private readonly reasons: OverbookReasons,
    private readonly notifications: BookingNotifications,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /**
   * To another time, practitioner or location, in one transaction. To where it already is changes nothing.
   * @throws Refusal not-found, out-of-step, patient-busy, slot-taken or slot-not-offered
   */
  reschedule(
    by: StaffActor,
    reference: string,
    to: NewTime,
    terms: StaffTerms,
    once?: IdempotentRequest,
  ): Promise<Omit<StaffBooked, 'emailed'>> {
    return this.idempotency.run(once, (tx) => this.rescheduleIn(tx, by, reference, to, terms));
  }

  /** The same as part of a transaction. */
  async rescheduleIn(
    tx: EntityManager,
    by: StaffActor,
    reference: string,
    to: NewTime,
    { overbook = null, tell, how }: StaffTerms,
  ): Promise<Omit<StaffBooked, 'emailed'>> {
    const before = await this.rows.byReference(reference, ownOnly(by), tx, true);
    const request = requestOf(before, to);
    if (isAt(before, request)) return { reference, start: request.start };
    const { candidate, arrangement } = await this.claims.lock(tx, request, {
      moving: before.booking.id,
      staff: true,
      overbook: overbook !== null,
    });
    ownDiaryOnly(by, candidate);
    const { practitioner, location, visit } = candidate;
    const [startsAt, endsAt] = [request.start, request.start + visit.minutes].map(instantOfMinute) as [Date, Date];
    const { id, patientId } = before.booking;
    const overlaps =
      arrangement.overbooked.length > 0 ||
      (overbook !== null && (await this.claims.isPatientBusy(tx, patientId!, startsAt, endsAt, id)));
    const place = {
      practitionerId: practitioner.id,
      locationId: location.id,
      startsAt,
      endsAt,
      overbookReason: overlaps ? overbook : null,
    };
    const booking = rescheduleByClinic(before.booking, place, by);
    await saveBooking(tx, before.booking, booking);
    await this.claims.take(tx, booking.id, arrangement);
    if (booking.overbookReason) await this.reasons.keep(tx, by, booking.id, booking.overbookReason);
    const after = { ...before, booking, practitioner, location };
    const told = { patient: tell, practitioner: by.practitionerId !== practitioner.id, byClinic: true, ...how };
    const { patient } = await this.notifications.notifyChange(tx, before, after, told);
    await record(tx, {
      at: this.clock.now(),
      actor: actorOf(by),
      action: 'booking.moved',
      subject: booking.id,
      detail: { sequence: booking.sequence, told: patient, ...(booking.overbookReason && { overbooked: true }) },
    });
    return { reference, start: request.start };
  }
}
