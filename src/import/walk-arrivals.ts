import type { Snapshot } from '../availability/snapshot.js';
import type { Arrival } from './arrival.js';
import type { ArrivalRecord, Arrivals } from './arrivals.service.js';
import { type Meanings, type Meant, meantBy } from './meaning.js';
import type { Outcome } from './outcome.js';
import { arrivalOf, isOff } from './table.js';

/** A record of either source as somebody who comes. Null: the table says that nobody will. */
export function arrivalIn({ source, columns }: Arrivals, { n, record }: ArrivalRecord): Arrival | null {
  if (source === 'easy-appointments') return record as Arrival;
  const row = record as readonly string[];
  if (!columns) throw new Error('a table without its columns');
  const arrival = arrivalOf(row, n, columns.columns, columns.form);
  return arrival.visit && isOff(row, columns.columns) ? null : arrival;
}

/** What can be said of it without the diary: what it means, or what becomes of it. */
export function read(
  arrivals: Arrivals,
  entry: ArrivalRecord,
  snapshot: Snapshot,
  now: number,
): { readonly arrival: Arrival; readonly meant: Extract<Meant, { who: unknown }> } | Outcome {
  const arrival = arrivalIn(arrivals, entry);
  if (!arrival) return { kind: 'off' };
  const meant = meantBy(arrival, arrivals.meanings ?? nothing, snapshot, now);
  if (meant.kind === 'left-out') return { kind: 'left-out' };
  if (meant.kind === 'fault') {
    return { kind: 'fault', word: `files.fault.${meant.fault.code}`, values: meant.fault.values };
  }
  return { arrival, meant };
}

const nothing: Meanings = { location: '', locations: {}, practitioners: {}, treatments: {} };
