import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- A proof waits for the bookings that are being counted for its address, so that none of them stays unproven.
create or replace function address_proven() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('unproven ' || new.email_key, 0));
  update bookings set unproven_key = null where unproven_key = new.email_key;
  update notifications set unproven_key = null where unproven_key = new.email_key;
  return null;
end $$;

-- As before, but the locks are taken before anything is looked at; and people with one proven address, however many, have no
-- more than twice the self-booked visits ahead that one patient may have: what is beyond them waits for the button.
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
`;

const down = `
create or replace function limit_reached(address text, from_network bytea, starts timestamptz, ends timestamptz, present timestamptz, rules jsonb)
returns text language plpgsql as $$
declare
  week timestamptz := date_trunc('week', starts);
  sent integer;
begin
  if exists (select from proven_addresses where email_key = address) then
    return case rules ->> 'ask' when 'always' then 'asked' else 'proven' end;
  end if;
  if from_network is not null then
    perform pg_advisory_xact_lock(hashtextextended('network ' || encode(from_network, 'hex'), 0));
  end if;
  perform pg_advisory_xact_lock(hashtextextended('unproven ' || address, 0));
  select count(*) into sent from notifications
    where unproven_key = address and due_at > present - interval '1 hour' and status in ('due', 'sent', 'failed');
  if sent >= (rules ->> 'messages')::int then
    return 'messages';
  elsif rules ->> 'ask' <> 'at-the-border' then
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
create or replace function address_proven() returns trigger language plpgsql as $$
begin
  update bookings set unproven_key = null where unproven_key = new.email_key;
  update notifications set unproven_key = null where unproven_key = new.email_key;
  return null;
end $$;
`;

export class ProvenHouseholds0035 implements MigrationInterface {
  name = 'ProvenHouseholds1763800000035';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
