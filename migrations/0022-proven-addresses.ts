import type { MigrationInterface, QueryRunner } from 'typeorm';

/** E-mail addresses that were proven by a button behind a link sent to them; see emailKey in patients/identity.ts. */
export class ProvenAddresses0022 implements MigrationInterface {
  name = 'ProvenAddresses1763800000022';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table proven_addresses (email_key text primary key, proven_at timestamptz not null)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table proven_addresses`);
  }
}
