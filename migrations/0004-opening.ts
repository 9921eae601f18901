import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Opening0004 implements MigrationInterface {
  name = 'Opening1763800000004';

  async up(db: QueryRunner): Promise<void> {
    // Wall time of the location, in minutes of the local day; 1440 is 24:00.
    await db.query(`
      create table weekly_hours (
        id uuid primary key default uuidv7(),
        practitioner_id uuid not null references practitioners,
        location_id uuid not null references locations,
        weekday smallint not null constraint hours_weekday check (weekday between 1 and 7),
        from_minute smallint not null,
        to_minute smallint not null,
        every_weeks smallint not null default 1 constraint hours_every_weeks check (every_weeks between 1 and 52),
        starting date,
        constraint hours_are_a_period check (0 <= from_minute and from_minute < to_minute and to_minute <= 1440),
        constraint hours_of_some_weeks_have_a_first check (every_weeks = 1 or starting is not null)
      )`);
    await db.query(`
      create table opening_exceptions (
        practitioner_id uuid not null references practitioners,
        location_id uuid not null references locations,
        date date not null,
        open jsonb not null,
        primary key (practitioner_id, location_id, date)
      )`);
    await db.query(`
      create table time_off (
        id uuid primary key default uuidv7(),
        practitioner_id uuid not null references practitioners,
        from_at timestamptz not null,
        to_at timestamptz not null,
        reason text,
        constraint time_off_is_a_period check (from_at < to_at)
      )`);
    for (const table of ['weekly_hours', 'opening_exceptions', 'time_off']) {
      await db.query(
        `create trigger ${table}_changed after insert or update or delete on ${table} for each statement execute function configuration_changed()`,
      );
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['time_off', 'opening_exceptions', 'weekly_hours']) await db.query(`drop table ${table}`);
  }
}
