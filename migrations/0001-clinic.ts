import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- The clinic and its policy: always exactly one row. Every change of the configuration increments "version", so that a
-- process can tell whether its copy in memory is current.
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
  hold_minutes integer not null default 10 constraint clinic_hold check (hold_minutes between 1 and 1440),
  practitioners_set_hours boolean not null default true,
  -- What a late cancellation and a missed visit mean, in the clinic's words; "terms_translations" by language.
  late_cancellation text not null default '',
  no_show text not null default '',
  terms_translations jsonb not null default '{}'
    constraint clinic_terms_translations check (jsonb_typeof(terms_translations) = 'object'),
  -- Minutes before a visit at which its patient is reminded, and the hours in which nobody is written to.
  reminders integer[] not null default '{2880,180}',
  quiet_hours jsonb default '{"from": "21:00", "to": "08:00"}'
    constraint clinic_quiet_hours check (jsonb_typeof(quiet_hours) = 'object'),
  -- How long after a visit the follow-up message is sent. Null: no message.
  after_visit_minutes integer default 240
);
insert into clinic default values;

create function configuration_changed() returns trigger language plpgsql as $$
begin
  update clinic set version = version + 1;
  return null;
end $$;

-- Every column but id and version.
create trigger clinic_changed after update of name, currency, locale, min_notice_minutes, horizon_days, cancel_notice_minutes,
  start_every_minutes, hold_minutes, practitioners_set_hours, late_cancellation, no_show, terms_translations, reminders,
  quiet_hours, after_visit_minutes on clinic
for each statement execute function configuration_changed();
`;

const down = `
drop table clinic;
drop function configuration_changed;
drop extension btree_gist, pg_trgm, unaccent;
`;

export class Clinic0001 implements MigrationInterface {
  name = 'Clinic1763800000001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
