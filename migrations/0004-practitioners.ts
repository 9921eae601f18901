import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
create table practitioners (
  id uuid primary key default uuidv7() references resources deferrable initially deferred,
  slug text not null constraint practitioner_slug unique,
  name text not null,
  title text not null,
  email text not null,
  languages text[] not null default '{}',
  registration_body text,
  registration_number text,
  -- Markdown.
  profile text not null default '',
  gender text constraint practitioner_gender check (gender in ('woman', 'man', 'non-binary')),
  access text[] not null default '{}',
  -- When this practitioner hears of new, moved and cancelled visits.
  letters text not null default 'at-once' constraint practitioner_notification_preference check (letters in ('at-once', 'morning')),
  position integer not null default 0,
  active boolean not null default true,
  constraint registration_is_whole check ((registration_body is null) = (registration_number is null))
);
create trigger practitioners_are_resources before insert on practitioners
for each row execute function is_a_resource('practitioner');
create trigger practitioners_changed after insert or update or delete on practitioners
for each statement execute function configuration_changed();

-- Re-encoded square photos, small enough for a row, so that a backup of the database contains them. The hash is that of the
-- content: the URL of a photo never shows a different one.
create table practitioner_photos (
  practitioner_id uuid primary key references practitioners,
  hash text not null,
  large bytea not null constraint photo_large_is_bounded check (length(large) <= 400000),
  small bytea not null constraint photo_small_is_bounded check (length(small) <= 120000),
  alt text not null,
  changed_at timestamptz not null
);
create index practitioner_photos_by_hash on practitioner_photos (hash);
create trigger practitioner_photos_changed after insert or update or delete on practitioner_photos
for each statement execute function configuration_changed();

-- Who offers which treatment where. Price and phases only where they differ from the treatment's.
create table offers (
  practitioner_id uuid not null references practitioners,
  treatment_id uuid not null references treatments,
  location_id uuid not null references locations,
  price integer constraint offer_price check (price >= 0),
  phases jsonb constraint offer_phases check (jsonb_array_length(phases) > 0),
  primary key (practitioner_id, treatment_id, location_id)
);
create trigger offers_changed after insert or update or delete on offers
for each statement execute function configuration_changed();

-- Weekly working hours in the location's local time, in minutes of the day; to_minute 1440 is 24:00. With every_weeks 2 they
-- hold in every second week, counted from the week of "starting".
create table weekly_hours (
  id uuid primary key default uuidv7(),
  practitioner_id uuid not null references practitioners,
  location_id uuid not null references locations,
  weekday smallint not null constraint hours_weekday check (weekday between 1 and 7),
  from_minute smallint not null,
  to_minute smallint not null,
  every_weeks smallint not null default 1 constraint hours_every_weeks check (every_weeks between 1 and 52),
  starting date,
  constraint hours_are_a_period check (0 <= from_minute and from_minute < to_minute and to_minute <= 1440),
  constraint hours_of_some_weeks_have_a_first check (every_weeks = 1 or starting is not null)
);
create trigger weekly_hours_changed after insert or update or delete on weekly_hours
for each statement execute function configuration_changed();

-- Other hours on one date instead of the weekly ones.
create table opening_exceptions (
  practitioner_id uuid not null references practitioners,
  location_id uuid not null references locations,
  date date not null,
  open jsonb not null,
  primary key (practitioner_id, location_id, date)
);
create trigger opening_exceptions_changed after insert or update or delete on opening_exceptions
for each statement execute function configuration_changed();

create table time_off (
  id uuid primary key default uuidv7(),
  practitioner_id uuid not null references practitioners,
  from_at timestamptz not null,
  to_at timestamptz not null,
  reason text,
  constraint time_off_is_a_period check (from_at < to_at)
);
create trigger time_off_changed after insert or update or delete on time_off
for each statement execute function configuration_changed();
`;

const down = `
drop table time_off, opening_exceptions, weekly_hours, offers, practitioner_photos, practitioners;
`;

export class Practitioners0004 implements MigrationInterface {
  name = 'Practitioners1763800000004';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
