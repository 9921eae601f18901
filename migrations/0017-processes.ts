import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- Each worker says every few seconds that it is alive.
create table workers (id uuid primary key, seen_at timestamptz not null);

-- When each job last ran, and how often it is meant to run, so that a page can say that it is late.
create table job_runs (
  job text primary key,
  started_at timestamptz not null,
  ended_at timestamptz,
  fault text,
  every_seconds double precision
);

-- Requests that were answered already, by the hash of their idempotency key. The answer is encrypted: it may contain a
-- secret link.
create table idempotency_keys (
  key_hash bytea primary key,
  request_hash bytea not null,
  sealed_answer bytea,
  at timestamptz not null
);
create index idempotency_keys_by_age on idempotency_keys (at);
`;

const down = `
drop table idempotency_keys, job_runs, workers;
`;

export class Processes0017 implements MigrationInterface {
  name = 'Processes1763800000017';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
