import type { Treatment } from '../treatments/treatment.js';
import type { TreatmentEntry, TreatmentKey } from './treatment-edits.js';

/** An entry of the file as the engine and the pages know treatments: for what is only thought of and has no row yet. */
export function asTreatment({
  for: audience,
  policy = {},
  preparation = '',
  aftercare = '',
  ...entry
}: TreatmentEntry): Treatment {
  return { ...entry, id: idOf(entry), audience, preparation, aftercare, policy };
}

export function idOf({ kind, slug }: TreatmentKey): string {
  return `${kind}/${slug}`;
}
