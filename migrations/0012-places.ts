import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Places0012 implements MigrationInterface {
  name = 'Places1763800000012';

  async up(db: QueryRunner): Promise<void> {
    // Seeded from data that ships with the app, so that looking up where a patient lives asks nobody else.
    await db.query(`
      create table places (
        id integer primary key,
        kind text not null constraint place_kind check (kind in ('town', 'postcode')),
        name text not null,
        key text not null,
        region text not null,
        country text not null,
        population integer not null,
        latitude double precision not null,
        longitude double precision not null
      )`);
    await db.query(`create index places_by_key on places (key text_pattern_ops, population desc)`);
    await db.query(`create index places_by_likeness on places using gin (key gin_trgm_ops) where kind = 'town'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table places`);
  }
}
