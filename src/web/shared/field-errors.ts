import type { BadInput, Refusal } from '../../platform/refusal.js';
import { isWordKey, say, type WordValues } from '../../i18n/words.js';
import type { FieldErrors } from './form.js';
import type { Site } from './site.js';

/** The faults of a form beside their fields, in words; of several in one field the first. */
export function fieldErrors({ faults }: Pick<BadInput, 'faults'>, locale: string): FieldErrors {
  const errors: Record<string, string> = {};
  for (const { path, message, inForm = message, values } of faults)
    errors[path] ??= isWordKey(inForm) ? say(inForm, values, locale) : inForm;
  return errors;
}

/** Why something was refused, in a sentence. */
export function refusalText({ t }: Pick<Site, 't'>, { code, values }: Refusal): string {
  return t(`refusal.${code}`, values as WordValues);
}
