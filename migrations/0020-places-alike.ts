import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PlacesAlike0020 implements MigrationInterface {
  name = 'PlacesAlike1763800000020';

  async up(db: QueryRunner): Promise<void> {
    // For names that are not there as typed: those that begin like it and those that look like it. A function, because
    // the threshold of likeness is a setting and must not leak to whoever uses the connection next. The beginning is
    // compared as a range, since a pattern that is not known beforehand uses no index.
    await db.query(`
      create function places_alike(typed text) returns setof places
      language plpgsql stable set pg_trgm.similarity_threshold = 0.36 as $$
      begin
        return query (select * from places p where p.kind = 'town'
              and p.key ~>=~ typed and p.key ~<~ (typed || chr(1114111)) order by population desc limit 20)
          union (select * from places p where p.kind = 'town' and p.key % typed
            order by similarity(p.key, typed) + 0.03 * log(p.population + 10) desc limit 40);
      end $$`);
    // For someone who names a country or a state only: its largest towns.
    await db.query(
      `create index places_of_note on places (country, population desc) where kind = 'town' and population >= 5000`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index places_of_note`);
    await db.query(`drop function places_alike`);
  }
}
