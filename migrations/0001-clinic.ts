import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Clinic0001 implements MigrationInterface {
  name = 'Clinic1763800000001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create extension if not exists btree_gist`);
    await db.query(`create extension if not exists pg_trgm`);
    await db.query(`create extension if not exists unaccent`);
    // One row, always there. `version` grows with every change of the configuration, so that any process can tell
    // whether the copy it holds in memory is still true.
    await db.query(`
      create table clinic (
        id smallint primary key default 1 constraint clinic_is_one check (id = 1),
        version bigint not null default 1,
        name text not null default 'Clinic',
        currency text not null default 'USD' constraint clinic_currency check (currency ~ '^[A-Z]{3}$'),
        locale text not null default 'en-US',
        min_notice_minutes integer not null default 120 constraint clinic_notice check (min_notice_minutes >= 0),
        horizon_days integer not null default 90 constraint clinic_horizon check (horizon_days between 1 and 730),
        cancel_notice_minutes integer not null default 1440 constraint clinic_cancel_notice check (cancel_notice_minutes >= 0),
        start_every_minutes integer not null default 15 constraint clinic_grid check (start_every_minutes between 1 and 1440),
        hold_minutes integer not null default 10 constraint clinic_hold check (hold_minutes between 1 and 1440)
      )`);
    await db.query(`insert into clinic default values`);
    await db.query(`
      create function configuration_changed() returns trigger language plpgsql as $$
      begin
        update clinic set version = version + 1;
        return null;
      end $$`);
    await db.query(`
      create trigger clinic_changed after update of name, currency, locale, min_notice_minutes, horizon_days,
        cancel_notice_minutes, start_every_minutes, hold_minutes on clinic
      for each statement execute function configuration_changed()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table clinic`);
    await db.query(`drop function configuration_changed`);
  }
}
