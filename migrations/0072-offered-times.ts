import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- Of the free times of a day patients are offered any, or those that keep the day full. A place may differ from the clinic.
alter table clinic
  add offered_times text not null default 'any'
    constraint clinic_offered_times check (offered_times in ('any', 'keep-full')),
  add opens_hours_before integer not null default 24
    constraint clinic_opens_hours_before check (opens_hours_before between 0 and 720),
  add times_per_half_day integer not null default 2
    constraint clinic_times_per_half_day check (times_per_half_day between 0 and 20);
create trigger clinic_offered_times_changed
after update of offered_times, opens_hours_before, times_per_half_day on clinic
for each statement execute function configuration_changed();
alter table locations
  add offered_times text,
  add opens_hours_before integer,
  add times_per_half_day integer;

-- A clinic that begins keeps its days full, unless it says otherwise; one that exists goes on as before.
update clinic set offered_times = 'keep-full' where not exists (select from locations);

-- What is booked on such days, and how often, for the practitioner's day at a place. A worker keeps it.
create table usual_visits (
  practitioner_id uuid not null references practitioners on delete cascade,
  location_id uuid not null references locations on delete cascade,
  -- ISO: 1 is Monday
  weekday smallint not null constraint usual_weekday check (weekday between 1 and 7),
  -- The base and its add-ons.
  treatment_ids uuid[] not null,
  times integer not null constraint usual_times check (times > 0),
  primary key (practitioner_id, location_id, weekday, treatment_ids)
);
create trigger usual_visits_changed after insert or update or delete or truncate on usual_visits
for each statement execute function configuration_changed();
`;

const down = `
drop table usual_visits;
alter table locations drop offered_times, drop opens_hours_before, drop times_per_half_day;
drop trigger clinic_offered_times_changed on clinic;
alter table clinic drop offered_times, drop opens_hours_before, drop times_per_half_day;
`;

/** Days can be kept full. */
export class OfferedTimes0072 implements MigrationInterface {
  name = 'OfferedTimes1763800000072';
  exempt = { 'checks-rows': 'The clinic is one row.', 'changes-rows': 'The clinic is one row.' };

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
