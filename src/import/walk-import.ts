import type { Snapshot } from '../availability/snapshot.js';
import type { ImportItem } from './import-item.js';
import type { ImportRecord, ImportJob } from './imports.service.js';
import { type Meanings, type Meant, meantBy } from './meaning.js';
import type { Outcome } from './outcome.js';
import { importItemOf, isOff } from './table.js';

/** A record of either source as somebody who comes. Null: the table says that nobody will. */
export function importItemIn({ source, columns }: ImportJob, { n, record }: ImportRecord): ImportItem | null {
  if (source === 'easy-appointments') return record as ImportItem;
  const row = record as readonly string[];
  if (!columns) throw new Error('a table without its columns');
  const item = importItemOf(row, n, columns.columns, columns.form);
  return item.visit && isOff(row, columns.columns) ? null : item;
}

/** What can be said of it without the diary: what it means, or what becomes of it. */
export function read(
  job: ImportJob,
  entry: ImportRecord,
  snapshot: Snapshot,
  now: number,
): { readonly item: ImportItem; readonly meant: Extract<Meant, { who: unknown }> } | Outcome {
  const item = importItemIn(job, entry);
  if (!item) return { kind: 'off' };
  const meant = meantBy(item, job.meanings ?? nothing, snapshot, now);
  if (meant.kind === 'left-out') return { kind: 'left-out' };
  if (meant.kind === 'fault') {
    return { kind: 'fault', word: `files.fault.${meant.fault.code}`, values: meant.fault.values };
  }
  return { item, meant };
}

const nothing: Meanings = { location: '', locations: {}, practitioners: {}, treatments: {} };
