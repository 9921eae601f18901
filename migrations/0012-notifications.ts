import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- The outbox: one message to one recipient, inserted in the transaction of the change it is about. The key is unique, so
-- posting twice is harmless; message_id never changes, so that a mail program recognizes a repetition.
create table notifications (
  id uuid primary key default uuidv7(),
  key text not null constraint notification_key unique,
  channel text not null default 'email' constraint notification_channel check (channel in ('email', 'text')),
  template text not null,
  recipient text not null,
  data jsonb not null,
  about uuid,
  message_id text not null constraint notification_message_id unique,
  -- superseded: not sent, because a later message about the same visit says more. kept: waits for the morning summary.
  status text not null default 'due' constraint notification_status check (status in ('due', 'sent', 'failed', 'superseded', 'kept')),
  attempts integer not null default 0,
  posted_at timestamptz not null,
  due_at timestamptz not null,
  claimed_until timestamptz,
  sent_at timestamptz,
  failed_at timestamptz,
  last_fault text,
  -- The change of configuration that caused it, which can be undone.
  part_of uuid,
  -- A failed message stays in sight until somebody has phoned ("settled") or sends it again ("resent").
  settled_at timestamptz,
  settled_by uuid,
  resent_at timestamptz,
  -- Changes of one visit that follow one another are told in one message. For that a message says what its reader may have
  -- known of the visit before (a list) and what they know after reading it. reader: 'patient' or a practitioner's id, since
  -- one address may belong to both.
  reader text,
  knew jsonb,
  says jsonb,
  -- Since when it is known that the message does not arrive: refused, returned, or delayed for too long.
  undelivered_at timestamptz,
  constraint notification_reader_update_is_whole check ((reader is null) = (knew is null) and (reader is null) = (says is null)),
  constraint notification_knew_is_a_list check (jsonb_typeof(knew) = 'array')
) with (fillfactor = 80);
create index notifications_due on notifications (due_at) where status = 'due';
create index notifications_about on notifications (about);
create index notifications_part_of on notifications (part_of) where part_of is not null;
create index notifications_failed on notifications (failed_at) where status = 'failed' and settled_at is null;
create index notifications_kept on notifications (reader) where status = 'kept';
create index notifications_undelivered on notifications (about) where undelivered_at is not null and settled_at is null;

-- A visit is marked in the diary while a message about it is undelivered. Open diaries learn of it as they learn of any
-- change: from resource_changes.
create function notification_marks_booking() returns trigger language plpgsql as $$
begin
  insert into resource_changes (resource_id) select practitioner_id from bookings where id = new.about;
  return null;
end $$;
create trigger notification_marks_booking after update on notifications for each row
when (new.about is not null
  and (old.undelivered_at is not null and old.settled_at is null and old.status in ('due', 'failed'))
    is distinct from (new.undelivered_at is not null and new.settled_at is null and new.status in ('due', 'failed')))
execute function notification_marks_booking();

-- The clinic's own wording of a message, part by part. Null: the text of the application in that language.
create table message_templates (
  kind text not null,
  language text not null,
  subject text,
  title text,
  greeting text,
  body text,
  primary key (kind, language)
);
create trigger message_templates_changed after insert or update or delete on message_templates
for each statement execute function configuration_changed();

-- Addresses, in lower case, that want no messages except about changes. A family that shares one shares the wish.
create table unsubscribes (address text primary key, unsubscribed_at timestamptz not null);

-- The daily_digests on which a practitioner's summary was considered, whether or not there was anything to send.
create table daily_digests (
  practitioner_id uuid not null references practitioners,
  day date not null,
  primary key (practitioner_id, day)
);

-- The rules by which reminders were planned last. When they change, and at first, all upcoming visits are planned again.
create table reminders_planned (
  id smallint primary key default 1 constraint reminders_planned_once check (id = 1),
  rules text not null default ''
);
insert into reminders_planned default values;

-- Whatever changes about a visit, and whoever changes it: its reminders are planned again ...
create function replan_reminders() returns trigger language plpgsql as $$
begin
  new.remind_at := case when new.status = 'confirmed' then '-infinity'::timestamptz end;
  return new;
end $$;
create trigger booking_plans_reminders before insert or update of status, sequence, starts_at, location_id on bookings
for each row when (new.status <> 'held') execute function replan_reminders();

-- ... and those that wait to be sent are dropped. So is the message after the visit, if it did not take place.
create function drop_pending_reminders() returns trigger language plpgsql as $$
begin
  update notifications set status = 'superseded', claimed_until = null
  where about = new.id and status = 'due'
    and (template = 'reminder' or template = 'aftercare' and new.status in ('no-show', 'cancelled'));
  return null;
end $$;
create trigger booking_drops_reminders after update of status, sequence, starts_at, location_id on bookings
for each row when (old.status <> 'held') execute function drop_pending_reminders();
`;

const down = `
drop trigger booking_drops_reminders on bookings;
drop trigger booking_plans_reminders on bookings;
drop table reminders_planned, daily_digests, unsubscribes, message_templates, notifications;
drop function drop_pending_reminders, replan_reminders, notification_marks_booking;
`;

export class Notifications0012 implements MigrationInterface {
  name = 'Notifications1763800000012';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
