import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dateAdd } from '../time/days.js';
import { wallOf } from '../time/wall-clock.js';
import { changedVisits, type ChangedDay } from './counting.js';
import { type DayRange, dayRanges } from './day-ranges.js';

/** What is not summed up as it is: the days to be counted anew. */
export interface Changed {
  /** Of `report_changes`, those it comes from. */
  readonly ids: readonly string[];
  readonly days: readonly ChangedDay[];
  /** When these days were. */
  readonly ranges: readonly DayRange[];
}

@Injectable()
export class ChangedDays {
  /** Of at most so many changes, oldest first. The caller's transaction sees one moment only (repeatable read). */
  async find(tx: Pick<EntityManager, 'query'>, most: number | null): Promise<Changed> {
    const ids = (await tx.query<{ id: string }[]>(`select id from report_changes order by id limit $1`, [most])).map(
      ({ id }) => id,
    );
    if (ids.length === 0) return { ids, days: [], ranges: [] };
    const visits = await tx.query<{ locationId: string; minute: number }[]>(changedVisits, [ids]);
    const zones = await tx.query<{ id: string; zone: string }[]>(`select id, time_zone as zone from locations`);
    const zoneOf = new Map(zones.map(({ id, zone }) => [id, zone]));
    const days = new Map<string, ChangedDay & { readonly zone: string }>();
    for (const { locationId, minute } of visits) {
      const zone = zoneOf.get(locationId)!;
      const { date } = wallOf(zone, minute);
      days.set(`${locationId} ${date}`, { locationId, date, zone });
    }
    return {
      ids,
      days: [...days.values()],
      ranges: [...days.values()].flatMap(({ locationId, date, zone }) =>
        dayRanges(locationId, zone, date, dateAdd(date, 1)),
      ),
    };
  }
}
