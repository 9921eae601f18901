import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LettersMerge0200 implements MigrationInterface {
  name = 'LettersMerge1763800000200';

  async up(db: QueryRunner): Promise<void> {
    // A change of a visit that follows upon another is told with it, in one letter. For that a letter says what its
    // reader may have known of the visit before (knew: a list), and what they know once they have read it (says).
    // reader: `patient`, or a practitioner's id, since the same address may stand for both.
    await db.query(`
      alter table letters
        add column reader text,
        add column knew jsonb,
        add column says jsonb,
        add constraint letter_standing_is_whole check (
          (reader is null) = (knew is null) and (reader is null) = (says is null)),
        add constraint letter_knew_is_a_list check (jsonb_typeof(knew) = 'array')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table letters drop column reader, drop column knew, drop column says`);
  }
}
