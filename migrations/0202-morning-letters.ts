import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MorningLetters0202 implements MigrationInterface {
  name = 'MorningLetters1763800000202';

  async up(db: QueryRunner): Promise<void> {
    // How a practitioner wants to hear of visits that are new, moved or cancelled.
    await db.query(`
      alter table practitioners
        add column letters text not null default 'at-once'
          constraint practitioner_letters check (letters in ('at-once', 'morning'))`);
    // Kept: for the morning. It is merged with what comes after it as any other, and then told in one letter with the
    // day's visits, or sent by itself if that would be too late.
    await db.query(`
      alter table letters
        drop constraint letter_status,
        add constraint letter_status check (status in ('due', 'sent', 'failed', 'overtaken', 'kept'))`);
    await db.query(`create index letters_kept on letters (reader) where status = 'kept'`);
    // Each morning is looked at once, whether or not there was anything to say.
    await db.query(`
      create table mornings (
        practitioner_id uuid not null references practitioners,
        day date not null,
        primary key (practitioner_id, day)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table mornings`);
    await db.query(`drop index letters_kept`);
    await db.query(`update letters set status = 'due' where status = 'kept'`);
    await db.query(`
      alter table letters
        drop constraint letter_status,
        add constraint letter_status check (status in ('due', 'sent', 'failed', 'overtaken'))`);
    await db.query(`alter table practitioners drop column letters`);
  }
}
