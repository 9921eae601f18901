import { recordColumns } from './record-columns.js';
import type { PatientRecord } from './says.js';

/** As long as this the desk can undo that records were merged or split. */
export const undoHours = 24;

export interface WholeRecord extends PatientRecord {
  /** The language they are written to, BCP 47. */
  readonly locale: string;
}

/** What can be chosen where two records differ. */
export const mergedFields = ['name', 'email', 'phone', 'locale'] as const;
export type MergedField = (typeof mergedFields)[number];

/** Whose stands. */
export type MergeChoice = Readonly<Record<MergedField, 'kept' | 'merged'>>;

export const keepAll: MergeChoice = { name: 'kept', email: 'kept', phone: 'kept', locale: 'kept' };

/** What two records become. What only one of them has is not lost. */
export function mergedRecord(kept: WholeRecord, merged: WholeRecord, choice: MergeChoice): WholeRecord {
  const by = (field: MergedField) => {
    const [first, second] = choice[field] === 'kept' ? [kept, merged] : [merged, kept];
    return first[field] === null ? second : first;
  };
  const { phone, phoneKey } = by('phone');
  return { name: by('name').name, email: by('email').email, phone, phoneKey, locale: by('locale').locale };
}

/** What the kept one is when that is undone: as it `was`, but for what is neither's and so was corrected since. */
export function unmergedRecord(was: WholeRecord, merged: WholeRecord, now: WholeRecord): WholeRecord {
  const by = (field: MergedField) => (now[field] === merged[field] ? was : now);
  const { phone, phoneKey } = by('phone');
  return { name: by('name').name, email: by('email').email, phone, phoneKey, locale: by('locale').locale };
}

/** What is the same in both, as people are compared. */
export function commonOf(one: PatientRecord, other: PatientRecord): readonly MergedField[] {
  const [a, b] = [recordColumns(one), recordColumns(other)];
  const same = { name: a.nameKey === b.nameKey, email: a.emailKey === b.emailKey, phone: a.phoneKey === b.phoneKey };
  return (['name', 'email', 'phone'] as const).filter((field) => same[field] && one[field] !== null);
}
