import { Injectable } from '@nestjs/common';
import { Idempotency, type IdempotentRequest } from '../platform/idempotency.service.js';
import { Refusal } from '../platform/refusal.js';
import { Alternatives } from './holding/alternatives.service.js';
import { type HoldRequest, type Booked, type NewTime, type PatientDetails, requestOf } from './booked.js';
import type { BookedVisit } from './booked-visit.js';
import { BookingRows } from './booking-rows.service.js';
import { Confirmations } from './by-patient/confirmations.service.js';
import { Holds } from './holding/holds.service.js';
import { LinkChanges } from './by-patient/link-changes.service.js';
import { VisitNotifications } from './notices/visit-notifications.service.js';

/** What patients do with their visits: each in one transaction, and once however often it is sent. */
@Injectable()
export class Bookings {
  constructor(
    private readonly rows: BookingRows,
    private readonly holds: Holds,
    private readonly confirmations: Confirmations,
    private readonly changes: LinkChanges,
    private readonly visitNotifications: VisitNotifications,
    private readonly alternatives: Alternatives,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * The hold becomes a visit: with its patient, audit row and notifications, or not at all. A hold that was confirmed before
   * answers the visit it became.
   * @throws Refusal hold-expired: with `alternatives`, unless somebody else has the time already
   */
  confirm(hold: string, details: PatientDetails, once?: IdempotentRequest): Promise<Booked> {
    return this.idempotency.run(
      once,
      (tx) => this.confirmations.confirmIn(tx, hold, details),
      async (refusal) => {
        const lapsed = refusal.code === 'hold-expired' ? await this.rows.byHold(hold).catch(gone) : null;
        return lapsed ? this.alternatives.addTo(refusal, requestOf(lapsed)) : refusal;
      },
    );
  }

  /**
   * Hold and confirmation in one go.
   * @throws Refusal slot-taken, slot-not-offered: with `alternatives`; not-found
   */
  book(request: HoldRequest, details: PatientDetails, once?: IdempotentRequest): Promise<Booked> {
    return this.idempotency.run(
      once,
      async (tx) => this.confirmations.confirmIn(tx, (await this.holds.holdIn(tx, request)).hold, details),
      (refusal) => this.alternatives.addTo(refusal, request),
    );
  }

  /**
   * By the secret of its link.
   * @throws Refusal not-found
   */
  async see(token: string): Promise<Booked> {
    return this.visitNotifications.booked(await this.rows.byLink(token));
  }

  /** As its holder is told of it. */
  booked(visit: BookedVisit): Booked {
    return this.visitNotifications.booked(visit);
  }

  /**
   * By the secret of its link. Cancelling again answers the same.
   * @throws Refusal not-found, too-late-to-cancel (with the location's `phone`)
   */
  cancel(token: string, once?: IdempotentRequest): Promise<Booked> {
    return this.idempotency.run(once, (tx) => this.changes.cancelIn(tx, token));
  }

  /**
   * By the secret of its link, in one transaction: the old time is free and the new one taken, or nothing changed.
   * Moving to where it already is answers the visit and tells nobody.
   * @throws Refusal not-found, already-cancelled, too-late-to-move, slot-taken or slot-not-offered with `alternatives`
   */
  async move(token: string, to: NewTime, once?: IdempotentRequest): Promise<Booked> {
    const before = await this.rows.byLink(token);
    return this.idempotency.run(
      once,
      (tx) => this.changes.moveIn(tx, token, to),
      (refusal) => this.alternatives.addTo(refusal, requestOf(before, to)),
    );
  }
}

function gone(fault: unknown): null {
  if (fault instanceof Refusal) return null;
  throw fault;
}
