import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = String.raw`
-- Families share an e-mail address, so a patient is identified by address and name. Somebody who books by phone may have
-- no address: then number and name identify them. Health data is never stored here: notes and answers are encrypted by
-- the application and stand beside the booking.
create table patients (
  id uuid primary key default uuidv7(),
  name text not null,
  email text,
  phone text,
  locale text not null default 'en',
  created_at timestamptz not null,
  -- What the search looks in: no accents, and a blank before each word so that words can be found by how they begin.
  search_text text generated always as
    (' ' || regexp_replace(normalize(lower(name || ' ' || coalesce(email, '')), NFKD), '[\u0300-\u036f]', '', 'g')) stored,
  -- The number in the form it is compared by, however it was typed: see foldPhone in patients/phone-number.ts.
  phone_key text,
  constraint patient_can_be_reached check (email is not null or phone_key is not null)
);
create unique index patient_identity on patients (lower(email), lower(name));
create unique index patient_by_phone on patients (phone_key, lower(name)) where email is null;
create index patients_alike on patients using gin (search_text gin_trgm_ops);
create index patients_by_digits on patients using gin (phone_key gin_trgm_ops);
`;

const down = `
drop table patients;
`;

export class Patients0005 implements MigrationInterface {
  name = 'Patients1763800000005';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
