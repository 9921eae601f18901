import type { QueryRunner } from 'typeorm';

/**
 * Builds an index while everybody goes on writing; for migrations with `transaction = false`. What is left of an attempt that
 * failed is dropped first. `on`: the table, what is indexed and where, as in SQL.
 */
export async function createIndex(db: QueryRunner, name: string, on: string): Promise<void> {
  const found = `select indisvalid as valid from pg_index where indexrelid = to_regclass($1)`;
  const [index] = (await db.query(found, [name])) as { valid: boolean }[];
  if (index?.valid) return;
  if (index) await db.query(`drop index concurrently ${name}`);
  await db.query(`create index concurrently ${name} on ${on}`);
}
