import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- How long a visit was before its patient rescheduled it: longer treatments, one after the other, would add up otherwise.
alter table bookings add booked_minutes integer;
`;

const down = `
alter table bookings drop booked_minutes;
`;

export class BookedMinutes0040 implements MigrationInterface {
  name = 'BookedMinutes1763800000040';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
