import { Refusal } from '../../../platform/refusal.js';

/** How much work is asked for before the same is tried again. */
export function workIn(fault: unknown): number | undefined {
  return fault instanceof Refusal ? (fault.values as { readonly bits?: number }).bits : undefined;
}
