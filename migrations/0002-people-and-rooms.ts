import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PeopleAndRooms0002 implements MigrationInterface {
  name = 'PeopleAndRooms1763800000002';

  async up(db: QueryRunner): Promise<void> {
    // What cannot be in two places. Locked, in the order of its id, by whoever wants a claim; `version` grows with
    // every change of its claims.
    await db.query(`
      create table resources (
        id uuid primary key,
        kind text not null constraint resource_kind check (kind in ('practitioner', 'room', 'equipment')),
        version bigint not null default 1
      ) with (fillfactor = 50)`);
    await db.query(`
      create function is_a_resource() returns trigger language plpgsql as $$
      begin
        insert into resources (id, kind) values (new.id, tg_argv[0]);
        return new;
      end $$`);
    await db.query(`
      create table locations (
        id uuid primary key default uuidv7(),
        slug text not null constraint location_slug unique,
        name text not null,
        line1 text not null, city text not null, region text not null, postcode text not null, country text not null,
        latitude double precision not null constraint location_latitude check (latitude between -90 and 90),
        longitude double precision not null constraint location_longitude check (longitude between -180 and 180),
        time_zone text not null,
        phone text not null,
        access text[] not null default '{}',
        position integer not null default 0,
        active boolean not null default true
      )`);
    await db.query(`
      create table rooms (
        id uuid primary key default uuidv7() references resources deferrable initially deferred,
        location_id uuid not null references locations,
        slug text not null,
        name text not null,
        features text[] not null default '{}',
        position integer not null default 0,
        active boolean not null default true,
        constraint room_slug unique (location_id, slug)
      )`);
    await db.query(`
      create table equipment (
        id uuid primary key default uuidv7() references resources deferrable initially deferred,
        location_id uuid not null references locations,
        slug text not null,
        kind text not null,
        position integer not null default 0,
        active boolean not null default true,
        constraint equipment_slug unique (location_id, slug)
      )`);
    await db.query(`
      create table practitioners (
        id uuid primary key default uuidv7() references resources deferrable initially deferred,
        slug text not null constraint practitioner_slug unique,
        name text not null,
        title text not null,
        email text not null,
        languages text[] not null default '{}',
        registration_body text,
        registration_number text,
        position integer not null default 0,
        active boolean not null default true,
        constraint registration_is_whole check ((registration_body is null) = (registration_number is null))
      )`);
    for (const [table, kind] of [
      ['practitioners', 'practitioner'],
      ['rooms', 'room'],
      ['equipment', 'equipment'],
    ]) {
      await db.query(
        `create trigger ${table}_are_resources before insert on ${table} for each row execute function is_a_resource('${kind}')`,
      );
    }
    for (const table of ['locations', 'rooms', 'equipment', 'practitioners']) {
      await db.query(
        `create trigger ${table}_changed after insert or update or delete on ${table} for each statement execute function configuration_changed()`,
      );
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['practitioners', 'equipment', 'rooms', 'locations', 'resources']) {
      await db.query(`drop table ${table}`);
    }
    await db.query(`drop function is_a_resource`);
  }
}
