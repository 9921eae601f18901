import type { MigrationInterface, QueryRunner } from 'typeorm';

const moved = (lock: string) => `
  create or replace function place_moved_its_clock() returns trigger language plpgsql as $$
  begin
    ${lock}
    perform report_anew(new.id);
    return null;
  end $$`;

export class SumsAreLockedFirst0173 implements MigrationInterface {
  name = 'SumsAreLockedFirst1763800000173';

  async up(db: QueryRunner): Promise<void> {
    // A lock on the table itself: whoever sums up at one moment (repeatable read) takes it before that moment begins,
    // which no lock taken by a query can be.
    await db.query(moved('lock table reported_visits in share row exclusive mode;'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(moved(`perform pg_advisory_xact_lock(hashtext('meridian reports'));`));
  }
}
