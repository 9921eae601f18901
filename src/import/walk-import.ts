import type { Snapshot } from '../availability/snapshot.js';
import type { ImportItem } from './import-item.js';
import type { ImportRecord, ImportJob } from './imports.service.js';
import { type ImportedPatient, type ImportFault, type Meanings, meantBy, type MeantVisit } from './meaning.js';
import type { Outcome } from './outcome.js';
import { importItemOf, isOff } from './table.js';

/** Somebody who comes, and what their visit is here: to be booked, history, or already decided. */
export interface Arrival {
  readonly who: ImportedPatient;
  /** See `ImportedVisit`; '' without one. */
  readonly key: string;
  readonly visit: Extract<MeantVisit, { kind: 'ahead' | 'earlier' }> | Outcome | null;
}

/** What can be said of a record without the diary; an outcome alone: nobody comes. */
export function read(job: ImportJob, entry: ImportRecord, snapshot: Snapshot, now: number): Arrival | Outcome {
  const { item, off } = itemIn(job, entry);
  const meant = meantBy(item, { meanings: job.meanings ?? nothing, findings: job.findings }, snapshot, now);
  if (meant.kind === 'fault') return off ? { kind: 'off' } : outcomeOf(meant.fault);
  const { who, visit } = meant;
  const key = item.visit?.key ?? '';
  if (off) return { who, key, visit: { kind: 'off' } };
  return { who, key, visit: visit?.kind === 'fault' ? outcomeOf(visit.fault) : visit };
}

/** A record of either source. `off`: the table says that the visit will not be. */
export function itemIn(
  { source, columns }: ImportJob,
  { n, record }: ImportRecord,
): { readonly item: ImportItem; readonly off: boolean } {
  if (source === 'easy-appointments') return { item: record as ImportItem, off: false };
  const row = record as readonly string[];
  if (!columns) throw new Error('a table without its columns');
  const item = importItemOf(row, n, columns.columns, columns.form);
  return { item, off: item.visit !== null && isOff(row, columns.columns) };
}

function outcomeOf({ code, values }: ImportFault): Outcome {
  return { kind: 'fault', word: `files.fault.${code}`, values };
}

const nothing: Meanings = { location: '', locations: {}, practitioners: {}, treatments: {} };
