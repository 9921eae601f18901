import type { MigrationInterface, QueryRunner } from 'typeorm';

const claimPatient = (counted: string) => `
create or replace function claim_patient() returns trigger language plpgsql as $$
declare
  takes_time boolean := new.status not in ('held', 'cancelled', 'no-show');
  taken boolean := tg_op = 'UPDATE' and old.status not in ('held', 'cancelled', 'no-show');
begin
  if taken and takes_time and (new.starts_at, new.ends_at) = (old.starts_at, old.ends_at) and (new.patient_id = old.patient_id
      or not exists (select from claims where booking_id = new.id and resource_id = old.patient_id)) then
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
      select ${counted} from bookings
      where patient_id = new.patient_id and status in ('confirmed', 'arrived') and starts_at > new.confirmed_at) then
    raise exception 'too many visits ahead' using errcode = 'check_violation', constraint = 'visits_ahead_are_limited';
  end if;
  insert into resources (id, kind, overlap_allowed) values (new.patient_id, 'patient', true) on conflict do nothing;
  insert into claims (resource_id, booking_id, from_at, until_at, overbooked)
    values (new.patient_id, new.id, new.starts_at, new.ends_at, new.overbook_reason is not null and exists (
      select from claims c where c.resource_id = new.patient_id and c.booking_id <> new.id
        and tstzrange(c.from_at, c.until_at) && tstzrange(new.starts_at, new.ends_at)));
  return null;
end $$;`;

const up = `
-- Several visits that were decided together. Money is in minor units: what all of them cost together, or null where each has the
-- price of a single visit. terms: what the clinic said of its courses when this one was booked.
create table courses (
  id uuid primary key,
  treatment_id uuid not null references treatments (id),
  add_on_ids uuid[] not null default '{}',
  planned smallint not null constraint course_is_several_visits check (planned between 2 and 52),
  every_days smallint not null constraint course_spacing check (every_days between 1 and 366),
  price integer,
  currency text not null,
  terms text not null default '',
  booked_by uuid,
  created_at timestamptz not null,
  ended_at timestamptz
);
alter table bookings add course_id uuid, add course_position smallint,
  add constraint bookings_course_id_fkey foreign key (course_id) references courses (id) not valid,
  add constraint booking_has_a_place_in_its_course check ((course_id is null) = (course_position is null)) not valid;

-- Holds that lapse leave nothing behind.
create function forget_course() returns trigger language plpgsql as $$
begin
  delete from courses where id = old.course_id and not exists (select from bookings where course_id = old.course_id);
  return null;
end $$;
create trigger forget_course after delete on bookings for each row when (old.course_id is not null) execute function forget_course();

-- A course counts as one visit ahead, and a patient books one at a time.
${claimPatient('count(distinct coalesce(course_id, id)) > (select visits_ahead from clinic) or count(distinct course_id) > 1 and new.course_id is not null')}

-- What a clinic offers as a course: [{"visits": 6, "everyDays": 7, "price": minor units for all of them}].
alter table treatments add column courses jsonb not null default '[]', add column course_terms text not null default '';
`;

const down = `
alter table treatments drop column courses, drop column course_terms;
${claimPatient('count(*) > (select visits_ahead from clinic)')}
drop trigger forget_course on bookings;
drop function forget_course;
alter table bookings drop column course_id, drop column course_position;
drop table courses;
`;

/** Courses: several visits that are booked all or not at all. */
export class Courses0069 implements MigrationInterface {
  name = 'Courses1763800000069';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
