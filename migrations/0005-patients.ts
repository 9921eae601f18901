import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Patients0005 implements MigrationInterface {
  name = 'Patients1763800000005';

  async up(db: QueryRunner): Promise<void> {
    // Families share one address, so a patient is an address and a name. Health data never stands here in the clear:
    // notes and answers are sealed in the application, beside the booking.
    await db.query(`
      create table patients (
        id uuid primary key default uuidv7(),
        name text not null,
        email text not null,
        phone text,
        locale text not null default 'en',
        created_at timestamptz not null
      )`);
    await db.query(`create unique index patient_identity on patients (lower(email), lower(name))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table patients`);
  }
}
