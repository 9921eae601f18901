import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- The privacy policy and the legal notice in the other languages that patients read.
alter table clinic add page_translations jsonb not null default '{}';
`;

const down = `
alter table clinic drop page_translations;
`;

export class PageTranslations0037 implements MigrationInterface {
  name = 'PageTranslations1763800000037';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
