import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StepsByTime0271 implements MigrationInterface {
  name = 'StepsByTime1763800000271';

  async up(db: QueryRunner): Promise<void> {
    // A period of the ledger is read from the index alone; the one before led by step, which nobody asks for by itself.
    await db.query(`create index link_steps_by_time on link_steps (link_id, at) include (step, placement)`);
    await db.query(`drop index link_steps_by_link`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`create index link_steps_by_link on link_steps (link_id, step, at)`);
    await db.query(`drop index link_steps_by_time`);
  }
}
