import type { MigrationInterface, QueryRunner } from 'typeorm';

export class VisitNotes0092 implements MigrationInterface {
  name = 'VisitNotes1763800000092';

  async up(db: QueryRunner): Promise<void> {
    // Sealed in the application with the row's own id as context. A correction is another note that names the one it
    // corrects; nothing is ever changed or taken away.
    await db.query(`
      create table visit_notes (
        id uuid primary key,
        booking_id uuid not null references bookings,
        author_id uuid not null,
        author text not null,
        at timestamptz not null,
        corrects uuid constraint note_corrected_once unique references visit_notes,
        sealed bytea not null
      )`);
    await db.query(`create index notes_of_booking on visit_notes (booking_id, at)`);
    await db.query(`
      create function notes_are_append_only() returns trigger language plpgsql as $$
      begin
        raise exception 'notes are append-only';
      end $$`);
    await db.query(
      `create trigger notes_are_append_only before update or delete or truncate on visit_notes for each statement execute function notes_are_append_only()`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table visit_notes`);
    await db.query(`drop function notes_are_append_only`);
  }
}
