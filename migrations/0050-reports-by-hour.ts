import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- Minutes that visits claim of practitioners, by the hours of the day that a clock shows there: h0 is midnight to one. By
-- the days on which these minutes lie, not that on which the visit begins.
create table reported_hours (
  day date not null,
  location_id uuid not null,
  practitioner_id uuid not null,
  h0 smallint not null, h1 smallint not null, h2 smallint not null, h3 smallint not null, h4 smallint not null, h5 smallint not null, h6 smallint not null, h7 smallint not null,
  h8 smallint not null, h9 smallint not null, h10 smallint not null, h11 smallint not null, h12 smallint not null, h13 smallint not null, h14 smallint not null, h15 smallint not null,
  h16 smallint not null, h17 smallint not null, h18 smallint not null, h19 smallint not null, h20 smallint not null, h21 smallint not null, h22 smallint not null, h23 smallint not null,
  primary key (day, location_id, practitioner_id)
);
create index reported_hours_of on reported_hours (practitioner_id, day);

-- The same, all practitioners of a location together.
create table reported_place_hours (
  day date not null,
  location_id uuid not null,
  h0 integer not null, h1 integer not null, h2 integer not null, h3 integer not null, h4 integer not null, h5 integer not null, h6 integer not null, h7 integer not null,
  h8 integer not null, h9 integer not null, h10 integer not null, h11 integer not null, h12 integer not null, h13 integer not null, h14 integer not null, h15 integer not null,
  h16 integer not null, h17 integer not null, h18 integer not null, h19 integer not null, h20 integer not null, h21 integer not null, h22 integer not null, h23 integer not null,
  primary key (day, location_id)
);

-- First visits that were booked by a link; all others had none.
create table reported_sources (
  day date not null,
  location_id uuid not null,
  practitioner_id uuid not null,
  treatment_id uuid not null,
  link_id uuid not null,
  fresh integer not null,
  primary key (day, location_id, practitioner_id, treatment_id, link_id)
);

-- How these minutes were offered. Null: written down before this was; the job that does so fills it in.
alter table offered_days
  add h0 smallint, add h1 smallint, add h2 smallint, add h3 smallint, add h4 smallint, add h5 smallint,
  add h6 smallint, add h7 smallint, add h8 smallint, add h9 smallint, add h10 smallint, add h11 smallint,
  add h12 smallint, add h13 smallint, add h14 smallint, add h15 smallint, add h16 smallint, add h17 smallint,
  add h18 smallint, add h19 smallint, add h20 smallint, add h21 smallint, add h22 smallint, add h23 smallint;
alter table opened_days
  add h0 integer, add h1 integer, add h2 integer, add h3 integer, add h4 integer, add h5 integer,
  add h6 integer, add h7 integer, add h8 integer, add h9 integer, add h10 integer, add h11 integer,
  add h12 integer, add h13 integer, add h14 integer, add h15 integer, add h16 integer, add h17 integer,
  add h18 integer, add h19 integer, add h20 integer, add h21 integer, add h22 integer, add h23 integer;

-- A visit may end on another day than it began. When it was booked says which earlier visits of its patient may be followed
-- by it now, or no longer.
alter table report_changes add ends_at timestamptz, add booked_at timestamptz;

create or replace function report_booking_changed() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    insert into report_changes (location_id, starts_at, ends_at, patient_id, booked_at)
      values (old.location_id, old.starts_at, old.ends_at, old.patient_id, coalesce(old.confirmed_at, old.created_at));
  end if;
  if tg_op <> 'DELETE' then
    insert into report_changes (location_id, starts_at, ends_at, patient_id, booked_at)
      values (new.location_id, new.starts_at, new.ends_at, new.patient_id, coalesce(new.confirmed_at, new.created_at));
  end if;
  return null;
end $$;

-- That a patient arrives, is treated and leaves changes nothing that is counted. The sequence: a visit that is rescheduled
-- may claim other minutes, though it begins and ends as before.
create or replace trigger visit_updated after update on bookings for each row
when (new.status <> 'held' and (old.location_id, old.practitioner_id, old.treatment_id, old.patient_id, old.starts_at,
    old.ends_at, old.sequence, old.price, old.currency, old.via_link_id, old.confirmed_at, old.cancelled_at,
    old.cancelled_by, old.status = 'held', old.status = 'cancelled', old.status = 'no-show')
  is distinct from (new.location_id, new.practitioner_id, new.treatment_id, new.patient_id, new.starts_at,
    new.ends_at, new.sequence, new.price, new.currency, new.via_link_id, new.confirmed_at, new.cancelled_at,
    new.cancelled_by, new.status = 'held', new.status = 'cancelled', new.status = 'no-show'))
execute function report_booking_changed();

-- Counts everything afresh, or everything of one location. A quarter of an hour lies within one local day in every zone.
create or replace function rebuild_reports(place uuid default null) returns void language sql as $$
  delete from reported_visits where place is null or location_id = place;
  delete from reported_places where place is null or location_id = place;
  delete from reported_hours where place is null or location_id = place;
  delete from reported_place_hours where place is null or location_id = place;
  delete from reported_sources where place is null or location_id = place;
  insert into report_changes (location_id, starts_at, ends_at)
    select location_id, date_bin('15 minutes', starts_at, timestamptz '2000-01-01Z') as at, max(ends_at) from bookings
    where status <> 'held' and (place is null or location_id = place)
    group by location_id, at order by location_id, at;
$$;

-- rebooked: another visit of the patient was booked within a day; minutes: from start to end; quoted_missed, quoted_late:
-- of visits that were missed, and of those that patients cancelled late. Migration 0058 has everything summed up afresh. No
-- default stays: a worker of the version before cannot write sums that lack these, and leaves them to one of this version.
alter table reported_visits add rebooked integer not null default 0, add minutes integer not null default 0,
  add quoted_missed bigint not null default 0, add quoted_late bigint not null default 0;
alter table reported_places add rebooked integer not null default 0, add minutes integer not null default 0,
  add quoted_missed bigint not null default 0, add quoted_late bigint not null default 0;
alter table reported_visits alter rebooked drop default, alter minutes drop default, alter quoted_missed drop default,
  alter quoted_late drop default;
alter table reported_places alter rebooked drop default, alter minutes drop default, alter quoted_missed drop default,
  alter quoted_late drop default;
`;

const down = `
alter table reported_visits drop rebooked, drop minutes, drop quoted_missed, drop quoted_late;
alter table reported_places drop rebooked, drop minutes, drop quoted_missed, drop quoted_late;
create or replace function rebuild_reports(place uuid default null) returns void language sql as $$
  delete from reported_visits where place is null or location_id = place;
  delete from reported_places where place is null or location_id = place;
  insert into report_changes (location_id, starts_at)
    select distinct location_id, date_bin('15 minutes', starts_at, timestamptz '2000-01-01Z') from bookings
    where status <> 'held' and (place is null or location_id = place);
$$;
create or replace trigger visit_updated after update on bookings for each row
when (new.status <> 'held' and (old.location_id, old.practitioner_id, old.treatment_id, old.patient_id, old.starts_at,
    old.price, old.currency, old.confirmed_at, old.cancelled_at, old.cancelled_by,
    old.status = 'held', old.status = 'cancelled', old.status = 'no-show')
  is distinct from (new.location_id, new.practitioner_id, new.treatment_id, new.patient_id, new.starts_at,
    new.price, new.currency, new.confirmed_at, new.cancelled_at, new.cancelled_by,
    new.status = 'held', new.status = 'cancelled', new.status = 'no-show'))
execute function report_booking_changed();
create or replace function report_booking_changed() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    insert into report_changes (location_id, starts_at, patient_id) values (old.location_id, old.starts_at, old.patient_id);
  end if;
  if tg_op <> 'DELETE' then
    insert into report_changes (location_id, starts_at, patient_id) values (new.location_id, new.starts_at, new.patient_id);
  end if;
  return null;
end $$;
alter table report_changes drop ends_at, drop booked_at;
alter table opened_days
  drop h0, drop h1, drop h2, drop h3, drop h4, drop h5, drop h6, drop h7,
  drop h8, drop h9, drop h10, drop h11, drop h12, drop h13, drop h14, drop h15,
  drop h16, drop h17, drop h18, drop h19, drop h20, drop h21, drop h22, drop h23;
alter table offered_days
  drop h0, drop h1, drop h2, drop h3, drop h4, drop h5, drop h6, drop h7,
  drop h8, drop h9, drop h10, drop h11, drop h12, drop h13, drop h14, drop h15,
  drop h16, drop h17, drop h18, drop h19, drop h20, drop h21, drop h22, drop h23;
drop table reported_sources, reported_place_hours, reported_hours;
`;

/** Reports tell by the hour, by the link and for the payroll, and how many patients book again. */
export class ReportsByHour0050 implements MigrationInterface {
  name = 'ReportsByHour1763800000050';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
