import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- How the clinic looks to its patients, and what the law wants said: a web address, or Markdown.
alter table clinic
  add brand_logo text,
  add brand_color text constraint clinic_brand_color check (brand_color ~* '^#[0-9a-f]{6}$'),
  add brand_welcome text,
  add brand_translations jsonb not null default '{}',
  add privacy_page text,
  add legal_page text;
`;

const down = `
alter table clinic
  drop brand_logo,
  drop brand_color,
  drop brand_welcome,
  drop brand_translations,
  drop privacy_page,
  drop legal_page;
`;

export class Brand0026 implements MigrationInterface {
  name = 'Brand1763800000026';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
