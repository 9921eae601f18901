import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Workers0013 implements MigrationInterface {
  name = 'Workers1763800000013';

  async up(db: QueryRunner): Promise<void> {
    // Each worker says every few seconds that it is alive, and each job when it last ran.
    await db.query(`create table workers (id uuid primary key, seen_at timestamptz not null)`);
    await db.query(
      `create table job_runs (job text primary key, started_at timestamptz not null, ended_at timestamptz, fault text)`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table job_runs`);
    await db.query(`drop table workers`);
  }
}
