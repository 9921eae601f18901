import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PlacesByPosition0240 implements MigrationInterface {
  name = 'PlacesByPosition1763800000240';

  async up(db: QueryRunner): Promise<void> {
    // What is around a point: the name of where somebody is, and the towns on a map. Of half the Earth only the large ones.
    await db.query(
      `create index places_by_position on places using gist (point(longitude, latitude)) where kind = 'town'`,
    );
    await db.query(
      `create index places_large_by_position on places using gist (point(longitude, latitude))
       where kind = 'town' and population >= 30000`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index places_large_by_position`);
    await db.query(`drop index places_by_position`);
  }
}
