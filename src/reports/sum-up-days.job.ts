import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { again } from '../platform/database.client.js';
import { ChangedDays } from './changed-days.service.js';
import { counted, counts, rangeColumns } from './counting.js';

const pairs = `unnest($1::uuid[], $2::date[]) d (location_id, day)`;

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
      for (const table of ['reported_visits', 'reported_places'])
        await tx.query(
          `delete from ${table} v using ${pairs} where v.location_id = d.location_id and v.day = d.day`,
          these,
        );
      await tx.query(
        `insert into reported_visits (day, location_id, practitioner_id, treatment_id, currency, ${counts.join(', ')}) ${counted(1)}`,
        rangeColumns(ranges),
      );
      await tx.query(
        `insert into reported_places (day, location_id, treatment_id, currency, ${counts.join(', ')})
         select v.day, v.location_id, treatment_id, currency, ${counts.map((count) => `sum(${count})`).join(', ')}
         from ${pairs} join reported_visits v on v.location_id = d.location_id and v.day = d.day
         group by v.day, v.location_id, treatment_id, currency`,
        these,
      );
      await tx.query(`delete from report_changes where id = any($1::bigint[])`, [ids]);
      return ids.length;
    });
  }
}
