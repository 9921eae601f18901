import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- Regions (countries, states, counties) are places as well, and towns know their county. The next start fills the table
-- again.
delete from places;
drop index places_of_note;
alter table places
  add column county text not null,
  drop constraint place_kind,
  add constraint place_kind check (kind in ('town', 'postcode', 'landmark', 'region'));
`;

const down = `
delete from places;
alter table places
  drop constraint place_kind,
  drop column county,
  add constraint place_kind check (kind in ('town', 'postcode'));
create index places_of_note on places (country, population desc) where kind = 'town' and population >= 5000;
`;

export class Regions0020 implements MigrationInterface {
  name = 'Regions1763800000020';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
