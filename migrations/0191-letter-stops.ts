import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LetterStops0191 implements MigrationInterface {
  name = 'LetterStops1763800000191';

  async up(db: QueryRunner): Promise<void> {
    // Addresses, in lower case, that want no letters but those about a change: families share one, and so its wish.
    await db.query(`create table letter_stops (address text primary key, stopped_at timestamptz not null)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table letter_stops`);
  }
}
