import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a clinic counts 12 or 24 hours, where its locale would not. */
export class HourCycle0021 implements MigrationInterface {
  name = 'HourCycle1763800000021';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `alter table clinic add hour_cycle text constraint clinic_hour_cycle check (hour_cycle in ('h12', 'h23'))`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table clinic drop hour_cycle`);
  }
}
