import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
alter table clinic
  add column waitlist boolean not null default true,
  add column offer_minutes integer not null default 20,
  add column travel_minutes integer not null default 30;
create trigger clinic_waitlist_changed after update of waitlist, offer_minutes, travel_minutes on clinic
  for each statement execute function configuration_changed();

-- Who waits for a time. booking_id: the visit for which an earlier one is wanted. contact: as typed on a public page, until its
-- address is proven; only then is there a patient. priority: 1 the desk has put them first, -1 last. desk_reason: why, or why it took them off.
create table waitlist_entries (
  id uuid primary key,
  status text not null constraint waitlist_entry_status check (status in ('unproven', 'waiting', 'ended')),
  outcome text constraint waitlist_entry_outcome check (outcome in ('booked', 'moved', 'left', 'removed', 'over')),
  booking_id uuid references bookings on delete cascade,
  patient_id uuid references patients on delete cascade,
  contact jsonb,
  treatment_id uuid not null references treatments,
  add_on_ids uuid[] not null default '{}',
  wishes jsonb not null,
  language text,
  text_wanted boolean not null default false,
  via text not null constraint waitlist_entry_via check (via in ('patient', 'desk', 'api')),
  priority smallint not null default 0 constraint waitlist_entry_priority check (priority between -1 and 1),
  desk_reason text,
  created_at timestamptz not null,
  waiting_since timestamptz,
  ended_at timestamptz,
  constraint waitlist_entry_has_a_person check ((patient_id is null) = (contact is not null)),
  constraint waitlist_entry_is_proven check ((status = 'waiting') <= (waiting_since is not null and patient_id is not null)),
  constraint waitlist_entry_ends check ((status = 'ended') = (ended_at is not null) and (status = 'ended') = (outcome is not null))
);
create unique index waitlist_entry_of_visit on waitlist_entries (booking_id) where status = 'waiting';
create index waitlist_entries_of_booking on waitlist_entries (booking_id);
create index waitlist_entries_of_patient on waitlist_entries (patient_id);
create index waiting on waitlist_entries (waiting_since) where status = 'waiting';
create index waitlist_entries_unproven on waitlist_entries (created_at) where status = 'unproven';
create index waitlist_entries_ended on waitlist_entries (ended_at) where status = 'ended';
create trigger of_kept_record before insert or update of patient_id on waitlist_entries
  for each row when (new.patient_id is not null) execute function of_kept_record();

-- Time that was given back while somebody waited. claims: [{"id", "from", "until"}], epoch minutes. joined_after: by a form that was
-- left; whoever waited before it was opened has seen this time free.
create table freed_times (
  id uuid primary key,
  cause text not null constraint freed_time_cause check (cause in ('cancelled', 'moved', 'lapsed', 'hours', 'steered')),
  booking_id uuid references bookings on delete set null,
  practitioner_id uuid references practitioners,
  location_id uuid references locations,
  claims jsonb not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  joined_after timestamptz,
  noticed_at timestamptz,
  due_at timestamptz not null,
  closed_at timestamptz
);
create index freed_times_open on freed_times (due_at) where closed_at is null;
create index freed_times_noticed on freed_times (noticed_at);
create index freed_times_of_booking on freed_times (booking_id);

-- A held time that is offered to one of them. hold_id: of the hold, which is a row of bookings. An offer that is open is over at
-- expires_at, whether or not anything has noticed. rank: why it was theirs.
create table waitlist_offers (
  id uuid primary key,
  entry_id uuid not null references waitlist_entries on delete cascade,
  freed_id uuid not null references freed_times on delete cascade,
  hold_id uuid not null constraint waitlist_offer_hold unique,
  status text not null constraint waitlist_offer_status check (status in ('open', 'accepted', 'declined', 'lapsed', 'withdrawn')),
  practitioner_id uuid not null references practitioners,
  location_id uuid not null references locations,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  price integer not null,
  currency text not null,
  rank jsonb not null,
  offered_by uuid,
  offered_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  constraint waitlist_offer_ends check ((status = 'open') = (ended_at is null))
);
create unique index waitlist_offer_once on waitlist_offers (freed_id, entry_id);
create unique index waitlist_offer_open on waitlist_offers (entry_id) where status = 'open';
create index waitlist_offers_of_entry on waitlist_offers (entry_id, offered_at);
create index waitlist_offers_to_end on waitlist_offers (expires_at) where status = 'open';

-- When practitioners worked where, as last seen while somebody waited: what is more by now is time that was freed.
create table waitlist_working_times (
  id smallint primary key default 1 constraint waitlist_working_times_are_one check (id = 1),
  mark text,
  times jsonb not null default '{}'
);
insert into waitlist_working_times default values;

create function note_freed_time() returns trigger language plpgsql as $$
begin
  if exists (select from waitlist_entries where status = 'waiting') and (select waitlist from clinic) then
    insert into freed_times (id, cause, booking_id, practitioner_id, location_id, claims, from_at, until_at, due_at)
      select uuidv7(), 'moved', b.id, b.practitioner_id, b.location_id, jsonb_agg(jsonb_build_object('id', c.resource_id,
          'from', (extract(epoch from c.from_at) / 60)::bigint, 'until', (extract(epoch from c.until_at) / 60)::bigint)),
        min(c.from_at), max(c.until_at), '-infinity'
      from before c join bookings b on b.id = c.booking_id and b.status <> 'held'
        join resources r on r.id = c.resource_id and r.kind <> 'patient'
      group by b.id;
  end if;
  return null;
end $$;
create trigger claims_freed after delete on claims referencing old table as before
  for each statement execute function note_freed_time();

-- Its claims go with it.
create function note_lapsed_time() returns trigger language plpgsql as $$
begin
  if exists (select from waitlist_entries where status = 'waiting') and (select waitlist from clinic)
    and not exists (select from waitlist_offers where hold_id = old.id) then
    insert into freed_times (id, cause, practitioner_id, location_id, claims, from_at, until_at, joined_after, due_at)
      select uuidv7(), 'lapsed', old.practitioner_id, old.location_id, jsonb_agg(jsonb_build_object('id', resource_id,
          'from', (extract(epoch from from_at) / 60)::bigint, 'until', (extract(epoch from until_at) / 60)::bigint)),
        min(from_at), max(until_at), case when old.patient_id is null then old.created_at end, '-infinity'
      from claims where booking_id = old.id having count(*) > 0;
  end if;
  return old;
end $$;
create trigger hold_lapsed before delete on bookings for each row when (old.status = 'held') execute function note_lapsed_time();
`;

const down = `
drop trigger hold_lapsed on bookings;
drop function note_lapsed_time();
drop trigger claims_freed on claims;
drop function note_freed_time();
drop table waitlist_working_times, waitlist_offers, freed_times, waitlist_entries;
drop trigger clinic_waitlist_changed on clinic;
alter table clinic drop column waitlist, drop column offer_minutes, drop column travel_minutes;
`;

/** Patients wait for an earlier time, or for any, and freed time is offered to one after another. */
export class Waitlist0071 implements MigrationInterface {
  name = 'Waitlist1763800000071';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
