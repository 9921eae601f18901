import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Letters0009 implements MigrationInterface {
  name = 'Letters1763800000009';

  async up(db: QueryRunner): Promise<void> {
    // The outbox: one message to one recipient, inserted in the transaction of the change it tells about.
    // The key is unique, so posting twice is harmless; message_id never changes, so a repeat is recognisable.
    await db.query(`
      create table letters (
        id uuid primary key default uuidv7(),
        key text not null constraint letter_key unique,
        kind text not null,
        recipient text not null,
        data jsonb not null,
        about uuid,
        message_id text not null constraint letter_message_id unique,
        status text not null default 'due' constraint letter_status check (status in ('due', 'sent', 'failed')),
        attempts integer not null default 0,
        posted_at timestamptz not null,
        due_at timestamptz not null,
        claimed_until timestamptz,
        sent_at timestamptz,
        failed_at timestamptz,
        last_fault text
      ) with (fillfactor = 80)`);
    await db.query(`create index letters_due on letters (due_at) where status = 'due'`);
    await db.query(`create index letters_about on letters (about)`);
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

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table letters`);
    await db.query(`drop function letter_posted`);
  }
}
