import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PairSlots, type WantedPair } from '../../availability/pair-slots.service.js';
import { Clock } from '../../platform/clock.js';
import type { Origin } from '../../platform/http/origin.decorator.js';
import { secretToken } from '../../platform/ids.random.js';
import { Idempotency, type IdempotentRequest } from '../../platform/idempotency.service.js';
import { sha256 } from '../../platform/keys.service.js';
import { Admissions } from '../admissions.service.js';
import type { BookedVisit } from '../booked-visit.js';
import { BookingRows } from '../booking-rows.service.js';
import { type Held, Holds, partOf, partsOf } from './holds.service.js';

/** Two visits in one go: the first begins at `start`, a UTC epoch minute. */
export interface PairRequest extends WantedPair {
  readonly start: number;
  /** Undefined where nothing limits what may be held. */
  readonly origin?: Origin;
}

export interface HeldPair {
  /** The secret by which both are confirmed. */
  readonly hold: string;
  readonly visits: readonly Held[];
}

/** Times of two visits that are kept together: both or neither. They end at the same moment. */
@Injectable()
export class PairHolds {
  constructor(
    private readonly holds: Holds,
    private readonly slots: PairSlots,
    private readonly rows: BookingRows,
    private readonly admissions: Admissions,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /**
   * `former`: the secret of a pair that this one replaces; when this cannot be had, that stays.
   * @throws Refusal slot-taken, not-found
   */
  hold(request: PairRequest, former?: string, once?: IdempotentRequest): Promise<HeldPair> {
    return this.idempotency.run(
      once,
      async (tx) => {
        if (former) await this.release(tx, former);
        return this.holdIn(tx, request);
      },
      (refusal) => this.admissions.noted(refusal),
    );
  }

  /** The same as part of a transaction. */
  async holdIn(tx: EntityManager, { start, origin, ...wanted }: PairRequest): Promise<HeldPair> {
    const hold = secretToken();
    const find = () => this.slots.arrangement(wanted, start, { via: tx });
    const parts = await this.holds.holdAllIn(tx, find, hold, { origin });
    return { hold, visits: parts.map(({ held }) => held) };
  }

  /** Perhaps expired, or confirmed within the hour. @throws Refusal hold-expired: no such pair any more */
  async visits(hold: string): Promise<readonly [BookedVisit, BookedVisit]> {
    return [await this.rows.byHold(partOf(hold, 0)), await this.rows.byHold(partOf(hold, 1))];
  }

  private async release(tx: EntityManager, hold: string): Promise<void> {
    await tx.query(
      `delete from bookings where hold_hash = any($1) and status = 'held' and patient_id is null and hold_expires_at > $2`,
      [partsOf(hold, 2).map(sha256), this.clock.now()],
    );
  }
}
