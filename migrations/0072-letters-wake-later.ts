import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LettersWakeLater0072 implements MigrationInterface {
  name = 'LettersWakeLater1763800000072';

  async up(db: QueryRunner): Promise<void> {
    // A transaction that notifies holds a lock of the whole server until it is on disk, so bookings were written one by
    // one. Who posts a letter now notifies afterwards.
    await db.query(`drop trigger letters_wake_the_worker on letters`);
    await db.query(`drop function letter_posted`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      create function letter_posted() returns trigger language plpgsql as $$
      begin
        perform pg_notify('letters', '');
        return null;
      end $$`);
    await db.query(
      `create trigger letters_wake_the_worker after insert on letters for each statement execute function letter_posted()`,
    );
  }
}
