import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { again } from '../platform/database.client.js';
import { ChangedDays } from './changed-days.service.js';
import { counted, countedHours, countedSources, counts, rangeColumns } from './counting.js';
import { hourColumns } from './week-hours.js';

const tables = ['reported_visits', 'reported_places', 'reported_hours', 'reported_place_hours', 'reported_sources'];

const visits = `
  insert into reported_visits (day, location_id, practitioner_id, treatment_id, currency, ${counts.join(', ')}) ${counted(1)}`;
const hours = `
  insert into reported_hours (day, location_id, practitioner_id, ${hourColumns.join(', ')}) ${countedHours(1)}`;
const sources = `
  insert into reported_sources (day, location_id, practitioner_id, treatment_id, link_id, fresh) ${countedSources(1)}`;

const pairs = `unnest($1::uuid[], $2::date[]) d (location_id, day)`;

const places = `
  insert into reported_places (day, location_id, treatment_id, currency, ${counts.join(', ')})
  select v.day, v.location_id, treatment_id, currency, ${sums(counts)}
  from ${pairs} join reported_visits v on v.location_id = d.location_id and v.day = d.day
  group by v.day, v.location_id, treatment_id, currency`;
const placeHours = `
  insert into reported_place_hours (day, location_id, ${hourColumns.join(', ')})
  select v.day, v.location_id, ${sums(hourColumns)}
  from ${pairs} join reported_hours v on v.location_id = d.location_id and v.day = d.day
  group by v.day, v.location_id`;

function sums(columns: readonly string[]): string {
  return columns.map((column) => `sum(${column})`).join(', ');
}

/** Of one transaction, so that none takes long. */
const atOnce = 2_000;

/**
 * Sums up days whose visits changed. Reports are right without it, since they count such days anew; with it they are fast.
 * A transaction that changes a visit writes its change down before it is over: either it is in what is summed up here, or
 * what it wrote down stays.
 */
@Injectable()
export class SumUpDays {
  constructor(
    private readonly db: DataSource,
    private readonly changedDays: ChangedDays,
  ) {}

  /** Until nothing is left, or `stopping`. */
  async run(stopping?: AbortSignal): Promise<void> {
    let left = true;
    while (left) left = !stopping?.aborted && (await again(() => this.some())) === atOnce;
  }

  private some(): Promise<number> {
    return this.db.transaction('REPEATABLE READ', async (tx) => {
      // Before anything is read: the moment this transaction sees begins with the first question.
      await tx.query(`lock table reported_visits in share row exclusive mode`);
      await tx.query(`set local plan_cache_mode = force_custom_plan`);
      const { ids, days, ranges } = await this.changedDays.find(tx, atOnce);
      if (ids.length === 0) return 0;
      const these = [days.map(({ locationId }) => locationId), days.map(({ date }) => date)];
      for (const table of tables)
        await tx.query(
          `delete from ${table} v using ${pairs} where v.location_id = d.location_id and v.day = d.day`,
          these,
        );
      for (const insert of [visits, hours, sources]) await tx.query(insert, rangeColumns(ranges));
      for (const insert of [places, placeHours]) await tx.query(insert, these);
      await tx.query(`delete from report_changes where id = any($1::bigint[])`, [ids]);
      return ids.length;
    });
  }
}
