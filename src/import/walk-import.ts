import type { Snapshot } from '../availability/snapshot.js';
import type { ImportItem } from './import-item.js';
import type { ImportRecord, ImportJob } from './imports.service.js';
import { type ImportedPatient, type ImportFault, type Meanings, meantBy, type MeantVisit } from './meaning.js';
import type { Outcome, Sentence } from './outcome.js';
import { importItemOf, strayRow } from './table.js';

/** Somebody who comes, and what their visit is here: to be booked, history, or already decided. */
export interface Arrival {
  readonly who: ImportedPatient;
  /** See `ImportedVisit`; '' without one. */
  readonly key: string;
  readonly visit: Extract<MeantVisit, { kind: 'ahead' | 'earlier' }> | Outcome | null;
  readonly remarks: readonly Sentence[];
}

/** What can be said of a record without the diary; an outcome alone: nobody comes. */
export function read(
  job: ImportJob,
  entry: ImportRecord,
  snapshot: Snapshot,
  now: number,
): Arrival | { readonly outcome: Outcome; readonly remarks: readonly Sentence[] } {
  const stray = strayIn(job, entry);
  if (stray) return { outcome: { kind: 'stray' }, remarks: [{ word: `files.remark.${stray}`, values: {} }] };
  const item = itemIn(job, entry);
  const meant = meantBy(item, { meanings: job.meanings ?? nothing, findings: job.findings }, snapshot, now);
  if (meant.kind === 'fault') return { outcome: faultOf(meant.fault), remarks: [] };
  const { who, visit } = meant;
  const remarks = meant.remarks.map(({ code, values }) => ({ word: `files.remark.${code}`, values }) as const);
  return { who, key: item.visit?.key ?? '', visit: visit?.kind === 'fault' ? faultOf(visit.fault) : visit, remarks };
}

/** A record of either source. */
export function itemIn({ source, columns }: ImportJob, { n, record }: ImportRecord): ImportItem {
  if (source === 'easy-appointments') return record as ImportItem;
  if (!columns) throw new Error('a table without its columns');
  return importItemOf(record as readonly string[], n, columns);
}

function strayIn({ source, header, columns }: ImportJob, { record }: ImportRecord) {
  return source === 'table' ? strayRow(record as readonly string[], header ?? [], columns?.columns ?? {}) : null;
}

function faultOf({ code, values }: ImportFault): Outcome {
  return { kind: 'fault', word: `files.fault.${code}`, values };
}

const nothing: Meanings = { location: '', locations: {}, practitioners: {}, treatments: {} };
