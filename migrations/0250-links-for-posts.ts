import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LinksForPosts0250 implements MigrationInterface {
  name = 'LinksForPosts1763800000250';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table links
        add column title text,
        add column sites text[] not null default '{}'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table links drop column title, drop column sites`);
  }
}
