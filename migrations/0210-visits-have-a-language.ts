import type { MigrationInterface, QueryRunner } from 'typeorm';

export class VisitsHaveALanguage0210 implements MigrationInterface {
  name = 'VisitsHaveALanguage1763800000210';

  async up(db: QueryRunner): Promise<void> {
    // In which the patient is written to, BCP 47. Null: the clinic's own, whichever that is by then.
    await db.query(
      `alter table bookings add column language text constraint booking_language check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$')`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table bookings drop column language`);
  }
}
