import type { IdempotentRequest } from '../../platform/idempotency.service.js';
import { Refusal } from '../../platform/refusal.js';
import type { PatientDetails } from './confirm.service.js';

/**
 * Whoever has proven nothing is not told that the patient has an appointment then, or many ahead: their booking waits for the
 * button in the email, as beyond a limit, and whoever presses it is told.
 */
export async function provisionalIfBusy<T>(
  details: PatientDetails,
  once: IdempotentRequest | undefined,
  book: (details: PatientDetails, once: IdempotentRequest | undefined) => Promise<T>,
): Promise<T> {
  try {
    return await book(details, once);
  } catch (fault) {
    const isProven = details.proven || !details.origin || details.origin.verified;
    if (isProven || !(fault instanceof Refusal) || fault.code !== 'patient-busy') throw fault;
    return book({ ...details, mustProve: true }, once && { ...once, scope: `${once.scope}, to be proven` });
  }
}
