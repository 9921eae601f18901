import type { Changed } from './changed-days.service.js';
import { rangeColumns } from './counting.js';
import type { Period } from './period.js';

/** Ids; what is left out is everything. */
export interface Narrowing {
  readonly practitionerId?: string;
  readonly locationId?: string;
  readonly treatmentId?: string;
}

/** Where the figures of a period are: those of days that have changed since they were summed up are counted from the bookings. */
export interface SummedUp {
  /** To go on with. */
  readonly values: unknown[];
  /** What the statement begins with. */
  readonly live: string;
  /** What to select from, one after the other, and to add up: the table of sums, and where days have changed, what is live. */
  readonly sources: (table: string) => readonly string[];
}

/** `counted`: counts the same from the bookings; its parameters begin with `$first`. */
export function summedUp(
  { days, ranges }: Changed,
  { from, to }: Pick<Period, 'from' | 'to'>,
  narrowing: Narrowing,
  counted: (first: number) => string,
): SummedUp {
  const values: unknown[] = [from, to];
  const conditions = Object.entries(columns).flatMap(([name, column]) => {
    const id = narrowing[name as keyof Narrowing];
    return id === undefined ? [] : [`${column} = $${values.push(id)}`];
  });
  const where = ['day >= $1 and day < $2', ...conditions].join(' and ');
  // Mostly nothing has changed, and a table alone is summed up twice as fast as with what is live.
  if (days.length === 0) return { values, live: '', sources: (table) => [`${table} where ${where}`] };
  const locations = values.push(days.map(({ locationId }) => locationId));
  const dates = values.push(days.map(({ date }) => date));
  const live = `
    with changed (location_id, day) as materialized (select * from unnest($${locations}::uuid[], $${dates}::date[])),
    live as materialized (select * from (${counted(dates + 1)}) l where ${where})`;
  values.push(...rangeColumns(ranges));
  return { values, live, sources: (table) => [`${table} s where ${where} and ${notChanged}`, 'live'] };
}

const columns = { practitionerId: 'practitioner_id', locationId: 'location_id', treatmentId: 'treatment_id' } as const;

const notChanged = `not exists (select from changed c where c.location_id = s.location_id and c.day = s.day)`;
