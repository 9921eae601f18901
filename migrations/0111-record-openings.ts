import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RecordOpenings0111 implements MigrationInterface {
  name = 'RecordOpenings1763800000111';

  async up(db: QueryRunner): Promise<void> {
    // Break-glass: an administrator reads one patient's notes and answers, for an hour. Why is free text, which may well
    // be about health: it is sealed here, and the audit trail names this row and nothing else.
    await db.query(`
      create table record_openings (
        id uuid primary key,
        patient_id uuid not null references patients,
        staff_id uuid not null references staff,
        sealed_reason bytea not null,
        at timestamptz not null,
        until timestamptz not null,
        closed_at timestamptz,
        constraint record_opening_ends check (at < until)
      )`);
    await db.query(`create index record_openings_of_patient on record_openings (patient_id, at)`);
    await db.query(`create index record_openings_by_staff on record_openings (staff_id, patient_id, until)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table record_openings`);
  }
}
