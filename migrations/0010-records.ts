import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- Notes on a visit, encrypted by the application with the row's own id as context. A note is never changed or deleted: a
-- correction is another note that names the one it corrects. A note belongs to the practitioner among whose notes it was
-- written, also when the visit moves to a colleague.
create table visit_notes (
  id uuid primary key,
  booking_id uuid not null references bookings,
  practitioner_id uuid not null references practitioners,
  author_id uuid not null,
  author text not null,
  at timestamptz not null,
  corrects uuid constraint note_corrected_once unique references visit_notes,
  sealed bytea not null
);
create index notes_of_booking on visit_notes (booking_id, at);
create function notes_are_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'notes are append-only';
end $$;
create trigger notes_are_append_only before update or delete or truncate on visit_notes
for each statement execute function notes_are_append_only();

-- One practitioner's notes about one patient, opened to another practitioner until the hand-over is revoked.
create table note_shares (
  id uuid primary key,
  patient_id uuid not null references patients,
  from_id uuid not null references practitioners,
  to_id uuid not null references practitioners,
  at timestamptz not null,
  by_id uuid not null,
  revoked_at timestamptz,
  revoked_by_id uuid,
  constraint note_share_is_to_another check (from_id <> to_id),
  constraint note_share_is_revoked_by_someone check ((revoked_at is null) = (revoked_by_id is null))
);
create unique index note_share_stands_once on note_shares (patient_id, from_id, to_id) where revoked_at is null;
create index note_shares_to on note_shares (to_id) where revoked_at is null;
create index note_shares_from on note_shares (from_id) where revoked_at is null;

-- Emergency access ("break glass"): an administrator reads one patient's notes and answers for an hour. The reason is free
-- text and may be about health: it is encrypted here, and the audit trail only names this row.
create table emergency_access (
  id uuid primary key,
  patient_id uuid not null references patients,
  staff_id uuid not null references staff,
  sealed_reason bytea not null,
  at timestamptz not null,
  until timestamptz not null,
  closed_at timestamptz,
  constraint emergency_access_ends check (at < until)
);
create index emergency_access_of_patient on emergency_access (patient_id, at);
create index emergency_access_by_staff on emergency_access (staff_id, patient_id, until);
`;

const down = `
drop table emergency_access, note_shares, visit_notes;
drop function notes_are_append_only;
`;

export class Records0010 implements MigrationInterface {
  name = 'Records1763800000010';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
