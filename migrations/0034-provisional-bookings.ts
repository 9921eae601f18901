import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
alter table clinic
  add ask_for_proof text not null default 'at-the-border',
  add provisional_minutes integer not null default 30;
create trigger clinic_proof_changed after update of ask_for_proof, provisional_minutes on clinic
for each statement execute function configuration_changed();

-- A provisional booking is a hold that knows its patient: its claims end by the clock in the same way.
alter table bookings
  -- A keyed hash of the network it came from, for a day. Null: the desk, a partner, or without limits.
  add network bytea,
  -- The key of the patient's email address, as long as nobody has proven to read what is sent there.
  add unproven_key text;
create index bookings_of_network on bookings (network) where network is not null;
create index unproven_bookings on bookings (starts_at) where unproven_key is not null;
create index unproven_bookings_of_address on bookings (unproven_key) where unproven_key is not null;

alter table notifications add unproven_key text;
create index notifications_to_unproven on notifications (unproven_key, due_at) where unproven_key is not null;

-- When which limit against abuse was reached, for a week.
create table limits_reached (at timestamptz not null, what text not null);
create index limits_reached_at on limits_reached (at);

create or replace view booking_facts as
  select b.reference, p.email, pr.slug as practitioner, l.slug as location, b.starts_at as starts, b.ends_at as ends,
    case b.status when 'held' then 'provisional' else b.status end as status,
    b.status in ('confirmed', 'arrived', 'started', 'done') as active, b.sequence
  from bookings b
  join patients p on p.id = b.patient_id
  join practitioners pr on pr.id = b.practitioner_id
  join locations l on l.id = b.location_id;

-- No more than three messages an hour go to an address that nobody has proven; what is more waits. The lock is that of
-- limit_reached, so messages posted at the same moment are counted, too.
create function postpone_to_unproven() returns trigger language plpgsql as $$
declare
  third timestamptz;
begin
  perform pg_advisory_xact_lock(hashtextextended('unproven ' || new.unproven_key, 0));
  select due_at into third from notifications
    where unproven_key = new.unproven_key and status in ('due', 'sent', 'failed') order by due_at desc offset 2 limit 1;
  new.due_at := greatest(new.due_at, third + interval '1 hour');
  return new;
end $$;
create trigger postpone_to_unproven before insert on notifications
for each row when (new.unproven_key is not null) execute function postpone_to_unproven();

-- A proof waits for the bookings that are being counted for its address, so that none of them stays unproven.
create function address_proven() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('unproven ' || new.email_key, 0));
  update bookings set unproven_key = null where unproven_key = new.email_key;
  update notifications set unproven_key = null where unproven_key = new.email_key;
  return null;
end $$;
create trigger address_proven after insert on proven_addresses for each row execute function address_proven();

-- Which limit a booking for this address reaches; null: none, 'proven': the address is, and people who share it have no more
-- than twice the self-booked visits ahead that one patient may have. A process that asks at the same moment waits until the
-- transaction ends, and so counts this booking. The locks are taken before anything is looked at, always in the same order:
-- network, address, week. rules: ask, worked (a proof of work came with it), places, messages, minutes (of the week, at most).
create function limit_reached(address text, from_network bytea, starts timestamptz, ends timestamptz, present timestamptz, rules jsonb)
returns text language plpgsql as $$
declare
  week timestamptz := date_trunc('week', starts);
  sent integer;
  proven boolean;
begin
  if from_network is not null then
    perform pg_advisory_xact_lock(hashtextextended('network ' || encode(from_network, 'hex'), 0));
  end if;
  perform pg_advisory_xact_lock(hashtextextended('unproven ' || address, 0));
  proven := exists (select from proven_addresses where email_key = address);
  if proven and rules ->> 'ask' <> 'always' and (
      select count(*) from bookings b join patients p on p.id = b.patient_id
      where p.email_key = address and b.booked_by is null and b.status in ('confirmed', 'arrived') and b.starts_at > present
    ) < 2 * (select visits_ahead from clinic) then
    return 'proven';
  end if;
  select count(*) into sent from notifications
    where unproven_key = address and due_at > present - interval '1 hour' and status in ('due', 'sent', 'failed');
  if sent >= (rules ->> 'messages')::int then
    return 'messages';
  elsif proven or rules ->> 'ask' <> 'at-the-border' then
    return 'asked';
  elsif not (rules ->> 'worked')::boolean then
    return 'no-proof';
  -- The last message of the hour has the button, which lifts the limit.
  elsif sent >= (rules ->> 'messages')::int - 1 then
    return 'address';
  elsif (rules ->> 'places')::int <= (select count(*) from bookings
      where network = from_network and unproven_key is not null and confirmed_at > present - interval '10 minutes') then
    return 'network';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('week ' || week, 0));
  if extract(epoch from ends - starts) / 60 + (select coalesce(sum(extract(epoch from ends_at - starts_at)) / 60, 0) from bookings
      where unproven_key is not null and starts_at >= week and starts_at < week + interval '7 days'
        and status in ('confirmed', 'arrived', 'started')) > (rules ->> 'minutes')::int then
    return 'week';
  end if;
  return null;
end $$;

-- As before; besides, a hold knows the network it comes from, and one network has no more than "most_open" holds and
-- provisional bookings at a time: MD002.
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
  delete from bookings where id = replacing and status = 'held';
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
end $$;
`;

const down = `
create or replace function hold(visit jsonb, ids uuid[], from_ats timestamptz[], until_ats timestamptz[], replacing uuid,
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
drop function limit_reached;
drop trigger address_proven on proven_addresses;
drop trigger postpone_to_unproven on notifications;
drop function address_proven, postpone_to_unproven;
create or replace view booking_facts as
  select b.reference, p.email, pr.slug as practitioner, l.slug as location, b.starts_at as starts, b.ends_at as ends,
    b.status, b.status in ('confirmed', 'arrived', 'started', 'done') as active, b.sequence
  from bookings b
  join patients p on p.id = b.patient_id
  join practitioners pr on pr.id = b.practitioner_id
  join locations l on l.id = b.location_id;
drop table limits_reached;
alter table notifications drop unproven_key;
alter table bookings drop unproven_key, drop network;
drop trigger clinic_proof_changed on clinic;
alter table clinic drop provisional_minutes, drop ask_for_proof;
`;

export class ProvisionalBookings0034 implements MigrationInterface {
  name = 'ProvisionalBookings1763800000034';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
