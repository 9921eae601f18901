import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where one parks at a location, in the clinic's own words. */
export class ParkingNotes0019 implements MigrationInterface {
  name = 'ParkingNotes1763800000019';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table locations add parking_note text not null default ''`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table locations drop parking_note`);
  }
}
