import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- The outbox: one message to one recipient, inserted in the transaction of the change it is about. The key is unique, so
-- posting twice is harmless; message_id never changes, so that a mail program recognizes a repetition.
create table letters (
  id uuid primary key default uuidv7(),
  key text not null constraint letter_key unique,
  kind text not null,
  recipient text not null,
  data jsonb not null,
  about uuid,
  message_id text not null constraint letter_message_id unique,
  -- overtaken: not sent, because a later message about the same visit says more. kept: waits for the morning summary.
  status text not null default 'due' constraint letter_status check (status in ('due', 'sent', 'failed', 'overtaken', 'kept')),
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
  constraint letter_standing_is_whole check ((reader is null) = (knew is null) and (reader is null) = (says is null)),
  constraint letter_knew_is_a_list check (jsonb_typeof(knew) = 'array')
) with (fillfactor = 80);
create index letters_due on letters (due_at) where status = 'due';
create index letters_about on letters (about);
create index letters_part_of on letters (part_of) where part_of is not null;
create index letters_failed on letters (failed_at) where status = 'failed' and settled_at is null;
create index letters_kept on letters (reader) where status = 'kept';
create index letters_undelivered on letters (about) where undelivered_at is not null and settled_at is null;

-- A visit is marked in the diary while a message about it is undelivered. Open diaries learn of it as they learn of any
-- change: by the version of the practitioner.
create function letter_marks_its_visit() returns trigger language plpgsql as $$
begin
  update resources set version = version + 1 where id = (select practitioner_id from bookings where id = new.about);
  return null;
end $$;
create trigger letter_marks_its_visit after update on letters for each row
when (new.about is not null
  and (old.undelivered_at is not null and old.settled_at is null and old.status in ('due', 'failed'))
    is distinct from (new.undelivered_at is not null and new.settled_at is null and new.status in ('due', 'failed')))
execute function letter_marks_its_visit();

-- The clinic's own wording of a message, part by part. Null: the text of the application in that language.
create table letter_texts (
  kind text not null,
  language text not null,
  subject text,
  title text,
  greeting text,
  body text,
  primary key (kind, language)
);
create trigger letter_texts_changed after insert or update or delete on letter_texts
for each statement execute function configuration_changed();

-- Addresses, in lower case, that want no messages except about changes. A family that shares one shares the wish.
create table letter_stops (address text primary key, stopped_at timestamptz not null);

-- The mornings on which a practitioner's summary was considered, whether or not there was anything to send.
create table mornings (
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
create function plan_reminders_anew() returns trigger language plpgsql as $$
begin
  new.remind_at := case when new.status = 'confirmed' then '-infinity'::timestamptz end;
  return new;
end $$;
create trigger booking_plans_reminders before insert or update of status, sequence, starts_at, location_id on bookings
for each row when (new.status <> 'held') execute function plan_reminders_anew();

-- ... and those that wait to be sent are dropped. So is the message after the visit, if it did not take place.
create function drop_waiting_reminders() returns trigger language plpgsql as $$
begin
  update letters set status = 'overtaken', claimed_until = null
  where about = new.id and status = 'due'
    and (kind in ('reminder', 'reminder-text') or kind = 'aftercare' and new.status in ('no-show', 'cancelled'));
  return null;
end $$;
create trigger booking_drops_reminders after update of status, sequence, starts_at, location_id on bookings
for each row when (old.status <> 'held') execute function drop_waiting_reminders();
`;

const down = `
drop trigger booking_drops_reminders on bookings;
drop trigger booking_plans_reminders on bookings;
drop table reminders_planned, mornings, letter_stops, letter_texts, letters;
drop function drop_waiting_reminders, plan_reminders_anew, letter_marks_its_visit;
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
