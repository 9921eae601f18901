import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TermsInOtherLanguages0280 implements MigrationInterface {
  name = 'TermsInOtherLanguages1763800000280';

  async up(db: QueryRunner): Promise<void> {
    // By language: what a late cancellation and a visit missed mean, as the clinic says it there. Those of a treatment
    // stand in its policy.
    await db.query(
      `alter table clinic add column terms_translations jsonb not null default '{}' constraint clinic_terms_translations check (jsonb_typeof(terms_translations) = 'object')`,
    );
    await db.query(
      `create trigger clinic_terms_translations_changed after update of terms_translations on clinic for each statement execute function configuration_changed()`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger clinic_terms_translations_changed on clinic`);
    await db.query(`alter table clinic drop column terms_translations`);
  }
}
