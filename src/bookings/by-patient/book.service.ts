import { Injectable } from '@nestjs/common';
import { Idempotency, type IdempotentRequest } from '../../platform/idempotency.service.js';
import type { Booked } from '../booked.js';
import { Alternatives } from '../holding/alternatives.service.js';
import { type HoldRequest, Holds } from '../holding/holds.service.js';
import { Confirmations, type PatientDetails } from './confirm.service.js';

/** Hold and confirmation in one transaction. */
@Injectable()
export class Bookings {
  constructor(
    private readonly holds: Holds,
    private readonly confirmations: Confirmations,
    private readonly alternatives: Alternatives,
    private readonly idempotency: Idempotency,
  ) {}

  /** @throws Refusal slot-taken, slot-not-offered: with `alternatives`; not-found */
  book(request: HoldRequest, details: PatientDetails, once?: IdempotentRequest): Promise<Booked> {
    return this.idempotency.run(
      once,
      async (tx) => {
        const { hold } = await this.holds.holdIn(tx, request);
        return this.confirmations.confirmIn(tx, hold, details);
      },
      (refusal) => this.alternatives.addTo(refusal, request),
    );
  }
}
