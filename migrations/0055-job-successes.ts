import type { QueryRunner } from 'typeorm';
import type { Migrating } from '../src/platform/migrating.js';

const up = `
-- When a job last did what it is for; a run that goes on, or one that fails, says nothing of that.
alter table job_runs add column succeeded_at timestamptz;
update job_runs set succeeded_at = ended_at where fault is null;
`;

const down = `
alter table job_runs drop column succeeded_at;
`;

/** Whoever watches the service sees for how long a job has been failing. */
export class JobSuccesses0055 implements Migrating {
  name = 'JobSuccesses1763800000055';
  exempt = { 'changes-rows': 'The table has one row for each job.' };

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
