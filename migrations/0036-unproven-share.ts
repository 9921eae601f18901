import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- Whether addresses that nobody has proven would hold more of a week than they may: of what was booked within a day, or in all.
-- A booking that is moved to another week is as new there as whatever it finds. Who asks at the same moment waits.
create function share_reached(moved uuid, starts timestamptz, ends timestamptz, present timestamptz, rules jsonb)
returns boolean language plpgsql as $$
declare
  week timestamptz := date_trunc('week', starts);
  asked numeric := extract(epoch from ends - starts) / 60;
  held record;
begin
  perform pg_advisory_xact_lock(hashtextextended('week ' || week, 0));
  select coalesce(sum(minutes) filter (where moved is not null or confirmed_at > present - interval '1 day'), 0) as a_day,
      coalesce(sum(minutes), 0) as in_all into held
    from bookings b, lateral (select extract(epoch from b.ends_at - b.starts_at) / 60) m (minutes)
    where unproven_key is not null and starts_at >= week and starts_at < week + interval '7 days'
      and status in ('confirmed', 'arrived', 'started') and id is distinct from moved;
  return asked + held.a_day > (rules ->> 'minutes_a_day')::int or asked + held.in_all > (rules ->> 'minutes_in_all')::int;
end $$;

-- Which limit a booking for this address reaches; null: none, 'proven': the address is, and people who share it have no more
-- than twice the self-booked visits ahead that one patient may have. A process that asks at the same moment waits until the
-- transaction ends, and so counts this booking. The locks are taken before anything is looked at, always in the same order:
-- network, address, week. rules: ask, worked (a proof of work came with it), places, messages, minutes_a_day and
-- minutes_in_all (of the week, at most).
create or replace function limit_reached(address text, from_network bytea, starts timestamptz, ends timestamptz, present timestamptz, rules jsonb)
returns text language plpgsql as $$
declare
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
  return case when share_reached(null, starts, ends, present, rules) then 'week' end;
end $$;
`;

const down = `
-- Which limit a booking for this address reaches; null: none, 'proven': the address is, and people who share it have no more
-- than twice the self-booked visits ahead that one patient may have. A process that asks at the same moment waits until the
-- transaction ends, and so counts this booking. The locks are taken before anything is looked at, always in the same order:
-- network, address, week. rules: ask, worked (a proof of work came with it), places, messages, minutes (of the week, at most).
create or replace function limit_reached(address text, from_network bytea, starts timestamptz, ends timestamptz, present timestamptz, rules jsonb)
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
drop function share_reached;
`;

export class UnprovenShare0036 implements MigrationInterface {
  name = 'UnprovenShare1763800000036';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
