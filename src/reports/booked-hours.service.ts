import type { EntityManager } from 'typeorm';
import type { Changed } from './changed-days.service.js';
import { countedHours } from './counting.js';
import type { Period } from './period.js';
import { type Narrowing, summedUp } from './summed-up.js';
import { byWeekday, hourColumns, type WeekdayHours, type WeekHours, weekHours } from './week-hours.js';

/** At which hours of the week practitioners are needed. */
export async function bookedHours(
  tx: Pick<EntityManager, 'query'>,
  changed: Changed,
  period: Pick<Period, 'from' | 'to'>,
  { practitionerId, locationId }: Narrowing,
): Promise<WeekHours> {
  const { values, live, rows } = summedUp(changed, period, { practitionerId, locationId }, countedHours);
  const table = practitionerId === undefined ? 'reported_place_hours' : 'reported_hours';
  const hours = rows(table, ['day', ...hourColumns]);
  return weekHours(await tx.query<WeekdayHours[]>(`with ${live} ${byWeekday(`${hours} hour`)}`, values));
}
