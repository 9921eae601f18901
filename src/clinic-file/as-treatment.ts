import { rowOf } from '../configuration/entries.js';
import { treatment } from '../treatments/treatment.entity.js';
import type { Treatment } from '../treatments/treatment.js';
import type { TreatmentEntry, TreatmentKey } from './schema.js';

/** An entry of the file as the engine and the pages know treatments: for what is only thought of and has no row yet. */
export function asTreatment(entry: TreatmentEntry): Treatment {
  return { ...rowOf(treatment, entry), id: idOf(entry) };
}

export function idOf({ kind, slug }: TreatmentKey): string {
  return `${kind}/${slug}`;
}
