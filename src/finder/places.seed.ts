import type { DataSource } from 'typeorm';
import type { PlaceRow } from './place-row.js';

/**
 * Fills the table of places when it is empty; false when there was nothing to do. Processes that start together agree
 * by a lock, and either all places are there or none.
 */
export async function seedPlaces(db: DataSource, read = everyPlace): Promise<boolean> {
  if (await hasPlaces(db)) return false;
  return db.transaction(async (tx) => {
    await tx.query(`select pg_advisory_xact_lock(hashtext('meridian places'))`);
    if (await hasPlaces(tx)) return false;
    // Rows first and indexes afterwards takes half the time. Only the owner of the table may do so.
    const indexes = (await tx.query(
      `select indexname as name, indexdef as definition from pg_indexes join pg_tables using (schemaname, tablename)
       where tablename = 'places' and schemaname = current_schema() and indexname <> 'places_pkey' and pg_has_role(tableowner, 'usage')`,
    )) as { name: string; definition: string }[];
    for (const { name } of indexes) await tx.query(`drop index ${name}`);
    let next = 1;
    for (const rows of inParts(await read(), 20_000)) {
      await tx.query(
        `insert into places (id, kind, name, key, region, country, population, latitude, longitude, county)
         select * from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::float8[], $9::float8[], $10::text[])`,
        [
          rows.map(() => next++),
          ...(
            ['kind', 'name', 'key', 'region', 'country', 'population', 'latitude', 'longitude', 'county'] as const
          ).map((column) => rows.map((row) => row[column])),
        ],
      );
    }
    for (const { definition } of indexes) await tx.query(definition);
    await tx.query(`analyze places`);
    return true;
  });
}

/** Loaded here, once in the life of a database, so that no other process pays for the lists. */
async function everyPlace(): Promise<readonly PlaceRow[]> {
  const { placeRows } = await import('./place-data.seed.js');
  return placeRows();
}

export async function hasPlaces(db: Pick<DataSource, 'query'>): Promise<boolean> {
  const [row] = (await db.query(`select exists (select from places) as filled`)) as { filled: boolean }[];
  return row?.filled ?? false;
}

function* inParts<T>(rows: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size);
}
