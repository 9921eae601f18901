import type { MigrationInterface, QueryRunner } from 'typeorm';

export class HandOvers0110 implements MigrationInterface {
  name = 'HandOvers1763800000110';

  async up(db: QueryRunner): Promise<void> {
    // A note belongs to the practitioner whose notes about the patient it was written among. It stays theirs when the
    // visit is moved to a colleague: only a hand-over opens it to someone else.
    await db.query(`alter table visit_notes add column practitioner_id uuid references practitioners`);
    await db.query(`alter table visit_notes disable trigger notes_are_append_only`);
    await db.query(`
      update visit_notes n set practitioner_id = coalesce(
        (select s.practitioner_id from staff s where s.id = n.author_id),
        (select b.practitioner_id from bookings b where b.id = n.booking_id))`);
    await db.query(`alter table visit_notes enable trigger notes_are_append_only`);
    await db.query(`alter table visit_notes alter column practitioner_id set not null`);
    // One practitioner's notes about one patient, opened to another practitioner until that is revoked.
    await db.query(`
      create table hand_overs (
        id uuid primary key,
        patient_id uuid not null references patients,
        from_id uuid not null references practitioners,
        to_id uuid not null references practitioners,
        at timestamptz not null,
        by_id uuid not null,
        revoked_at timestamptz,
        revoked_by_id uuid,
        constraint hand_over_is_to_another check (from_id <> to_id),
        constraint hand_over_is_revoked_by_someone check ((revoked_at is null) = (revoked_by_id is null))
      )`);
    await db.query(
      `create unique index hand_over_stands_once on hand_overs (patient_id, from_id, to_id) where revoked_at is null`,
    );
    await db.query(`create index hand_overs_to on hand_overs (to_id) where revoked_at is null`);
    await db.query(`create index hand_overs_from on hand_overs (from_id) where revoked_at is null`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table hand_overs`);
    await db.query(`alter table visit_notes drop column practitioner_id`);
  }
}
