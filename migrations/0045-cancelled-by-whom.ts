import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- called_off_late: cancelled by the clinic when the notice shown at booking had begun. Everything is summed up afresh.
alter table reported_visits add called_off_late integer not null default 0;
alter table reported_places add called_off_late integer not null default 0;
select rebuild_reports();
alter table reported_visits alter called_off_late drop default;
alter table reported_places alter called_off_late drop default;
`;

const down = `
alter table reported_visits drop column called_off_late;
alter table reported_places drop column called_off_late;
`;

/** Reports tell whose late cancellations they were. */
export class CancelledByWhom0045 implements MigrationInterface {
  name = 'CancelledByWhom1763800000045';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
