import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LetterTexts0161 implements MigrationInterface {
  name = 'LetterTexts1763800000161';

  async up(db: QueryRunner): Promise<void> {
    // The clinic's own words for a letter, part by part; what is null is said as the catalogue of that language has it.
    await db.query(`
      create table letter_texts (
        kind text not null,
        language text not null,
        subject text,
        title text,
        greeting text,
        body text,
        primary key (kind, language)
      )`);
    await db.query(
      `create trigger letter_texts_changed after insert or update or delete on letter_texts for each statement execute function configuration_changed()`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table letter_texts`);
  }
}
