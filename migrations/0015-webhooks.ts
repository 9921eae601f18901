import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- Another program's server that hears of bookings. Address and secrets are encrypted. After a change of the secret the former
-- one signs as well, until former_until. 'gone' and 'failing': we stopped trying.
create table webhook_endpoints (
  id uuid primary key,
  name text not null,
  host text not null,
  sealed_address bytea not null,
  events text[] not null,
  sealed_secret bytea not null,
  former_secret bytea,
  former_until timestamptz,
  status text not null default 'active' constraint webhook_status check (status in ('active', 'paused', 'gone', 'failing')),
  failing_since timestamptz,
  created_at timestamptz not null,
  constraint webhook_former check ((former_secret is null) = (former_until is null))
);

-- One message to one endpoint, with the facts as they were: no patient's name, nothing about health.
create table webhook_messages (
  id uuid primary key default uuidv7(),
  endpoint_id uuid not null references webhook_endpoints on delete cascade,
  type text not null,
  booking_id uuid,
  facts jsonb not null default '{}',
  at timestamptz not null default clock_timestamp(),
  state text not null default 'due' constraint webhook_message_state check (state in ('due', 'delivered', 'dead')),
  due_at timestamptz not null default '-infinity',
  claimed_until timestamptz,
  attempts integer not null default 0
);
create index webhook_messages_due on webhook_messages (endpoint_id, due_at, id) where state = 'due';
create index webhook_messages_claimed on webhook_messages (endpoint_id, booking_id) where claimed_until is not null;
create index webhook_messages_by_time on webhook_messages (endpoint_id, at);

-- The result of each attempt, without what was sent or answered. status null: no answer.
create table webhook_attempts (
  id bigint generated always as identity primary key,
  endpoint_id uuid not null,
  message_id uuid not null references webhook_messages on delete cascade,
  attempt integer not null,
  at timestamptz not null,
  status integer,
  milliseconds integer not null
);
create index webhook_attempts_log on webhook_attempts (endpoint_id, id desc);
create index webhook_attempts_of on webhook_attempts (message_id);

-- When and where a visit takes place; start and end in minutes since 1970 (UTC).
create function webhook_place(b bookings) returns jsonb language sql stable as $$
  select jsonb_build_object('start', (extract(epoch from b.starts_at) / 60)::bigint, 'end', (extract(epoch from b.ends_at) / 60)::bigint,
    'practitioner', (select slug from practitioners where id = b.practitioner_id), 'location', l.slug, 'timeZone', l.time_zone)
  from locations l where l.id = b.location_id
$$;

-- Posts a message about a change of a visit in the transaction of the change, whoever makes it.
create function queue_webhooks() returns trigger language plpgsql as $$
declare
  what text := case
    when tg_op = 'INSERT' then 'booking.created'
    when old.status = 'held' then 'booking.created'
    when new.status = 'cancelled' then 'booking.cancelled'
    when new.status = 'done' then 'booking.done'
    when old.status in ('cancelled', 'done') then 'booking.restored'
    else 'booking.moved' end;
begin
  insert into webhook_messages (endpoint_id, type, booking_id, facts)
    select e.id, what, new.id, jsonb_strip_nulls(jsonb_build_object(
      'reference', new.reference, 'status', new.status, 'sequence', new.sequence, 'now', webhook_place(new),
      'before', case when what = 'booking.moved' then webhook_place(old) end,
      'cancelledBy', case when what = 'booking.cancelled' then new.cancelled_by end))
    from webhook_endpoints e where what = any(e.events);
  return null;
end $$;
create trigger booking_webhooks_on_insert after insert on bookings for each row
when (new.status in ('confirmed', 'arrived', 'started')) execute function queue_webhooks();
create trigger booking_webhooks_on_update after update on bookings for each row
when (new.status <> 'held' and (old.status = 'held' or (old.status = 'cancelled') <> (new.status = 'cancelled')
  or (old.status = 'done') <> (new.status = 'done')
  or new.status <> 'cancelled' and (old.starts_at, old.ends_at, old.practitioner_id, old.location_id)
    is distinct from (new.starts_at, new.ends_at, new.practitioner_id, new.location_id)))
execute function queue_webhooks();
`;

const down = `
drop function queue_webhooks cascade;
drop function webhook_place;
drop table webhook_attempts, webhook_messages, webhook_endpoints;
`;

export class Webhooks0015 implements MigrationInterface {
  name = 'Webhooks1763800000015';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
