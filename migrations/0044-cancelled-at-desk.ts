import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- A patient who phones cancels the appointment themselves; the desk only notes it, and can undo that.
alter table bookings add cancelled_at_desk boolean not null default false;
`;

const down = `
alter table bookings drop column cancelled_at_desk;
`;

/** Who cancelled, and whether the desk did it for them. */
export class CancelledAtDesk0044 implements MigrationInterface {
  name = 'CancelledAtDesk1763800000044';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
