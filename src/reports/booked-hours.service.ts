import type { EntityManager } from 'typeorm';
import type { Changed } from './changed-days.service.js';
import { countedHours } from './counting.js';
import type { Period } from './period.js';
import { type Narrowing, summedUp } from './summed-up.js';
import { byWeekday, type WeekdayHours, type WeekHours, weekHours } from './week-hours.js';

/** At which hours of the week practitioners are needed. */
export async function bookedHours(
  tx: Pick<EntityManager, 'query'>,
  changed: Changed,
  period: Pick<Period, 'from' | 'to'>,
  { practitionerId, locationId }: Narrowing,
): Promise<WeekHours> {
  const { values, live, sources } = summedUp(changed, period, { practitionerId, locationId }, countedHours);
  const table = practitionerId === undefined ? 'reported_place_hours' : 'reported_hours';
  return weekHours(
    await tx.query<WeekdayHours[]>(`${live} ${sources(table).map(byWeekday).join(' union all ')}`, values),
  );
}
