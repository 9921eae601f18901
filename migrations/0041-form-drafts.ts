import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- Forms that were sent after their session had ended, until their sender has signed in again; an hour at most.
create table form_drafts (
  id uuid primary key,
  staff_id uuid not null references staff (id) on delete cascade,
  -- AES-256-GCM: key id | nonce | tag | ciphertext.
  sealed bytea not null,
  at timestamptz not null
);
create index form_drafts_of_staff on form_drafts (staff_id, at);
create index form_drafts_at on form_drafts (at);
`;

const down = `
drop table form_drafts;
`;

export class FormDrafts0041 implements MigrationInterface {
  name = 'FormDrafts1763800000041';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
