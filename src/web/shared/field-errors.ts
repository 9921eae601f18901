import type { BadInput } from '../../platform/refusal.js';
import { isWordKey, say } from '../../i18n/words.js';
import type { FieldErrors } from './form.js';

/** The faults of a form beside their fields, in words; of several in one field the first. */
export function fieldErrors({ faults }: Pick<BadInput, 'faults'>, locale: string): FieldErrors {
  const said = faults.map(
    ({ path, message, values }) => [path, isWordKey(message) ? say(message, values, locale) : message] as const,
  );
  return Object.fromEntries(said.toReversed());
}
