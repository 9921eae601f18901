import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- A record that was merged into another stays as a name and an address its person is known by. Nothing else belongs to it.
alter table patients add merged_into uuid references patients;
create index merged_patients on patients (merged_into) where merged_into is not null;

-- What the desk moved from one patient's record to another: all of it (merged), or some appointments (split).
create table record_moves (
  id uuid primary key,
  kind text not null constraint record_move_kind check (kind in ('merge', 'split')),
  from_id uuid not null references patients,
  to_id uuid not null references patients,
  staff_id uuid not null,
  at timestamptz not null,
  -- The ids of the rows that moved, by table; claims as well.
  moved jsonb not null,
  -- Claims that overlap those of the other record, which the desk has seen and accepted.
  overlapping bigint[] not null,
  -- The records as they were; null: too late to undo it.
  before jsonb,
  undone_at timestamptz,
  undone_by uuid,
  constraint record_move_is_to_another check (from_id <> to_id),
  constraint record_move_is_undone_by_someone check ((undone_at is null) = (undone_by is null))
);
create index record_moves_from on record_moves (from_id);
create index record_moves_to on record_moves (to_id);

-- Whoever had read the former id, and waited for the merge to end, means the record that was kept.
create function of_kept_record() returns trigger language plpgsql as $$
begin
  select coalesce(merged_into, id) into new.patient_id from patients where id = new.patient_id for key share;
  return new;
end $$;
create trigger of_kept_record before insert or update of patient_id on bookings
for each row when (new.patient_id is not null) execute function of_kept_record();
create trigger of_kept_record before insert or update of patient_id on earlier_visits for each row execute function of_kept_record();
create trigger of_kept_record before insert or update of patient_id on emergency_access for each row execute function of_kept_record();
create trigger of_kept_record before insert or update of patient_id on erasures for each row execute function of_kept_record();
create trigger of_kept_record before insert or update of patient_id on note_shares for each row execute function of_kept_record();

-- A person is found by the words of all their records.
create or replace function index_patient() returns trigger language plpgsql as $$
declare
  person uuid := coalesce(new.merged_into, new.id);
begin
  if tg_op = 'INSERT' then
    insert into patient_words select distinct word, person from unnest(new.search_words) word on conflict do nothing;
    return null;
  end if;
  delete from patient_words where patient_id in (new.id, old.merged_into, person);
  insert into patient_words
    select distinct word, coalesce(p.merged_into, p.id) from patients p, unnest(p.search_words) word
    where p.id in (new.id, old.merged_into, person) or p.merged_into in (new.id, old.merged_into, person);
  return null;
end $$;
drop trigger index_patient on patients;
create trigger index_patient after insert or update of search_words, merged_into on patients
for each row execute function index_patient();

-- Both of two merged records may have had the same notes shared. Each share reaches the notes of the record it was given for.
alter table note_shares add from_merge boolean not null default false;
drop index note_share_stands_once;
create unique index note_share_stands_once on note_shares (patient_id, from_id, to_id) where revoked_at is null and not from_merge;

-- A patient's claims may also overlap where the desk has seen it and merged two records all the same: these very claims. A claim
-- that goes back where it was, because that is undone, finds there what was overbooked beside it.
create or replace function check_overbooking() returns trigger language plpgsql as $$
begin
  if new.overbooked then
    if not exists (select 1 from resources where id = new.resource_id and overlap_allowed) then
      raise exception 'overbooking is not allowed here' using errcode = 'check_violation', constraint = 'overbooking_is_allowed';
    end if;
    if not exists (select 1 from bookings where id = new.booking_id and overbook_reason is not null)
        and not exists (select from record_moves where new.id = any (overlapping) and undone_at is null) then
      raise exception 'overbooking needs a reason' using errcode = 'check_violation', constraint = 'overbooking_has_a_reason';
    end if;
  elsif exists (select 1 from claims c where c.overbooked and c.resource_id = new.resource_id
      and tstzrange(c.from_at, c.until_at) && tstzrange(new.from_at, new.until_at)
      and c.booking_id <> new.booking_id) then
    if not exists (select from record_moves
        where from_id = new.resource_id and undone_at is not null and moved -> 'claims' ? new.id::text) then
      raise exception 'taken by an overbooked visit' using errcode = 'exclusion_violation', constraint = 'claims_never_overlap';
    end if;
  end if;
  return new;
end $$;

-- As before, but where two records are merged the claim has moved already, and keeps what it was allowed.
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
`;

const down = `
create or replace function claim_patient() returns trigger language plpgsql as $$
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
create or replace function check_overbooking() returns trigger language plpgsql as $$
begin
  if new.overbooked then
    if not exists (select 1 from resources where id = new.resource_id and overlap_allowed) then
      raise exception 'overbooking is not allowed here' using errcode = 'check_violation', constraint = 'overbooking_is_allowed';
    end if;
    if not exists (select 1 from bookings where id = new.booking_id and overbook_reason is not null) then
      raise exception 'overbooking needs a reason' using errcode = 'check_violation', constraint = 'overbooking_has_a_reason';
    end if;
  elsif exists (select 1 from claims c where c.overbooked and c.resource_id = new.resource_id
      and tstzrange(c.from_at, c.until_at) && tstzrange(new.from_at, new.until_at)
      and c.booking_id <> new.booking_id) then
    raise exception 'taken by an overbooked visit' using errcode = 'exclusion_violation', constraint = 'claims_never_overlap';
  end if;
  return new;
end $$;
delete from note_shares where from_merge and revoked_at is null;
drop index note_share_stands_once;
create unique index note_share_stands_once on note_shares (patient_id, from_id, to_id) where revoked_at is null;
alter table note_shares drop column from_merge;
drop trigger index_patient on patients;
create or replace function index_patient() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from patient_words where patient_id = new.id;
  end if;
  insert into patient_words select distinct word, new.id from unnest(new.search_words) word;
  return null;
end $$;
create trigger index_patient after insert or update of search_words on patients
for each row execute function index_patient();
-- Each is found by its own words again.
update patients set search_words = search_words where merged_into is not null or id in (select merged_into from patients);
drop trigger of_kept_record on bookings;
drop trigger of_kept_record on earlier_visits;
drop trigger of_kept_record on emergency_access;
drop trigger of_kept_record on erasures;
drop trigger of_kept_record on note_shares;
drop function of_kept_record;
drop table record_moves;
alter table patients drop column merged_into;
`;

/** Two records of one person are merged, and the appointments of somebody else split off; both can be undone for a day. */
export class RecordMoves0042 implements MigrationInterface {
  name = 'RecordMoves1763800000042';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
