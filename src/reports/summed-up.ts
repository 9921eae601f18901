import type { Changed } from './changed-days.service.js';
import { rangeColumns } from './counting.js';
import type { Period } from './period.js';

/** Ids; what is left out is everything. */
export interface Narrowing {
  readonly practitionerId?: string;
  readonly locationId?: string;
  readonly treatmentId?: string;
}

/** Figures of a period: of days that have changed since they were summed up, from the bookings themselves. */
export interface SummedUp {
  /** To go on with. */
  readonly values: unknown[];
  /** What the question begins with, after `with`. */
  readonly live: string;
  /** Rows of a table of sums and the live ones. */
  readonly rows: (table: string, columns: readonly string[]) => string;
}

/** `counted`: counts the same from the bookings; its parameters begin with `$first`. */
export function summedUp(
  { days, ranges }: Changed,
  { from, to }: Pick<Period, 'from' | 'to'>,
  narrowing: Narrowing,
  counted: (first: number) => string,
): SummedUp {
  const values: unknown[] = [
    from,
    to,
    days.map(({ locationId }) => locationId),
    days.map(({ date }) => date),
    ...rangeColumns(ranges),
  ];
  const conditions = Object.entries(columns).flatMap(([name, column]) => {
    const id = narrowing[name as keyof Narrowing];
    return id === undefined ? [] : [`${column} = $${values.push(id)}`];
  });
  const where = ['day >= $1 and day < $2', ...conditions].join(' and ');
  const kept = days.length === 0 ? where : `${where} and ${notChanged}`;
  return {
    values,
    live: `changed (location_id, day) as materialized (select * from unnest($3::uuid[], $4::date[])),
       live as materialized (select * from (${counted(5)}) l where ${where})`,
    rows: (table, wanted) => `(
         select ${wanted.join(', ')} from ${table} s where ${kept}
         union all select ${wanted.join(', ')} from live)`,
  };
}

const columns = { practitionerId: 'practitioner_id', locationId: 'location_id', treatmentId: 'treatment_id' } as const;

/** Mostly nothing has: then nobody is asked. */
const notChanged = `not exists (select from changed c where c.location_id = s.location_id and c.day = s.day)`;
