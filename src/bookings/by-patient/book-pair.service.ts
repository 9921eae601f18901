import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { settled } from '../../platform/database.client.js';
import { Idempotency, type IdempotentRequest } from '../../platform/idempotency.service.js';
import { sha256 } from '../../platform/keys.service.js';
import { Refusal } from '../../platform/refusal.js';
import { Admissions } from '../admissions.service.js';
import type { Agreed, Booked } from '../booked.js';
import { partsOf } from '../holding/holds.service.js';
import { PairHolds, type PairRequest } from '../holding/pair-holds.service.js';
import { agreementOf } from './book.service.js';
import { atPosition, Confirmations, type PatientDetails } from './confirm.service.js';

/** What a pair was held for, as the form of the details carries it along. */
export interface HeldPairRequest {
  readonly request: PairRequest;
  /** `pairAgreementOf` what was shown. */
  readonly agreement: string;
}

type PairDetails = readonly [PatientDetails, PatientDetails];

/** Two visits in one go: both are confirmed in one transaction, or neither is. */
@Injectable()
export class PairBookings {
  constructor(
    private readonly holds: PairHolds,
    private readonly confirmations: Confirmations,
    private readonly admissions: Admissions,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * A pair that has expired is held again, and booked, if it can be had as it was shown: see `Bookings.confirm`.
   * @throws Refusal hold-expired; slot-taken: somebody was faster; patient-busy, with the `position` of the person it is about
   */
  async confirm(
    hold: string,
    held: HeldPairRequest | null,
    details: PairDetails,
    once?: IdempotentRequest,
  ): Promise<readonly Booked[]> {
    try {
      return await this.idempotency.run(once, (tx) => this.confirmIn(tx, hold, details), this.noted);
    } catch (fault) {
      if (!held || !(fault instanceof Refusal) || fault.code !== 'hold-expired') throw fault;
    }
    return this.idempotency.run(
      once && { ...once, scope: `${once.scope}, expired` },
      async (tx) => {
        const again = await this.holds.holdIn(tx, held.request);
        if (pairAgreementOf(again.visits) !== held.agreement) throw new Refusal('hold-expired');
        return this.confirmIn(tx, again.hold, details);
      },
      this.noted,
    );
  }

  private async confirmIn(tx: EntityManager, hold: string, details: PairDetails): Promise<readonly Booked[]> {
    const booked: Booked[] = [];
    for (const [position, secret] of partsOf(hold, 2).entries()) {
      const one = await atPosition(position, this.confirmOne(tx, secret, details[position]!));
      // A button in an email would confirm one of the two.
      if (one.status === 'provisional') throw new Refusal('patient-busy', { position });
      booked.push(one);
    }
    return booked;
  }

  /** Refused now, not when both are committed. */
  private async confirmOne(tx: EntityManager, secret: string, details: PatientDetails): Promise<Booked> {
    const booked = await this.confirmations.confirmIn(tx, secret, details);
    await settled(tx);
    return booked;
  }

  private readonly noted = (refusal: Refusal): Promise<Refusal> => this.admissions.noted(refusal);
}

type AgreedVisit = Pick<Agreed, 'start' | 'end' | 'price' | 'currency' | 'terms' | 'practitioner'>;

/** A mark of what both visits are, when, with whom and on which terms. */
export function pairAgreementOf(visits: readonly AgreedVisit[]): string {
  const marks = visits.map((visit) => [visit.start, visit.practitioner, agreementOf(visit)]);
  return sha256(JSON.stringify(marks)).toString('base64url');
}
