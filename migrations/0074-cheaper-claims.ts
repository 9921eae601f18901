import type { MigrationInterface, QueryRunner } from 'typeorm';

const hold = (replaced: string) => `
create or replace function hold(visit jsonb, ids uuid[], from_ats timestamptz[], until_ats timestamptz[], replacing uuid,
  present timestamptz, configuration bigint)
returns uuid[] language plpgsql as $$
declare
  taken uuid[] := lock_times(ids, from_ats, until_ats, null, replacing, present, configuration);
begin
  if taken is distinct from '{}' then
    return taken;
  end if;
  if visit ->> 'network' is not null then
    perform pg_advisory_xact_lock(hashtextextended('network ' || (visit ->> 'network'), 0));
    if (visit ->> 'most_open')::int <= (select count(*) from bookings where network = decode(visit ->> 'network', 'hex')
        and status = 'held' and hold_expires_at > present and id is distinct from replacing) then
      raise exception 'too many open holds' using errcode = 'MD002';
    end if;
  end if;
  ${replaced}
  insert into bookings (id, reference, status, hold_hash, hold_expires_at, practitioner_id, location_id, treatment_id,
      add_on_ids, starts_at, ends_at, price, currency, cancel_notice_minutes, late_cancellation, no_show, via_link_id, network,
      created_at)
    select id, reference, 'held', decode(hold_hash, 'hex'), hold_expires_at, practitioner_id, location_id, treatment_id,
      add_on_ids, starts_at, ends_at, price, currency, cancel_notice_minutes, late_cancellation, no_show, via_link_id,
      decode(network, 'hex'), present
    from jsonb_to_record(visit) as v (id uuid, reference text, hold_hash text, hold_expires_at timestamptz,
      practitioner_id uuid, location_id uuid, treatment_id uuid, add_on_ids uuid[], starts_at timestamptz,
      ends_at timestamptz, price integer, currency text, cancel_notice_minutes integer, late_cancellation text, no_show text,
      via_link_id uuid, network text);
  insert into claims (resource_id, booking_id, from_at, until_at)
    select w.id, (visit ->> 'id')::uuid, w.from_at, w.until_at from unnest(ids, from_ats, until_ats) w (id, from_at, until_at);
  return taken;
end $$;`;
const deletion = `delete from bookings where id = replacing and status = 'held';`;

const indexPatient = (fresh: string) => `
create or replace function index_patient() returns trigger language plpgsql as $$
declare
  person uuid := coalesce(new.merged_into, new.id);
begin
  ${fresh}
  delete from patient_words where patient_id in (new.id, old.merged_into, person);
  insert into patient_words
    select distinct word, coalesce(p.merged_into, p.id) from patients p, unnest(p.search_words) word
    where p.id in (new.id, old.merged_into, person) or p.merged_into in (new.id, old.merged_into, person);
  return null;
end $$;`;

const up = `
-- As before, with one statement.
create or replace function lock_days(ids uuid[], from_ats timestamptz[], until_ats timestamptz[]) returns void language plpgsql as $$
begin
  perform case when is_day then pg_advisory_xact_lock(key) else pg_advisory_xact_lock_shared(key) end
    from (select distinct false as is_day, uuid_hash_extended(id, 0) as key from unnest(ids) id
      union all
      select distinct true, uuid_hash_extended(id, day)
      from unnest(ids, from_ats, until_ats) w (id, from_at, until_at), generate_series(
        floor(extract(epoch from from_at) / 86400)::bigint, ceil(extract(epoch from until_at) / 86400)::bigint - 1) day
      order by is_day, key) k;
end $$;

-- As before; looks for a hold to replace only where there is one.
${hold(`if replacing is not null then
    ${deletion}
  end if;`)}

-- Who overbooks, may; and nobody else claims what is overbooked. Of claims that are inserted this is asked once for all of them, where
-- it is asked with what else follows from them.
create function check_claim(claim claims) returns void language plpgsql as $$
begin
  if claim.overbooked then
    if not exists (select 1 from resources where id = claim.resource_id and overlap_allowed) then
      raise exception 'overbooking is not allowed here' using errcode = 'check_violation', constraint = 'overbooking_is_allowed';
    end if;
    if not exists (select 1 from bookings where id = claim.booking_id and overbook_reason is not null)
        and not exists (select from record_moves where claim.id = any (overlapping) and undone_at is null) then
      raise exception 'overbooking needs a reason' using errcode = 'check_violation', constraint = 'overbooking_has_a_reason';
    end if;
  elsif exists (select 1 from claims c where c.overbooked and c.resource_id = claim.resource_id
      and tstzrange(c.from_at, c.until_at) && tstzrange(claim.from_at, claim.until_at)
      and c.booking_id <> claim.booking_id) then
    if not exists (select from record_moves
        where from_id = claim.resource_id and undone_at is not null and moved -> 'claims' ? claim.id::text) then
      raise exception 'taken by an overbooked visit' using errcode = 'exclusion_violation', constraint = 'claims_never_overlap';
    end if;
  end if;
end $$;
create or replace function check_overbooking() returns trigger language plpgsql as $$
begin
  perform check_claim(new);
  return new;
end $$;
create or replace function claims_changed() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    insert into resource_changes (resource_id) select distinct resource_id from before;
  end if;
  if tg_op <> 'DELETE' then
    insert into resource_changes (resource_id) select distinct resource_id from after;
  end if;
  if tg_op = 'INSERT' then
    if exists (select from after a where a.overbooked or exists (
        select from claims c where c.overbooked and c.resource_id = a.resource_id
          and tstzrange(c.from_at, c.until_at) && tstzrange(a.from_at, a.until_at) and c.booking_id <> a.booking_id)) then
      perform check_claim(a::claims) from after a order by a.id;
    end if;
  end if;
  return null;
end $$;
drop trigger check_overbooking on claims;
create trigger check_overbooking before update on claims for each row execute function check_overbooking();

-- As before; the words of a new record are there for nobody else.
${indexPatient(`if tg_op = 'INSERT' and new.merged_into is null then
    insert into patient_words select distinct word, new.id from unnest(new.search_words) word;
    return null;
  elsif tg_op = 'INSERT' then
    insert into patient_words select distinct word, person from unnest(new.search_words) word on conflict do nothing;
    return null;
  end if;`)}

-- The record of this address and name, new or known, locked until the transaction ends; a known one stays as it is. Of a record that
-- was merged, the one that was kept.
create function remember_patient(fresh uuid, their_name text, their_name_key text, their_email text, their_email_key text,
  their_phone text, their_phone_key text, their_words text[], their_locale text, present timestamptz,
  out id uuid, out name text, out email text, out phone text, out "phoneKey" text)
language plpgsql as $$
declare
  kept uuid;
begin
  insert into patients as p (id, name, name_key, email, email_key, phone, phone_key, search_words, locale, created_at)
    values (fresh, their_name, their_name_key, their_email, their_email_key, their_phone, their_phone_key, their_words, their_locale, present)
    -- An update that changes nothing locks the row; "do nothing" would not.
    on conflict (email_key, name_key) do update set created_at = p.created_at
    returning p.merged_into, p.id, p.name, p.email, p.phone, p.phone_key into kept, id, name, email, phone, "phoneKey";
  if kept is not null then
    select p.id, p.name, p.email, p.phone, p.phone_key into id, name, email, phone, "phoneKey"
      from patients p where p.id = kept for no key update;
  end if;
end $$;
`;

const down = `
drop function remember_patient;
${indexPatient(`if tg_op = 'INSERT' then
    insert into patient_words select distinct word, person from unnest(new.search_words) word on conflict do nothing;
    return null;
  end if;`)}
drop trigger check_overbooking on claims;
create trigger check_overbooking before insert or update on claims for each row execute function check_overbooking();
create or replace function claims_changed() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    insert into resource_changes (resource_id) select distinct resource_id from before;
  end if;
  if tg_op <> 'DELETE' then
    insert into resource_changes (resource_id) select distinct resource_id from after;
  end if;
  return null;
end $$;
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
drop function check_claim;
${hold(deletion)}
create or replace function lock_days(ids uuid[], from_ats timestamptz[], until_ats timestamptz[]) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(key)
    from (select distinct uuid_hash_extended(id, 0) as key from unnest(ids) id order by key) k;
  perform pg_advisory_xact_lock(key)
    from (select distinct uuid_hash_extended(id, day) as key
      from unnest(ids, from_ats, until_ats) w (id, from_at, until_at), generate_series(
        floor(extract(epoch from from_at) / 86400)::bigint, ceil(extract(epoch from until_at) / 86400)::bigint - 1) day
      order by key) k;
end $$;
`;

/** What is held and confirmed asks less of the database. */
export class CheaperClaims0074 implements MigrationInterface {
  name = 'CheaperClaims1763800000074';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
