import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SqueezeReasons0121 implements MigrationInterface {
  name = 'SqueezeReasons1763800000121';

  async up(db: QueryRunner): Promise<void> {
    // Why a visit was squeezed in stays on record when it has moved on. Free text: sealed, and not in the audit trail,
    // from which nothing can be erased.
    await db.query(`
      create table squeeze_reasons (
        id uuid primary key,
        booking_id uuid not null references bookings on delete cascade,
        author_id uuid not null,
        author text not null,
        at timestamptz not null,
        sealed bytea not null
      )`);
    await db.query(`create index squeeze_reasons_of_booking on squeeze_reasons (booking_id, at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table squeeze_reasons`);
  }
}
