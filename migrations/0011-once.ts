import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Once0011 implements MigrationInterface {
  name = 'Once1763800000011';

  async up(db: QueryRunner): Promise<void> {
    // Requests already answered, by the hash of their idempotency key. The answer is sealed: it may hold a secret link.
    await db.query(`
      create table answered_requests (
        key_hash bytea primary key,
        request_hash bytea not null,
        sealed_answer bytea,
        at timestamptz not null
      )`);
    await db.query(`create index answered_requests_by_age on answered_requests (at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table answered_requests`);
  }
}
