import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
alter table locations add transit_note text not null default '';

-- The door, re-encoded and small enough for a row, as photos of practitioners are.
create table location_photos (
  location_id uuid primary key references locations,
  hash text not null,
  large bytea not null constraint place_photo_large_is_bounded check (length(large) <= 1000000),
  small bytea not null constraint place_photo_small_is_bounded check (length(small) <= 400000),
  alt text not null,
  changed_at timestamptz not null
);
create index location_photos_by_hash on location_photos (hash);
create trigger location_photos_changed after insert or update or delete on location_photos
for each statement execute function configuration_changed();
create trigger location_photos_noted_new after insert on location_photos referencing new table as after
for each statement execute function record_last_modified('location_id');
create trigger location_photos_noted after update on location_photos referencing old table as before new table as after
for each statement execute function record_last_modified('location_id');
create trigger location_photos_noted_gone after delete on location_photos referencing old table as before
for each statement execute function record_last_modified('location_id');
`;

/** What patients are told of a place before they come: how it looks, and how to reach it by public transit. */
export class Places0030 implements MigrationInterface {
  name = 'Places1763800000030';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table location_photos; alter table locations drop transit_note;');
  }
}
