import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- The way of patients to their appointments: a link in an email, used once, begins a session. Of both secrets only the
-- SHA-256 is here. The address is as it was typed; whose appointments it opens is decided whenever they are read.
create table patient_links (
  id uuid primary key,
  token_hash bytea not null constraint patient_link_token unique,
  email text not null,
  expires_at timestamptz not null
);

create table patient_sessions (
  token_hash bytea primary key,
  email text not null,
  begun_at timestamptz not null,
  seen_at timestamptz not null
);
`;

const down = `
drop table patient_sessions;
drop table patient_links;
`;

export class PatientSessions0027 implements MigrationInterface {
  name = 'PatientSessions1763800000027';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
