import { z } from 'zod';
import { contactSchema } from '../../../patients/contact.js';
import { text } from '../../../platform/parse.js';
import { isWordKey } from '../../../i18n/words.js';
import type { FieldErrors } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import type { TypedDetails } from './details-page.js';

const typedField = z.string().optional().catch(undefined);
export const typedSchema = z.object({
  name: typedField,
  email: typedField,
  phone: typedField,
  note: typedField,
  byText: typedField,
  emailChecked: typedField,
});

const patientSchema = contactSchema.extend({
  note: text(2000).optional(),
  byText: z
    .string()
    .optional()
    .transform((ticked) => ticked === 'yes'),
});
export type PatientForm = z.output<typeof patientSchema>;

/** What was typed, read; or what is wrong with it, a sentence beside each field. */
export function readPatientForm(
  { t }: Site,
  typed: TypedDetails,
): { readonly form: PatientForm } | { readonly errors: FieldErrors } {
  const { emailChecked: _, ...given } = typed;
  const read = patientSchema.safeParse({ name: '', email: '', ...given });
  if (read.success) return { form: read.data };
  const errors: Record<string, string> = {};
  for (const { path, code, message } of read.error.issues) {
    const field = String(path[0]);
    const sentence = isWordKey(message) && !usual.has(message) ? message : (sentences[field] ?? 'details.unusual');
    errors[field] ??= t(code === 'too_big' ? 'details.too-long' : sentence);
  }
  return { errors };
}

/** Said with an example, see below. */
const usual: ReadonlySet<string> = new Set(['fault.email', 'fault.phone', 'fault.one-line']);

const sentences: Readonly<Record<string, 'details.name-missing' | 'details.email-missing' | 'details.phone-wrong'>> = {
  name: 'details.name-missing',
  email: 'details.email-missing',
  phone: 'details.phone-wrong',
};
