import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- A run that has not ended by then is stuck, unless its worker is no more.
alter table job_runs add deadline_at timestamptz, add worker uuid;
`;

const down = `
alter table job_runs drop column deadline_at, drop column worker;
`;

/** Whether a job is stuck or merely takes long. */
export class JobDeadlines0046 implements MigrationInterface {
  name = 'JobDeadlines1763800000046';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
