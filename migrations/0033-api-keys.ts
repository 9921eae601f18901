import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- The keys with which other systems book for patients. Of a key only its SHA-256 is stored.
create table api_keys (
  id uuid primary key,
  name text not null,
  scopes text[] not null,
  per_minute integer not null constraint api_key_per_minute check (per_minute > 0),
  hash bytea not null constraint api_key_hash unique,
  created_at timestamptz not null,
  -- To the hour, so that using a key does not write a row each time.
  used_at timestamptz,
  revoked_at timestamptz
);
`;

const down = `
drop table api_keys;
`;

export class ApiKeys0033 implements MigrationInterface {
  name = 'ApiKeys1763800000033';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
