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
  const { values, live, sources } = summedUp(changed, period, narrowing, countedSources);
  const found = sources('reported_sources').map((source) => `select link_id, fresh from ${source}`);
  return tx.query(
    `${live} select l.code, l.label, sum(f.fresh)::int as patients
     from (${found.join(' union all ')}) f join links l on l.id = f.link_id
     group by l.id order by patients desc, l.position, l.code`,
    values,
  );
}
