import type { EntityManager } from 'typeorm';
import type { Changed } from './changed-days.service.js';
import { countedSources } from './counting.js';
import type { Period } from './period.js';
import { type Narrowing, summedUp } from './summed-up.js';

export interface NewPatientsBy {
  /** Of the link. */
  readonly code: string;
  readonly label: string;
  readonly patients: number;
}

/** Where first visits came from: the links by which they were booked. Those that brought most come first, without those that brought nobody. */
export function newPatients(
  tx: Pick<EntityManager, 'query'>,
  changed: Changed,
  period: Pick<Period, 'from' | 'to'>,
  narrowing: Narrowing,
): Promise<NewPatientsBy[]> {
  const { values, live, rows } = summedUp(changed, period, narrowing, countedSources);
  return tx.query(
    `with ${live} select l.code, l.label, sum(s.fresh)::int as patients
     from ${rows('reported_sources', ['link_id', 'fresh'])} s join links l on l.id = s.link_id
     group by l.id order by patients desc, l.position, l.code`,
    values,
  );
}
