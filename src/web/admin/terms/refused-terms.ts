import { BrokenClinic } from '../../../clinic-file/broken-clinic.js';
import { formFaults } from '../../../clinic-file/form-faults.js';
import { Refusal } from '../../../platform/refusal.js';
import type { FieldErrors } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import type { Policy } from './policy-fault.js';
import { fieldOf, numberFaults } from './terms-form.js';

interface Refused {
  readonly status: number;
  readonly errors: FieldErrors;
  readonly others: readonly string[];
}

/** What is to be said of terms that were not saved, beside their fields. Anything that is no refusal is thrown on. */
export function refusedTerms({ t }: Site, fault: unknown, prefix: string, policy: Partial<Policy>): Refused {
  if (!(fault instanceof Refusal) || fault.code === 'not-found') throw fault;
  if (!(fault instanceof BrokenClinic)) {
    return { status: fault.status, errors: {}, others: [t(`refusal.${fault.code}`)] };
  }
  const { errors, others } = formFaults(fault, prefix, fieldOf);
  const numbers = Object.entries(numberFaults(policy)).map(([field, { say, values }]) => [field, t(say, values)]);
  return { status: fault.status, errors: { ...errors, ...Object.fromEntries(numbers) }, others };
}
