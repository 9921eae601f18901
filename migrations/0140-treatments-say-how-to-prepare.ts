import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TreatmentsSayHowToPrepare0140 implements MigrationInterface {
  name = 'TreatmentsSayHowToPrepare1763800000140';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table treatments add column preparation text not null default ''`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table treatments drop column preparation`);
  }
}
