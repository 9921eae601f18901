import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- A backup of a blog is read while somebody waits. progress: how much of it, null once it is read; fault: why it cannot be,
-- as a sentence; left_out: how many entries are no article that readers can open.
alter table blog_readings add progress real, add fault text, add left_out int not null default 0;
`;

const down = `
alter table blog_readings drop progress, drop fault, drop left_out;
`;

/** Backups of blogs, however large. */
export class BlogBackups0064 implements MigrationInterface {
  name = 'BlogBackups1763800000064';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
