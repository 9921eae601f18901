import { treatmentDetails } from '../../../clinic-file/details.js';
import { inOrder } from '../../../clinic-file/entry-edits.js';
import type { TreatmentKey } from '../../../clinic-file/schema.js';
import { treatmentPart, withTreatment } from '../../../clinic-file/treatment-edits.js';
import { said } from '../../../configuration/form.js';
import { Refusal } from '../../../platform/refusal.js';
import { type At, resourceOf } from '../resource/resource.js';
import { filledTreatment, readTreatment } from './treatment-form.js';

/** Base treatments and add-ons, each kind a list of its own; with who offers them, and with what they go together. */
export const treatments = resourceOf({
  noun: 'treatment',
  list: 'treatments',
  address: ({ within }) => `/admin/treatments/${within}`,
  entity: treatmentDetails,
  path: ({ within, slug }) => ['treatments', `${within}/${slug}`],
  // Of its own in both kinds: an offer that names an add-on would mean the treatment of that slug.
  slugs: (file) => file.treatments.map(({ slug }) => slug),
  named: (typed) => said(typed, 'name').trim(),
  filled: (file, at) => {
    const part = treatmentPart(file, treatmentKey(at));
    if (!part) throw new Refusal('not-found');
    return filledTreatment(part, file);
  },
  // What the form does not show (terms of its own) stays as it is.
  saved: (file, at, typed) => {
    const { part, faults } = readTreatment(typed, at.slug, file, treatmentPart(file, treatmentKey(at)));
    return { file: withTreatment(file, part), faults };
  },
  inOrder: (file, { within }, slugs) =>
    inOrder(
      file,
      ['treatments', `${within}/`],
      slugs.map((slug) => `${within}/${slug}`),
    ),
  newTitle: 'treatment.new.base',
  news: { added: 'added', saved: 'changed' },
});

/** @throws Refusal not-found: no such kind */
export function treatmentKey({ within, slug }: At): TreatmentKey {
  if (within !== 'base' && within !== 'add-on') throw new Refusal('not-found');
  return { kind: within, slug };
}
