import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import { actorOf, type StaffActor, ownOnly } from '../../accounts/staff-actor.js';
import { Catalogue } from '../../availability/catalogue.service.js';
import { Claims } from '../../availability/claims.service.js';
import { beneath, type FormerClaim, haveAgain, mayHaveAgain } from '../../availability/former-claims.service.js';
import { Clock } from '../../platform/clock.js';
import { Idempotency, type IdempotentRequest } from '../../platform/idempotency.service.js';
import { type BookedVisit, bookedVisit, isAt, movedDetail, type NewTime, requestOf } from '../booked-visit.js';
import { putBack } from '../at-desk.js';
import { instantOfMinute, minuteOfInstant, type Quoted, rescheduleByClinic } from '../booking.js';
import { saveBooking } from '../booking.table.js';
import { BookingRows } from '../booking-rows.service.js';
import { quoteOf } from '../by-patient/other-treatment.js';
import type { Recipients } from '../notices/booking-notifications.js';
import { BookingNotifications } from '../notices/booking-notifications.service.js';
import { type ReasonKind, StaffReasons } from './staff-reasons.service.js';
import { ownDiaryOnly, type StaffBooked, type StaffTerms } from './staff-bookings.service.js';

/** Where a visit was before it was moved, and what it had claimed there. Plain JSON; instants are ISO 8601. */
export interface FormerPlace {
  readonly practitionerId: string;
  readonly locationId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  /** Why is kept with the reasons. */
  readonly overbooked: boolean;
  readonly bookedBy: string | null;
  /** Missing where a version before this one has moved it. */
  readonly quoted?: Quoted;
  readonly claims: readonly FormerClaim[];
}

/** Staff reschedule: notice period and horizon set no limit, and an overlap is possible with a reason. */
@Injectable()
export class StaffReschedules {
  constructor(
    private readonly rows: BookingRows,
    private readonly claims: Claims,
    private readonly catalogue: Catalogue,
    private readonly reasons: StaffReasons,
    private readonly notifications: BookingNotifications,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /**
   * To another time, practitioner or location, in one transaction. To where it already is changes nothing. Where other money is
   * paid, it costs what is asked there.
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
    { overbook = null, outside = null, tell, how, quoted }: StaffTerms & { readonly quoted?: Quoted },
  ): Promise<Omit<StaffBooked, 'emailed'>> {
    const before = await this.rows.byReference(reference, ownOnly(by), tx, true);
    const request = requestOf(before, to);
    if (isAt(before, request)) return { reference, start: request.start };
    const { candidate, arrangement } = await this.claims.lock(tx, request, {
      moving: before.booking.id,
      staff: true,
      overbook: overbook !== null,
      outside: outside !== null,
    });
    ownDiaryOnly(by, candidate);
    const { practitioner, location, visit } = candidate;
    const [startsAt, endsAt] = [request.start, request.start + visit.minutes].map(instantOfMinute) as [Date, Date];
    const { id, patientId } = before.booking;
    const overlaps =
      arrangement.overbooked.length > 0 ||
      (overbook !== null && (await this.claims.isPatientBusy(tx, patientId!, startsAt, endsAt, id)));
    const { price, currency } = quoted ?? quoteOf(before, candidate);
    const place = {
      practitionerId: practitioner.id,
      locationId: location.id,
      startsAt,
      endsAt,
      overbookReason: overlaps ? overbook : null,
      price,
      currency,
    };
    const booking = rescheduleByClinic(before.booking, place, by);
    await saveBooking(tx, before.booking, booking);
    await this.claims.take(tx, booking.id, arrangement);
    if (booking.overbookReason) await this.reasons.keep(tx, by, booking.id, 'overbooked', booking.overbookReason);
    const isOutside = outside !== null && arrangement.isOutside === true;
    if (isOutside) await this.reasons.keep(tx, by, booking.id, 'outside', outside);
    await this.tell(
      tx,
      by,
      before,
      { ...before, booking, practitioner, location },
      { patient: tell, ...how },
      isOutside,
    );
    return { reference, start: request.start };
  }

  /**
   * Undoes a move, in a transaction that has locked what is claimed: where it was, with what it had claimed there, or with another
   * room if that one is taken by now. Nobody is told.
   * @throws Refusal as `reschedule`
   */
  async putBackIn(tx: EntityManager, by: StaffActor, reference: string, was: FormerPlace): Promise<void> {
    const before = await this.rows.byReference(reference, ownOnly(by), tx, true);
    const { id } = before.booking;
    const { practitionerId, locationId, overbooked, bookedBy, quoted, claims } = was;
    const [startsAt, endsAt] = [new Date(was.startsAt), new Date(was.endsAt)];
    const reasons = await this.reasons.of(id, tx);
    const reasonFor = (kind: ReasonKind) => reasons.find((one) => one.kind === kind)?.reason ?? null;
    const reason = overbooked ? reasonFor('overbooked') : null;
    const place = { practitionerId, locationId, startsAt, endsAt, bookedBy, overbookReason: reason, ...quoted };
    const booking = putBack(before.booking, place);
    await beneath(tx, booking, null, async () => {
      if (!(await mayHaveAgain(tx, id, claims))) {
        const { byId } = await this.catalogue.current(tx);
        const to = {
          start: minuteOfInstant(startsAt),
          practitioner: byId.practitioner.get(practitionerId)!.slug,
          location: byId.location.get(locationId)!.slug,
        };
        const exceptions = { overbook: reason, outside: reasonFor('outside') };
        await this.rescheduleIn(tx, by, reference, to, { ...exceptions, tell: false, how: toNobody, quoted });
        return;
      }
      await saveBooking(tx, before.booking, booking);
      await haveAgain(tx, id, claims);
      const { practitioner, location } = bookedVisit(booking, before.record, await this.catalogue.current(tx));
      await this.tell(tx, by, before, { ...before, booking, practitioner, location }, toNobody);
    });
  }

  private async tell(
    tx: EntityManager,
    by: StaffActor,
    before: BookedVisit,
    after: BookedVisit,
    how: Partial<Recipients>,
    isOutside = false,
  ): Promise<void> {
    const { id, sequence, overbookReason, practitionerId } = after.booking;
    const told = { patient: false, practitioner: by.practitionerId !== practitionerId, byClinic: true, ...how };
    const { patient } = await this.notifications.notifyChange(tx, before, after, { told });
    await record(tx, {
      at: this.clock.now(),
      actor: actorOf(by),
      action: 'booking.moved',
      subject: id,
      detail: {
        sequence,
        told: patient,
        ...(overbookReason && { overbooked: true }),
        ...movedDetail(before.booking, after.booking),
        ...(isOutside && { outsideHours: true }),
      },
    });
  }
}

const toNobody = { patient: false, practitioner: false };
