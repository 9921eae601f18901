import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- What cannot be in two places at once: practitioners, rooms and equipment.
create table resources (
  id uuid primary key,
  kind text not null constraint resource_kind check (kind in ('practitioner', 'room', 'equipment')),
  -- Whether staff may overbook it.
  overlap_allowed boolean not null default false
);

-- Which resources changed (when they are taken, or anything else a diary shows), by transaction. Every process keeps busy
-- times in memory, and before each answer asks which resources changed since the snapshot (pg_current_snapshot) in which it
-- asked before. A counter in the row of each resource would tell as much, but then all who book one room would wait for one
-- another, on whatever day.
create table resource_changes (
  xid xid8 not null default pg_current_xact_id(),
  resource_id uuid not null
);
create index resource_changes_by_xid on resource_changes (xid, resource_id);
-- Once it is long the log is emptied, and "epoch" tells everybody that what they remember may be out of date.
create table resource_changes_epoch (
  id smallint primary key default 1 constraint resource_changes_epoch_is_one check (id = 1),
  epoch bigint not null default 1
);
insert into resource_changes_epoch default values;

-- Gives each practitioner, room or unit of equipment its row in resources; the trigger's argument is the kind.
create function is_a_resource() returns trigger language plpgsql as $$
begin
  insert into resources (id, kind) values (new.id, tg_argv[0]);
  return new;
end $$;

create table locations (
  id uuid primary key default uuidv7(),
  slug text not null constraint location_slug unique,
  name text not null,
  line1 text not null,
  city text not null,
  region text not null,
  postcode text not null,
  country text not null,
  latitude double precision not null constraint location_latitude check (latitude between -90 and 90),
  longitude double precision not null constraint location_longitude check (longitude between -180 and 180),
  time_zone text not null,
  phone text not null,
  access text[] not null default '{}',
  access_note text not null default '',
  position integer not null default 0,
  active boolean not null default true
);
create trigger locations_changed after insert or update or delete on locations
for each statement execute function configuration_changed();

create table rooms (
  id uuid primary key default uuidv7() references resources deferrable initially deferred,
  location_id uuid not null references locations,
  slug text not null,
  name text not null,
  features text[] not null default '{}',
  position integer not null default 0,
  active boolean not null default true,
  constraint room_slug unique (location_id, slug)
);
create trigger rooms_are_resources before insert on rooms for each row execute function is_a_resource('room');
create trigger rooms_changed after insert or update or delete on rooms
for each statement execute function configuration_changed();

create table equipment (
  id uuid primary key default uuidv7() references resources deferrable initially deferred,
  location_id uuid not null references locations,
  slug text not null,
  kind text not null,
  position integer not null default 0,
  active boolean not null default true,
  constraint equipment_slug unique (location_id, slug)
);
create trigger equipment_are_resources before insert on equipment for each row execute function is_a_resource('equipment');
create trigger equipment_changed after insert or update or delete on equipment
for each statement execute function configuration_changed();

-- A period in which a whole location is closed, in its local time: the closure stays on its dates even when the rules of
-- the zone change. to_minute 1440 is 24:00.
create table closures (
  id uuid primary key default uuidv7(),
  location_id uuid not null references locations,
  from_date date not null,
  from_minute smallint not null constraint closure_from_minute check (from_minute between 0 and 1439),
  to_date date not null,
  to_minute smallint not null constraint closure_to_minute check (to_minute between 1 and 1440),
  reason text,
  constraint closure_is_a_period check ((from_date, from_minute) < (to_date, to_minute))
);
create trigger closures_changed after insert or update or delete on closures
for each statement execute function configuration_changed();
`;

const down = `
drop table closures, equipment, rooms, locations, resource_changes, resource_changes_epoch, resources;
drop function is_a_resource;
`;

export class Locations0002 implements MigrationInterface {
  name = 'Locations1763800000002';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
