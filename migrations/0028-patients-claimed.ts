import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
alter table clinic add visits_ahead integer not null default 8 constraint clinic_visits_ahead check (visits_ahead between 1 and 100);
create trigger clinic_visits_ahead_changed after update of visits_ahead on clinic
for each statement execute function configuration_changed();

-- A patient cannot be in two places either. Only the desk decides that two appointments may overlap all the same.
alter table resources drop constraint resource_kind,
  add constraint resource_kind check (kind in ('practitioner', 'room', 'equipment', 'patient'));
create function forget_patient_resource() returns trigger language plpgsql as $$
begin
  delete from resources where id = old.id;
  return null;
end $$;
create trigger forget_patient_resource after delete on patients for each row execute function forget_patient_resource();

-- Claims the patient of a booking from its start to its end, whoever changes it, and by whatever way; refuses a patient who books
-- more visits ahead than the clinic allows. The row of the patient is locked first: of two bookings for one person the second
-- waits, sees the first, and neither deadlocks.
create function claim_patient() returns trigger language plpgsql as $$
declare
  takes_time boolean := new.status not in ('held', 'cancelled', 'no-show');
  taken boolean := tg_op = 'UPDATE' and old.status not in ('held', 'cancelled', 'no-show');
begin
  if taken and takes_time and (new.patient_id, new.starts_at, new.ends_at) = (old.patient_id, old.starts_at, old.ends_at) then
    return null;
  end if;
  if taken then
    delete from claims where booking_id = new.id and resource_id = old.patient_id;
  end if;
  if not takes_time then
    return null;
  end if;
  perform from patients where id = new.patient_id for no key update;
  if not taken and new.booked_by is null and (
      select count(*) > (select visits_ahead from clinic) from bookings
      where patient_id = new.patient_id and status in ('confirmed', 'arrived') and starts_at > new.confirmed_at) then
    raise exception 'too many visits ahead' using errcode = 'check_violation', constraint = 'visits_ahead_are_limited';
  end if;
  insert into resources (id, kind, overlap_allowed) values (new.patient_id, 'patient', true) on conflict do nothing;
  insert into claims (resource_id, booking_id, from_at, until_at, overbooked)
    values (new.patient_id, new.id, new.starts_at, new.ends_at, new.overbook_reason is not null and exists (
      select from claims c where c.resource_id = new.patient_id and c.booking_id <> new.id
        and tstzrange(c.from_at, c.until_at) && tstzrange(new.starts_at, new.ends_at)));
  return null;
end $$;

-- What is ahead is claimed, as far as patients are not in two places yet.
insert into resources (id, kind, overlap_allowed)
  select distinct patient_id, 'patient', true from bookings where status in ('confirmed', 'arrived') and ends_at > now();
do $$
declare
  ahead record;
begin
  for ahead in select id, patient_id, starts_at, ends_at from bookings
      where status in ('confirmed', 'arrived') and ends_at > now() order by starts_at, id loop
    begin
      insert into claims (resource_id, booking_id, from_at, until_at)
        values (ahead.patient_id, ahead.id, ahead.starts_at, ahead.ends_at);
    exception when exclusion_violation then
      null;
    end;
  end loop;
end $$;
create trigger claim_patient after insert or update of status, patient_id, starts_at, ends_at on bookings
for each row when (new.patient_id is not null) execute function claim_patient();

-- The claim of the patient is the trigger's.
create or replace function take_times(booking uuid, ids uuid[], from_ats timestamptz[], until_ats timestamptz[], overbooked boolean[])
returns void language sql as $$
  delete from claims where booking_id = booking and resource_id is distinct from (select patient_id from bookings where id = booking);
  insert into claims (resource_id, booking_id, from_at, until_at, overbooked)
    select w.id, booking, w.from_at, w.until_at, w.overbooked
    from unnest(ids, from_ats, until_ats, overbooked) w (id, from_at, until_at, overbooked);
$$;

create or replace view claim_facts as
  select coalesce(pr.slug, l.slug || '/' || coalesce(ro.slug, e.slug), r.id::text) as resource, r.kind, b.reference, c.from_at,
    c.until_at, c.overbooked
  from claims c
  join resources r on r.id = c.resource_id
  join bookings b on b.id = c.booking_id
  left join practitioners pr on pr.id = r.id
  left join rooms ro on ro.id = r.id
  left join equipment e on e.id = r.id
  left join locations l on l.id = coalesce(ro.location_id, e.location_id);
`;

const down = `
create or replace view claim_facts as
  select coalesce(pr.slug, l.slug || '/' || coalesce(ro.slug, e.slug)) as resource, r.kind, b.reference, c.from_at, c.until_at,
    c.overbooked
  from claims c
  join resources r on r.id = c.resource_id
  join bookings b on b.id = c.booking_id
  left join practitioners pr on pr.id = r.id
  left join rooms ro on ro.id = r.id
  left join equipment e on e.id = r.id
  left join locations l on l.id = coalesce(ro.location_id, e.location_id);
create or replace function take_times(booking uuid, ids uuid[], from_ats timestamptz[], until_ats timestamptz[], overbooked boolean[])
returns void language sql as $$
  delete from claims where booking_id = booking;
  insert into claims (resource_id, booking_id, from_at, until_at, overbooked)
    select w.id, booking, w.from_at, w.until_at, w.overbooked
    from unnest(ids, from_ats, until_ats, overbooked) w (id, from_at, until_at, overbooked);
$$;
drop trigger claim_patient on bookings;
drop trigger forget_patient_resource on patients;
drop function claim_patient, forget_patient_resource;
delete from claims where resource_id in (select id from resources where kind = 'patient');
delete from resources where kind = 'patient';
alter table resources drop constraint resource_kind,
  add constraint resource_kind check (kind in ('practitioner', 'room', 'equipment'));
drop trigger clinic_visits_ahead_changed on clinic;
alter table clinic drop column visits_ahead;
`;

/** Patients are claimed like practitioners and rooms, and how many visits one person may have ahead is a rule of the clinic. */
export class PatientsClaimed0028 implements MigrationInterface {
  name = 'PatientsClaimed1763800000028';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
