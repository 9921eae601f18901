import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LettersOvertaken0120 implements MigrationInterface {
  name = 'LettersOvertaken1763800000120';

  async up(db: QueryRunner): Promise<void> {
    // A letter about a visit that was still to go when a later one about it went: sent now, it would be the last word.
    await db.query(`
      alter table letters
        drop constraint letter_status,
        add constraint letter_status check (status in ('due', 'sent', 'failed', 'overtaken'))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`update letters set status = 'failed' where status = 'overtaken'`);
    await db.query(`
      alter table letters
        drop constraint letter_status,
        add constraint letter_status check (status in ('due', 'sent', 'failed'))`);
  }
}
