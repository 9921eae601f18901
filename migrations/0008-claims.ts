import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- A resource is taken for a period. The exclusion constraint is the one place that makes a double booking impossible:
-- for practitioners, rooms and equipment, for holds and visits alike. An overbooked ("overbooked") claim stands outside the
-- constraint and is still a claim: for everybody else its time is taken.
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
-- have locked the resource in taken_of before they come here.
create function check_overbooking() returns trigger language plpgsql as $$
begin
  if new.overbooked then
    if not exists (select 1 from resources where id = new.resource_id and overlap_allowed) then
      raise exception 'no clashes are allowed here' using errcode = 'check_violation', constraint = 'overbook_is_allowed';
    end if;
    if not exists (select 1 from bookings where id = new.booking_id and overbook_reason is not null) then
      raise exception 'a clash has a reason' using errcode = 'check_violation', constraint = 'overbook_has_a_reason';
    end if;
  elsif exists (select 1 from claims c where c.overbooked and c.resource_id = new.resource_id
      and tstzrange(c.from_at, c.until_at) && tstzrange(new.from_at, new.until_at)
      and c.booking_id <> new.booking_id) then
    raise exception 'taken by a overbooked visit' using errcode = 'exclusion_violation', constraint = 'claims_never_overlap';
  end if;
  return new;
end $$;
create trigger check_overbooking before insert or update on claims
for each row execute function check_overbooking();

-- Which of the wanted resources are taken in their periods (the arrays belong together, element by element). First it
-- locks the resources, always in the order of their ids, so that two who want the same ones queue instead of deadlocking.
-- Then it deletes expired holds that are in the way, because a constraint cannot read the clock.
-- "replacing" is a booking about to move: its own claims do not count, and their resources are locked as well.
create function taken_of(wanted uuid[], from_ats timestamptz[], until_ats timestamptz[], present timestamptz, replacing uuid default null)
returns uuid[] language plpgsql as $$
declare
  touched uuid[] := wanted;
  in_the_way uuid[];
  lapsed uuid[];
  taken uuid[];
begin
  if replacing is not null then
    touched := touched || array(select resource_id from claims where booking_id = replacing);
  end if;
  perform 1 from resources where id = any(touched) order by id for no key update;

  select array_agg(c.booking_id) into in_the_way from claims c
    join unnest(wanted, from_ats, until_ats) w (resource_id, from_at, until_at) on c.resource_id = w.resource_id
    where tstzrange(c.from_at, c.until_at) && tstzrange(w.from_at, w.until_at);
  if in_the_way is null then
    return '{}';
  end if;

  select array_agg(id) into lapsed from (
    select id from bookings
    where id = any(in_the_way) and status = 'held' and hold_expires_at <= present
    order by id for update) gone;
  if lapsed is not null then
    delete from bookings where id = any(lapsed) and status = 'held';
  end if;

  select array_agg(distinct c.resource_id) into taken from claims c
    join unnest(wanted, from_ats, until_ats) w (resource_id, from_at, until_at) on c.resource_id = w.resource_id
    where tstzrange(c.from_at, c.until_at) && tstzrange(w.from_at, w.until_at)
      and c.booking_id is distinct from replacing;
  return coalesce(taken, '{}');
end $$;

-- Call it in the same transaction, after taken_of answered that nothing is taken.
create function claim(booking uuid, wanted uuid[], from_ats timestamptz[], until_ats timestamptz[]) returns void language sql as $$
  insert into claims (resource_id, booking_id, from_at, until_at)
    select w.resource_id, booking, w.from_at, w.until_at from unnest(wanted, from_ats, until_ats) w (resource_id, from_at, until_at);
  update resources set version = version + 1 where id = any(wanted);
$$;

-- As claim(), for staff who overbook.
create function overbook(booking uuid, wanted uuid[], from_ats timestamptz[], until_ats timestamptz[]) returns void language sql as $$
  insert into claims (resource_id, booking_id, from_at, until_at, overbooked)
    select w.resource_id, booking, w.from_at, w.until_at, true
    from unnest(wanted, from_ats, until_ats) w (resource_id, from_at, until_at);
  update resources set version = version + 1 where id = any(wanted);
$$;

-- Deletes the claims of a booking. Locks in the same order as taken_of.
create function release(booking uuid) returns void language plpgsql as $$
begin
  perform 1 from resources where id in (select resource_id from claims where booking_id = booking) order by id for no key update;
  update resources set version = version + 1 where id in (select resource_id from claims where booking_id = booking);
  delete from claims where booking_id = booking;
end $$;

-- Lock, check and insert a hold in one round trip. Returns the resources that are taken; an empty array means it is held.
-- If the configuration changed while it waited for a lock, the time may be outside the opening hours by now: then it holds
-- nothing and returns the nil UUID, and the caller computes again.
create function hold(present timestamptz, visit jsonb, wanted uuid[], from_ats timestamptz[], until_ats timestamptz[])
returns uuid[] language plpgsql as $$
declare
  taken uuid[] := taken_of(wanted, from_ats, until_ats, present);
begin
  if taken = '{}' and (visit ->> 'configuration')::bigint <> (select version from clinic) then
    return array['00000000-0000-0000-0000-000000000000'::uuid];
  end if;
  if taken = '{}' then
    insert into bookings (id, reference, status, hold_hash, hold_expires_at, practitioner_id, location_id, treatment_id,
        add_on_ids, starts_at, ends_at, price, currency, cancel_notice_minutes, late_cancellation, no_show, via_link_id, created_at)
      select id, reference, 'held', decode(hold_hash, 'hex'), hold_expires_at, practitioner_id, location_id, treatment_id,
        add_on_ids, starts_at, ends_at, price, currency, cancel_notice_minutes, late_cancellation, no_show, via_link_id, present
      from jsonb_to_record(visit) as v (id uuid, reference text, hold_hash text, hold_expires_at timestamptz,
        practitioner_id uuid, location_id uuid, treatment_id uuid, add_on_ids uuid[], starts_at timestamptz,
        ends_at timestamptz, price integer, currency text, cancel_notice_minutes integer, late_cancellation text, no_show text,
        via_link_id uuid);
    perform claim((visit ->> 'id')::uuid, wanted, from_ats, until_ats);
  end if;
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
drop function hold, release, overbook, claim, taken_of;
drop table claims;
drop function check_overbooking;
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
