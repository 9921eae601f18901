import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- Patients and visits imported from another program, from the upload on: read, columns and values assigned a meaning, checked
-- without writing anything, imported. Deleted a day later. "tell": write to the patients about their visits.
create table imports (
  id uuid primary key,
  staff_id uuid not null,
  staff_name text not null,
  source text not null constraint import_source check (source in ('easy-appointments', 'table')),
  name text not null,
  state text not null constraint import_state
    check (state in ('reading', 'columns', 'meanings', 'checking', 'checked', 'importing', 'imported', 'failed')),
  progress real not null default 0 constraint import_progress check (progress between 0 and 1),
  fault text,
  header json,
  findings json,
  configuration json,
  columns json,
  meanings json,
  result json,
  tell boolean not null default false,
  begun_at timestamptz not null,
  touched_at timestamptz not null
);
create table import_records (
  import_id uuid not null references imports on delete cascade,
  n integer not null,
  record json not null,
  outcome json,
  primary key (import_id, n)
);

-- What was imported once is not imported again, from whichever file. Only a hash, since a key may contain an address.
create table imported_records (
  source text not null,
  key_hash bytea not null,
  import_id uuid not null,
  booking_id uuid references bookings on delete set null,
  at timestamptz not null,
  constraint imported_once primary key (source, key_hash)
);
create index imported_booking on imported_records (booking_id);
`;

const down = `
drop table imported_records, import_records, imports;
`;

export class Imports0016 implements MigrationInterface {
  name = 'Imports1763800000016';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
