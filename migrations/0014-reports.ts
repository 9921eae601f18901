import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- What the reports count, summed up by local day. quoted: minor units; hands, room: claimed minutes; lead0 to lead7: how long
-- before the visit it was booked (src/reports/figures.ts); fresh: first visits; called_off: cancelled by the clinic.
create table reported_visits (
  day date not null,
  location_id uuid not null,
  practitioner_id uuid not null,
  treatment_id uuid not null,
  currency text not null,
  visits integer not null,
  fresh integer not null,
  missed integer not null,
  late integer not null,
  cancelled integer not null,
  called_off integer not null,
  hands integer not null,
  room integer not null,
  quoted bigint not null,
  lead0 integer not null, lead1 integer not null, lead2 integer not null, lead3 integer not null,
  lead4 integer not null, lead5 integer not null, lead6 integer not null, lead7 integer not null,
  primary key (day, location_id, practitioner_id, treatment_id, currency)
);
create index reported_visits_of on reported_visits (practitioner_id, day);

-- The same, all practitioners of a location together: most reports need no more, and it is far less to add up.
create table reported_places (
  day date not null,
  location_id uuid not null,
  treatment_id uuid not null,
  currency text not null,
  visits integer not null,
  fresh integer not null,
  missed integer not null,
  late integer not null,
  cancelled integer not null,
  called_off integer not null,
  hands integer not null,
  room integer not null,
  quoted bigint not null,
  lead0 integer not null, lead1 integer not null, lead2 integer not null, lead3 integer not null,
  lead4 integer not null, lead5 integer not null, lead6 integer not null, lead7 integer not null,
  primary key (day, location_id, treatment_id, currency)
);

-- Visits that changed after their day was summed up; a report counts those days afresh. The transaction of the change only
-- appends here, so nobody who books waits for a report.
create table report_changes (
  id bigint generated always as identity primary key,
  location_id uuid not null,
  starts_at timestamptz not null,
  patient_id uuid
);

create function report_booking_changed() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    insert into report_changes (location_id, starts_at, patient_id) values (old.location_id, old.starts_at, old.patient_id);
  end if;
  if tg_op <> 'DELETE' then
    insert into report_changes (location_id, starts_at, patient_id) values (new.location_id, new.starts_at, new.patient_id);
  end if;
  return null;
end $$;
create trigger visit_inserted after insert on bookings for each row when (new.status <> 'held') execute function report_booking_changed();
create trigger visit_deleted after delete on bookings for each row when (old.status <> 'held') execute function report_booking_changed();
-- That a patient arrives, is treated and leaves changes nothing that is counted.
create trigger visit_updated after update on bookings for each row
when (new.status <> 'held' and (old.location_id, old.practitioner_id, old.treatment_id, old.patient_id, old.starts_at,
    old.price, old.currency, old.confirmed_at, old.cancelled_at, old.cancelled_by,
    old.status = 'held', old.status = 'cancelled', old.status = 'no-show')
  is distinct from (new.location_id, new.practitioner_id, new.treatment_id, new.patient_id, new.starts_at,
    new.price, new.currency, new.confirmed_at, new.cancelled_at, new.cancelled_by,
    new.status = 'held', new.status = 'cancelled', new.status = 'no-show'))
execute function report_booking_changed();

-- Counts everything afresh, or everything of one location. A quarter of an hour lies within one local day in every zone.
create function rebuild_reports(place uuid default null) returns void language sql as $$
  delete from reported_visits where place is null or location_id = place;
  delete from reported_places where place is null or location_id = place;
  insert into report_changes (location_id, starts_at)
    select distinct location_id, date_bin('15 minutes', starts_at, timestamptz '2000-01-01Z') from bookings
    where status <> 'held' and (place is null or location_id = place);
$$;

-- In another time zone the visits of a location fall on other days. Locks the table itself, as the job that sums up days
-- does before it takes its snapshot (repeatable read): a lock that a query takes would come after the snapshot.
create function location_time_zone_changed() returns trigger language plpgsql as $$
begin
  lock table reported_visits in share row exclusive mode;
  perform rebuild_reports(new.id);
  return null;
end $$;
create trigger location_time_zone_changed after update on locations for each row
when (old.time_zone is distinct from new.time_zone) execute function location_time_zone_changed();

-- Minutes offered on past days, as they stood then: hours that change later do not rewrite them.
create table offered_days (
  day date not null,
  location_id uuid not null references locations,
  practitioner_id uuid not null references practitioners,
  minutes integer not null,
  primary key (day, location_id, practitioner_id)
);
create index offered_days_of on offered_days (practitioner_id, day);

-- A row for each day and location, also when it was closed. room_minutes: of all its rooms while anybody worked there;
-- offered_minutes: of all its practitioners.
create table opened_days (
  day date not null,
  location_id uuid not null references locations,
  room_minutes integer not null,
  kept_at timestamptz not null,
  offered_minutes integer not null,
  primary key (location_id, day)
);
`;

const down = `
drop table opened_days, offered_days;
drop trigger location_time_zone_changed on locations;
drop function location_time_zone_changed, rebuild_reports;
drop function report_booking_changed cascade;
drop table report_changes, reported_places, reported_visits;
`;

export class Reports0014 implements MigrationInterface {
  name = 'Reports1763800000014';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
