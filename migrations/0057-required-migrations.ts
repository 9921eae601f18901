import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- Whether processes that do not know this migration cannot work with what it made, and do not start.
alter table migrations add required boolean not null default false;
`;

const down = `
alter table migrations drop column required;
`;

/** The database says which versions can work with it. */
export class RequiredMigrations0057 implements MigrationInterface {
  name = 'RequiredMigrations1763800000057';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
