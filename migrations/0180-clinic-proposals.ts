import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ClinicProposals0180 implements MigrationInterface {
  name = 'ClinicProposals1763800000180';

  async up(db: QueryRunner): Promise<void> {
    // A clinic file that somebody brought, while they look at what it would change. Kept for a day, so that it has an
    // address. json, not jsonb: it is compared as it was written.
    await db.query(`
      create table clinic_proposals (
        id uuid primary key,
        staff_id uuid not null,
        name text not null,
        file json not null,
        proposed_at timestamptz not null,
        imported_at timestamptz
      )`);
    await db.query(`create index clinic_proposals_by_age on clinic_proposals (proposed_at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table clinic_proposals`);
  }
}
