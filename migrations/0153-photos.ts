import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Photos0153 implements MigrationInterface {
  name = 'Photos1763800000153';

  async up(db: QueryRunner): Promise<void> {
    // Re-encoded squares, small enough to stand in a row: whoever backs up the database has the photos too. The hash is of
    // their content, so an address never shows another picture.
    await db.query(`
      create table practitioner_photos (
        practitioner_id uuid primary key references practitioners,
        hash text not null,
        large bytea not null constraint photo_large_is_bounded check (length(large) <= 400000),
        small bytea not null constraint photo_small_is_bounded check (length(small) <= 120000),
        alt text not null,
        changed_at timestamptz not null
      )`);
    await db.query(`create index practitioner_photos_by_hash on practitioner_photos (hash)`);
    await db.query(
      `create trigger practitioner_photos_changed after insert or update or delete on practitioner_photos for each statement execute function configuration_changed()`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table practitioner_photos`);
  }
}
