import type { MigrationInterface, QueryRunner } from 'typeorm';

export class BlogReadings0251 implements MigrationInterface {
  name = 'BlogReadings1763800000251';

  async up(db: QueryRunner): Promise<void> {
    // The posts of a blog, while somebody looks at which of them shall have a link. Kept for a day, so that it has an
    // address. json, not jsonb: posts are told by where they stand.
    await db.query(`
      create table blog_readings (
        id uuid primary key,
        staff_id uuid not null,
        source text not null,
        posts json not null,
        read_at timestamptz not null
      )`);
    await db.query(`create index blog_readings_by_age on blog_readings (read_at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table blog_readings`);
  }
}
