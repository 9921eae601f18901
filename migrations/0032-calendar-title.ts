import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What calendars call an appointment; null: the reader's word for it. */
export class CalendarTitle0032 implements MigrationInterface {
  name = 'CalendarTitle1763800000032';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table clinic add calendar_title text`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table clinic drop calendar_title`);
  }
}
