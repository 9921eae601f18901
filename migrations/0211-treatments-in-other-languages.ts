import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TreatmentsInOtherLanguages0211 implements MigrationInterface {
  name = 'TreatmentsInOtherLanguages1763800000211';

  async up(db: QueryRunner): Promise<void> {
    // By language: the name, description and so on as the clinic says them there.
    await db.query(
      `alter table treatments add column translations jsonb not null default '{}' constraint treatment_translations check (jsonb_typeof(translations) = 'object')`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table treatments drop column translations`);
  }
}
