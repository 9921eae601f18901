import type { MigrationInterface, QueryRunner } from 'typeorm';

const tells = (row: string) =>
  `(${row}.undelivered_at is not null and ${row}.settled_at is null and ${row}.status in ('due', 'failed'))`;

export class LettersThatDoNotArrive0220 implements MigrationInterface {
  name = 'LettersThatDoNotArrive1763800000220';

  async up(db: QueryRunner): Promise<void> {
    // Since when it has been known that somebody had better phone: refused for good, come back, or put off for too long.
    await db.query(`alter table letters add column undelivered_at timestamptz`);
    await db.query(`update letters set undelivered_at = failed_at where status = 'failed'`);
    // Few at any time: a diary asks for each visit, a letter that was taken asks for its address.
    await db.query(
      `create index letters_undelivered on letters (about) where undelivered_at is not null and settled_at is null`,
    );
    // Open diaries hear of a mark that comes or goes, whoever writes it, as of every change: by their practitioner's version.
    await db.query(`
      create function letter_marks_its_visit() returns trigger language plpgsql as $$
      begin
        update resources set version = version + 1 where id = (select practitioner_id from bookings where id = new.about);
        return null;
      end $$`);
    await db.query(`
      create trigger letter_marks_its_visit after update on letters for each row
      when (new.about is not null and ${tells('old')} is distinct from ${tells('new')})
      execute function letter_marks_its_visit()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger letter_marks_its_visit on letters`);
    await db.query(`drop function letter_marks_its_visit`);
    await db.query(`drop index letters_undelivered`);
    await db.query(`alter table letters drop column undelivered_at`);
  }
}
