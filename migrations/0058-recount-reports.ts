import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
insert into report_changes (location_id, starts_at, ends_at)
  select location_id, date_bin('15 minutes', starts_at, timestamptz '2000-01-01Z') as at, max(ends_at) from bookings
  where status <> 'held' group by location_id, at order by location_id, at;
`;

/**
 * Everything is summed up afresh, by the job that does so, for what 0050 added. By itself, since it takes seconds; and unlike
 * rebuild_reports it deletes no sums, so that nobody waits for it.
 */
export class RecountReports0058 implements MigrationInterface {
  name = 'RecountReports1763800000058';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(): Promise<void> {}
}
