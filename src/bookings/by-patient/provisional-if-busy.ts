import type { IdempotentRequest } from '../../platform/idempotency.service.js';
import { Refusal } from '../../platform/refusal.js';

interface Proof {
  readonly proven?: boolean;
  readonly mustProve?: boolean;
  /** Undefined where nothing limits what may be booked. */
  readonly origin?: { readonly verified: boolean };
}

/**
 * Whoever has proven nothing is not told that the patient has an appointment then, or many ahead: their booking waits for the
 * button in the email, as beyond a limit, and whoever presses it is told.
 */
export async function provisionalIfBusy<Details extends Proof, T>(
  details: Details,
  once: IdempotentRequest | undefined,
  book: (details: Details, once: IdempotentRequest | undefined) => Promise<T>,
): Promise<T> {
  try {
    return await book(details, once);
  } catch (fault) {
    const isProven = details.proven || !details.origin || details.origin.verified;
    if (isProven || !(fault instanceof Refusal) || fault.code !== 'patient-busy') throw fault;
    return book({ ...details, mustProve: true }, once && { ...once, scope: `${once.scope}, to be proven` });
  }
}
