import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Closures0150 implements MigrationInterface {
  name = 'Closures1763800000150';

  async up(db: QueryRunner): Promise<void> {
    // A whole location is closed. On its wall clock, so that a closure stays on its dates whatever becomes of the zone;
    // to_minute 1440 is 24:00.
    await db.query(`
      create table closures (
        id uuid primary key default uuidv7(),
        location_id uuid not null references locations,
        from_date date not null,
        from_minute smallint not null constraint closure_from_minute check (from_minute between 0 and 1439),
        to_date date not null,
        to_minute smallint not null constraint closure_to_minute check (to_minute between 1 and 1440),
        reason text,
        constraint closure_is_a_period check ((from_date, from_minute) < (to_date, to_minute))
      )`);
    await db.query(
      `create trigger closures_changed after insert or update or delete on closures for each statement execute function configuration_changed()`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table closures`);
  }
}
