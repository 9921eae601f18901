import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LettersAreSettled0171 implements MigrationInterface {
  name = 'LettersAreSettled1763800000171';

  async up(db: QueryRunner): Promise<void> {
    // A letter that failed for good stays in sight until somebody has phoned, or sends it again. resent_at: its tries
    // begin there, not where it was first posted.
    await db.query(`
      alter table letters
        add column settled_at timestamptz,
        add column settled_by uuid,
        add column resent_at timestamptz`);
    await db.query(`create index letters_failed on letters (failed_at) where status = 'failed' and settled_at is null`);
    // How often the job is meant to run, so that a page can say that it is late.
    await db.query(`alter table job_runs add column every_seconds double precision`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table job_runs drop column every_seconds`);
    await db.query(`drop index letters_failed`);
    await db.query(`alter table letters drop column resent_at, drop column settled_by, drop column settled_at`);
  }
}
