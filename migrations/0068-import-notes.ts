import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- What was uncertain when the file was read, in sentences.
alter table imports add notes json not null default '[]';
`;

const down = `
alter table imports drop notes;
`;

/** Encodings that were guessed and choices that were made are said where somebody can object. */
export class ImportNotes0068 implements MigrationInterface {
  name = 'ImportNotes1763800000068';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
