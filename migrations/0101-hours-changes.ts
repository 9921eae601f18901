import type { MigrationInterface, QueryRunner } from 'typeorm';

export class HoursChanges0101 implements MigrationInterface {
  name = 'HoursChanges1763800000101';

  async up(db: QueryRunner): Promise<void> {
    // A change of somebody's hours: proposed, while it is decided what becomes of the visits it strands; saved; and for
    // a while it can be undone. json, not jsonb: the hours are compared as they were written.
    await db.query(`
      create table hours_changes (
        id uuid primary key,
        practitioner_id uuid not null references practitioners,
        staff_id uuid not null,
        status text not null default 'proposed'
          constraint hours_change_status check (status in ('proposed', 'saved', 'undone')),
        edit json not null,
        proposed_at timestamptz not null,
        saved_at timestamptz,
        undo_until timestamptz,
        hours_before json,
        hours_after json,
        visits json,
        constraint hours_change_is_whole check ((status = 'proposed') = (saved_at is null)
          and (saved_at is null) = (undo_until is null) and (saved_at is null) = (hours_before is null)
          and (saved_at is null) = (hours_after is null) and (saved_at is null) = (visits is null))
      )`);
    await db.query(`create index hours_changes_proposed on hours_changes (proposed_at) where status = 'proposed'`);
    await db.query(`alter table letters add column part_of uuid`);
    await db.query(`create index letters_part_of on letters (part_of) where part_of is not null`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table letters drop column part_of`);
    await db.query(`drop table hours_changes`);
  }
}
