import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- What the desk has to know of an appointment ("brings a child"): for staff alone, and nothing about health, which is what
-- sealed_note is for.
alter table bookings add desk_note text;
`;

const down = `
alter table bookings drop column desk_note;
`;

export class DeskNotes0048 implements MigrationInterface {
  name = 'DeskNotes1763800000048';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
