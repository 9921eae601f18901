import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- A resource is taken for a period. The exclusion constraint is the one place that makes a double booking impossible:
-- for practitioners, rooms and equipment, for holds and visits alike. An overbooked claim stands outside the constraint
-- and is still a claim: for everybody else its time is taken.
create table claims (
  id bigint generated always as identity primary key,
  resource_id uuid not null references resources,
  booking_id uuid not null references bookings on delete cascade,
  from_at timestamptz not null,
  until_at timestamptz not null,
  overbooked boolean not null default false,
  constraint claim_is_a_period check (from_at < until_at),
  constraint claims_never_overlap
    exclude using gist (resource_id with =, tstzrange(from_at, until_at) with &&) where (not overbooked)
);
create index overbooked_claims on claims using gist (resource_id, tstzrange(from_at, until_at)) where overbooked;
create index claims_by_end on claims (resource_id, until_at) include (from_at, booking_id);
create index claims_of_booking on claims (booking_id);

-- An ordinary claim never overlaps an overbooked one, and overbooking needs permission and a reason. No race: both sides
-- hold the locks of their days when they come here.
create function check_overbooking() returns trigger language plpgsql as $$
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
create trigger check_overbooking before insert or update on claims
for each row execute function check_overbooking();

-- Whoever changes claims, and by whatever way: it is noted.
create function claims_changed() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    insert into resource_changes (resource_id) select distinct resource_id from before;
  end if;
  if tg_op <> 'DELETE' then
    insert into resource_changes (resource_id) select distinct resource_id from after;
  end if;
  return null;
end $$;
create trigger claims_inserted after insert on claims referencing new table as after
for each statement execute function claims_changed();
create trigger claims_updated after update on claims referencing old table as before new table as after
for each statement execute function claims_changed();
create trigger claims_deleted after delete on claims referencing old table as before
for each statement execute function claims_changed();

-- Locks. They are advisory, and end with the transaction. Whoever takes time of resources shares the lock of each resource
-- and holds the lock of each resource and day (UTC) alone: who wants one time queues, who wants another day does not wait.
-- Whoever changes what bookings of a resource rest on, holds the resource's own lock alone and so waits for, and then
-- keeps away, everybody who books it. Always resources before days, and both in the order of their keys, so that nobody
-- deadlocks. The seed of a day's key is its number since 1970; that of the resource itself is no day anybody books.
create function lock_days(ids uuid[], from_ats timestamptz[], until_ats timestamptz[]) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(key)
    from (select distinct uuid_hash_extended(id, 0) as key from unnest(ids) id order by key) k;
  perform pg_advisory_xact_lock(key)
    from (select distinct uuid_hash_extended(id, day) as key
      from unnest(ids, from_ats, until_ats) w (id, from_at, until_at), generate_series(
        floor(extract(epoch from from_at) / 86400)::bigint, ceil(extract(epoch from until_at) / 86400)::bigint - 1) day
      order by key) k;
end $$;

create function lock_resources(ids uuid[]) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(key)
    from (select distinct uuid_hash_extended(id, 0) as key from unnest(ids) id order by key) k;
end $$;

-- The claims that overlap the wanted periods of resources; the arrays belong together, element by element. A period that
-- is to be overbooked overlaps nothing. "replacing": a booking about to move, whose own claims do not count. Each half
-- states the predicate of one partial index: without it PostgreSQL could use neither.
create function overlapping_claims(ids uuid[], from_ats timestamptz[], until_ats timestamptz[], overbooked boolean[], replacing uuid)
returns table (resource_id uuid, booking_id uuid) language sql stable as $$
  select c.resource_id, c.booking_id from unnest(ids, from_ats, until_ats, overbooked) w (id, from_at, until_at, overbooked)
    join claims c on c.resource_id = w.id and tstzrange(c.from_at, c.until_at) && tstzrange(w.from_at, w.until_at)
      and not c.overbooked
    where w.overbooked is not true and c.booking_id is distinct from replacing
  union all
  select c.resource_id, c.booking_id from unnest(ids, from_ats, until_ats, overbooked) w (id, from_at, until_at, overbooked)
    join claims c on c.resource_id = w.id and tstzrange(c.from_at, c.until_at) && tstzrange(w.from_at, w.until_at)
      and c.overbooked
    where w.overbooked is not true and c.booking_id is distinct from replacing
$$;

-- Locks the wanted times and returns the resources that are taken then: {} when all of them are free. Expired holds in the
-- way are deleted, because a constraint cannot read the clock. Null: the configuration is no longer the one the times were
-- computed with; the opening hours may have changed while this waited for a lock. Unless it returns {}, nothing stays
-- locked: keeping the locks while trying another room could deadlock.
create function lock_times(ids uuid[], from_ats timestamptz[], until_ats timestamptz[], overbooked boolean[], replacing uuid,
  present timestamptz, configuration bigint)
returns uuid[] language plpgsql as $$
declare
  in_the_way uuid[];
  taken uuid[] := '{}';
begin
  perform lock_days(ids, from_ats, until_ats);
  select array_agg(booking_id) into in_the_way from overlapping_claims(ids, from_ats, until_ats, overbooked, replacing);
  if in_the_way is not null then
    delete from bookings where id in (
      select id from bookings
      where id = any(in_the_way) and status = 'held' and hold_expires_at <= present
      order by id for update);
    select coalesce(array_agg(distinct resource_id), '{}') into taken
      from overlapping_claims(ids, from_ats, until_ats, overbooked, replacing);
  end if;
  if taken = '{}' and configuration <> (select version from clinic) then
    taken := null;
  end if;
  if taken is distinct from '{}' then
    raise exception using errcode = 'MD001';
  end if;
  return taken;
exception when sqlstate 'MD001' then
  return taken;
end $$;

-- Gives a booking these claims instead of those it has. Call it in the same transaction, after lock_times.
create function take_times(booking uuid, ids uuid[], from_ats timestamptz[], until_ats timestamptz[], overbooked boolean[])
returns void language sql as $$
  delete from claims where booking_id = booking;
  insert into claims (resource_id, booking_id, from_at, until_at, overbooked)
    select w.id, booking, w.from_at, w.until_at, w.overbooked
    from unnest(ids, from_ats, until_ats, overbooked) w (id, from_at, until_at, overbooked);
$$;

-- Locks the times and inserts a hold with its claims, in one round trip. Returns what lock_times does: {} means it is held.
-- "replacing": a hold of the same person, whose time counts as free and which is deleted.
create function hold(visit jsonb, ids uuid[], from_ats timestamptz[], until_ats timestamptz[], replacing uuid,
  present timestamptz, configuration bigint)
returns uuid[] language plpgsql as $$
declare
  taken uuid[] := lock_times(ids, from_ats, until_ats, null, replacing, present, configuration);
begin
  if taken is distinct from '{}' then
    return taken;
  end if;
  delete from bookings where id = replacing and status = 'held';
  insert into bookings (id, reference, status, hold_hash, hold_expires_at, practitioner_id, location_id, treatment_id,
      add_on_ids, starts_at, ends_at, price, currency, cancel_notice_minutes, late_cancellation, no_show, via_link_id, created_at)
    select id, reference, 'held', decode(hold_hash, 'hex'), hold_expires_at, practitioner_id, location_id, treatment_id,
      add_on_ids, starts_at, ends_at, price, currency, cancel_notice_minutes, late_cancellation, no_show, via_link_id, present
    from jsonb_to_record(visit) as v (id uuid, reference text, hold_hash text, hold_expires_at timestamptz,
      practitioner_id uuid, location_id uuid, treatment_id uuid, add_on_ids uuid[], starts_at timestamptz,
      ends_at timestamptz, price integer, currency text, cancel_notice_minutes integer, late_cancellation text, no_show text,
      via_link_id uuid);
  insert into claims (resource_id, booking_id, from_at, until_at)
    select w.id, (visit ->> 'id')::uuid, w.from_at, w.until_at from unnest(ids, from_ats, until_ats) w (id, from_at, until_at);
  return taken;
end $$;

-- For those who check the service from outside: one row per claim, turnover included.
create view claim_facts as
  select coalesce(pr.slug, l.slug || '/' || coalesce(ro.slug, e.slug)) as resource, r.kind, b.reference, c.from_at, c.until_at,
    c.overbooked
  from claims c
  join resources r on r.id = c.resource_id
  join bookings b on b.id = c.booking_id
  left join practitioners pr on pr.id = r.id
  left join rooms ro on ro.id = r.id
  left join equipment e on e.id = r.id
  left join locations l on l.id = coalesce(ro.location_id, e.location_id);
`;

const down = `
drop view claim_facts;
drop function hold, take_times, lock_times, overlapping_claims, lock_resources, lock_days;
drop table claims;
drop function claims_changed, check_overbooking;
`;

export class Claims0008 implements MigrationInterface {
  name = 'Claims1763800000008';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
