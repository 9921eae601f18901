import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- An appointment. A hold is a booking without a patient that expires at hold_expires_at; confirming it changes only
-- this row.
create table bookings (
  id uuid primary key,
  reference text not null constraint booking_reference unique,
  status text not null constraint booking_status
    check (status in ('held', 'confirmed', 'arrived', 'started', 'done', 'no-show', 'cancelled')),
  hold_hash bytea,
  hold_expires_at timestamptz,
  practitioner_id uuid not null references practitioners,
  location_id uuid not null references locations,
  treatment_id uuid not null references treatments,
  add_on_ids uuid[] not null default '{}',
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- Price and terms as they were shown when booking, whatever the clinic says later.
  price integer not null,
  currency text not null,
  cancel_notice_minutes integer not null,
  late_cancellation text not null default '',
  no_show text not null default '',
  patient_id uuid references patients,
  -- In which the patient is written to, BCP 47. Null: in the clinic's language.
  language text constraint booking_language check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
  text_wanted boolean not null default false,
  sealed_note bytea,
  sealed_answers bytea,
  link_hash bytea,
  link_generation integer not null default 0,
  sequence integer not null default 0,
  via_link_id uuid references links,
  via_placement text constraint booking_placement check (length(via_placement) <= 24),
  booked_by uuid,
  -- Why it may overlap other visits.
  overbook_reason text,
  -- When it entered each state, so that the last step can be undone.
  created_at timestamptz not null,
  confirmed_at timestamptz,
  arrived_at timestamptz,
  started_at timestamptz,
  done_at timestamptz,
  missed_at timestamptz,
  cancelled_at timestamptz,
  cancelled_by text constraint booking_cancelled_by check (cancelled_by in ('patient', 'clinic')),
  cancel_reason text,
  -- When the worker looks at this visit next, to plan its reminders or because one is due. Null: none is to come.
  remind_at timestamptz,
  constraint booking_is_a_period check (starts_at < ends_at),
  constraint hold_lapses check ((status = 'held') = (hold_expires_at is not null)),
  constraint visit_has_a_patient check (status = 'held' or patient_id is not null),
  constraint overbooking_is_by_staff
    check (overbook_reason is null or (booked_by is not null and length(trim(overbook_reason)) > 0))
) with (fillfactor = 80);
create unique index booking_hold on bookings (hold_hash) where hold_hash is not null;
create unique index booking_link on bookings (link_hash) where link_hash is not null;
create index booking_lapses on bookings (hold_expires_at) where status = 'held';
create index booking_day on bookings (practitioner_id, starts_at);
create index booking_patient on bookings (patient_id);
create index bookings_by_link on bookings (via_link_id, confirmed_at) where via_link_id is not null;
create index bookings_by_place on bookings (location_id, starts_at) where status <> 'held';
create index bookings_to_remind on bookings (remind_at) where remind_at is not null;
create index active_bookings on bookings (patient_id, starts_at, id) where status in ('confirmed', 'arrived', 'started', 'done');

-- Why a visit was overbooked, kept when the visit has moved on. Encrypted free text, and not in the audit trail, from
-- which nothing can be erased.
create table overbook_reasons (
  id uuid primary key,
  booking_id uuid not null references bookings on delete cascade,
  author_id uuid not null,
  author text not null,
  at timestamptz not null,
  sealed bytea not null
);
create index overbook_reasons_of_booking on overbook_reasons (booking_id, at);

-- What the patient's calendar program last answered to each invitation, by the invitation's SEQUENCE (RFC 5546), and how
-- many times it changed its answer.
create table calendar_answers (
  booking_id uuid not null references bookings on delete cascade,
  sequence integer not null,
  answer text not null constraint calendar_answer check (answer in ('accepted', 'tentative', 'declined')),
  answered_at timestamptz not null,
  changes smallint not null default 0,
  primary key (booking_id, sequence)
);

-- For those who check the service from outside.
create view booking_facts as
  select b.reference, p.email, pr.slug as practitioner, l.slug as location, b.starts_at as starts, b.ends_at as ends,
    b.status, b.status in ('confirmed', 'arrived', 'started', 'done') as active, b.sequence
  from bookings b
  join patients p on p.id = b.patient_id
  join practitioners pr on pr.id = b.practitioner_id
  join locations l on l.id = b.location_id;
`;

const down = `
drop view booking_facts;
drop table calendar_answers, overbook_reasons, bookings;
`;

export class Bookings0007 implements MigrationInterface {
  name = 'Bookings1763800000007';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
