import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- When a notification that was put off had first been due: each time it is put off, due_at moves on.
alter table notifications add put_off_since timestamptz;
`;

const down = `
alter table notifications drop column put_off_since;
`;

/** How late a notification is that the mail server does not take. */
export class PutOffSince0047 implements MigrationInterface {
  name = 'PutOffSince1763800000047';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
