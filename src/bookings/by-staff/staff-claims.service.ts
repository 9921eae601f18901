import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Candidate } from '../../availability/candidates.js';
import type { Arrangement } from '../../availability/overbook.js';
import { isInForce } from '../../availability/catalogue.service.js';
import { StaffSlots } from '../../availability/staff-slots.service.js';
import { Clock } from '../../platform/clock.js';
import { Refusal } from '../../platform/refusal.js';
import type { BookedVisit } from '../booked-visit.js';
import { minuteOfInstant } from '../booking.js';
import type { StaffActor } from '../../accounts/staff-actor.js';
import { columnsOf, refusalOf, wantedBy } from '../holding/holds.service.js';
import { OverbookReasons } from './overbook-reasons.service.js';

/** A time the staff want: slugs, and the start as a UTC epoch minute. */
export interface StaffRequest {
  readonly treatment: string;
  readonly addOns?: readonly string[];
  readonly practitioner: string;
  readonly location: string;
  readonly start: number;
}

interface How {
  /** The visit that moves; its present time counts as free. */
  readonly without?: string | null;
  readonly overbook: boolean;
}

/** How often another room is tried when somebody was faster, before the time counts as taken. */
const attempts = 6;

/** Takes the time of a visit for the staff: past notice and horizon, and, where that is allowed, on top of others. */
@Injectable()
export class StaffClaims {
  constructor(
    private readonly staffSlots: StaffSlots,
    private readonly reasons: OverbookReasons,
    private readonly clock: Clock,
  ) {}

  /**
   * What is to be claimed, with everything it touches locked and found free (but for what is overbooked).
   * @throws Refusal slot-taken, slot-not-offered, not-found
   */
  async arrange(
    tx: EntityManager,
    request: StaffRequest,
    { without = null, overbook }: How,
  ): Promise<{ candidate: Candidate; arrangement: Arrangement }> {
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const { candidate, arrangement, version } = await this.staffSlots.arrangement(wantedBy(request), request.start, {
        without,
        via: tx,
        overbook,
      });
      if ('code' in arrangement) throw refusalOf(arrangement);
      // A try that failed gives its locks back: keeping them while trying another room could deadlock.
      await tx.query('savepoint staff_try');
      const columns = columnsOf([...arrangement.claims, ...arrangement.overbooked]);
      const [{ taken }] = (await tx.query(`select taken_of($1, $2, $3, $4, $5) as taken`, [
        ...columns,
        this.clock.now(),
        without,
      ])) as [{ taken: string[] }];
      const mayClash = new Set(arrangement.overbooked.map(({ resourceId }) => resourceId));
      const free = taken.every((id) => mayClash.has(id));
      if (free && (await isInForce(version, tx))) return { candidate, arrangement };
      await tx.query('rollback to savepoint staff_try');
    }
    throw new Refusal('slot-taken');
  }

  /** After `arrange`, in its transaction, when the row of the booking is there. `why`: of a clash that is new. */
  async claim(
    tx: EntityManager,
    bookingId: string,
    { claims, overbooked }: Arrangement,
    why?: { readonly by: StaffActor; readonly reason: string | null },
  ): Promise<void> {
    if (claims.length) await tx.query(`select claim($1, $2, $3, $4)`, [bookingId, ...columnsOf(claims)]);
    if (overbooked.length) await tx.query(`select overbook($1, $2, $3, $4)`, [bookingId, ...columnsOf(overbooked)]);
    if (why?.reason) await this.reasons.keep(tx, why.by, bookingId, why.reason);
  }

  /** A visit that was off is on again, at its own time; perhaps in another room. @throws Refusal slot-taken … */
  async claimAgain(
    tx: EntityManager,
    { booking, treatment, addOns, practitioner, location }: BookedVisit,
  ): Promise<void> {
    const request = {
      treatment: treatment.slug,
      addOns: addOns.map(({ slug }) => slug),
      practitioner: practitioner.slug,
      location: location.slug,
      start: minuteOfInstant(booking.startsAt),
    };
    const { arrangement } = await this.arrange(tx, request, { overbook: booking.overbookReason !== null });
    await this.claim(tx, booking.id, arrangement);
  }
}
