import { Injectable } from '@nestjs/common';
import { Idempotency, type IdempotentRequest } from '../../platform/idempotency.service.js';
import { sha256 } from '../../platform/keys.service.js';
import { Refusal } from '../../platform/refusal.js';
import { Admissions } from '../admissions.service.js';
import type { Agreed, Booked } from '../booked.js';
import { BookingRows } from '../booking-rows.service.js';
import { Alternatives } from '../holding/alternatives.service.js';
import { type HoldRequest, Holds } from '../holding/holds.service.js';
import { Confirmations, type PatientDetails } from './confirm.service.js';
import { provisionalIfBusy } from './provisional-if-busy.js';

/** What a hold was made for, as the form of the details carries it along. */
export interface HeldRequest {
  readonly request: HoldRequest;
  /** `agreementOf` what the patient was shown. */
  readonly agreement: string;
}

/** Hold and confirmation in one transaction. */
@Injectable()
export class Bookings {
  constructor(
    private readonly rows: BookingRows,
    private readonly holds: Holds,
    private readonly confirmations: Confirmations,
    private readonly admissions: Admissions,
    private readonly alternatives: Alternatives,
    private readonly idempotency: Idempotency,
  ) {}

  /** @throws Refusal patient-busy; slot-taken, slot-not-offered: with `alternatives`; not-found */
  book(request: HoldRequest, details: PatientDetails, once?: IdempotentRequest): Promise<Booked> {
    const helpful = async (refusal: Refusal) => this.alternatives.addTo(await this.admissions.noted(refusal), request);
    return provisionalIfBusy(details, once, (given, sent) =>
      this.idempotency.run(
        sent,
        async (tx) => {
          const { hold } = await this.holds.holdIn(tx, { ...request, origin: given.origin });
          return this.confirmations.confirmIn(tx, hold, given);
        },
        helpful,
      ),
    );
  }

  /**
   * Confirms a hold. If it has expired and its time can still be had, the time is claimed again and booked in one
   * transaction, on the terms that were shown or not at all.
   * @throws Refusal hold-expired, patient-busy; slot-taken, slot-not-offered, not-found: somebody was faster, or the clinic has
   *   changed; visit-not-found: confirmed over an hour ago
   */
  async confirm(
    hold: string,
    held: HeldRequest | null,
    details: PatientDetails,
    once?: IdempotentRequest,
  ): Promise<Booked> {
    try {
      return await this.confirmations.confirm(hold, details, once);
    } catch (fault) {
      if (!held || !(fault instanceof Refusal) || fault.code !== 'hold-expired') throw fault;
    }
    const { request, agreement } = held;
    // Not in the transaction that found it expired: that has locked its row, and whoever wants the time locks the day first.
    return provisionalIfBusy(details, once && { ...once, scope: `${once.scope}, expired` }, (given, sent) =>
      this.idempotency.run(sent, async (tx) => {
        if (await this.rows.isSpentHold(hold, tx)) throw new Refusal('visit-not-found');
        const again = await this.holds.holdIn(tx, { ...request, origin: given.origin }, null, hold);
        if (agreementOf(again) !== agreement) throw new Refusal('hold-expired');
        return this.confirmations.confirmIn(tx, hold, given);
      }),
    );
  }
}

type AgreedTerms = Pick<Agreed, 'start' | 'end' | 'price' | 'currency' | 'terms'>;

/** A mark of the length, price and terms of a visit: the same for what is agreed on in the same words. */
export function agreementOf({ start, end, price, currency, terms }: AgreedTerms): string {
  return sha256(JSON.stringify([end - start, price, currency, terms])).toString('base64url');
}
