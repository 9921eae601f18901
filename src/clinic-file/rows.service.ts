import { isDeepStrictEqual } from 'node:util';
import type { DeepPartial, EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import type { ConfigurationEntry } from '../clinic/configuration-entry.js';

/** Rows of one statement, which may have 65,535 parameters. */
const atOnce = 1000;

/**
 * Rows by their natural key: new ones are added, known ones changed, also those that had become inactive; what is no
 * longer wanted becomes inactive. What is already as wanted is not touched. `mine`: which of those that are there this is
 * about. Answers the id of every wanted row.
 */
export async function keep<Row extends ConfigurationEntry & ObjectLiteral>(
  tx: EntityManager,
  table: EntitySchema<Row>,
  keyOf: (row: Omit<Row, keyof ConfigurationEntry>) => string,
  wanted: readonly Omit<Row, keyof ConfigurationEntry>[],
  mine: (row: Row) => boolean = () => true,
): Promise<Map<string, string>> {
  const there = new Map((await tx.find(table)).map((row) => [keyOf(row), row]));
  const rows = wanted.map((row, position) => ({ ...row, id: there.get(keyOf(row))?.id, position, active: true }));
  const keys = new Set(wanted.map(keyOf));
  const gone = [...there]
    .filter(([key, row]) => row.active && mine(row) && !keys.has(key))
    .map(([, row]) => ({ ...row, active: false }));
  const differ = rows.filter((row) => !says(there.get(keyOf(row)), row));
  // The cast: TypeScript cannot know that a generic row has no more columns.
  const saved = await tx.save(table, [...differ, ...gone] as unknown as DeepPartial<Row>[], { chunk: atOnce });
  const ids = new Map([...there].map(([key, { id }]) => [key, id]));
  for (const row of saved) ids.set(keyOf(row), row.id);
  return new Map(wanted.map((row) => [keyOf(row), ids.get(keyOf(row))!]));
}

/**
 * For rows nothing else refers to: deletes those that are no longer listed, inserts missing ones, and leaves the rest as
 * they are. `mine`: which of the existing rows this is about.
 */
export async function settle<Row extends ObjectLiteral>(
  tx: EntityManager,
  table: EntitySchema<Row>,
  wanted: readonly object[],
  mine: (row: Row) => boolean = () => true,
): Promise<void> {
  const { columns, primaryColumns } = tx.dataSource.getMetadata(table);
  const told = columns.map(({ propertyName }) => propertyName).filter((name) => name !== 'id');
  const content = (row: object) => canonical(told.map((name) => (row as Record<string, unknown>)[name]));
  const there = new Map<string, Row[]>();
  for (const row of (await tx.find(table)).filter(mine))
    there.set(content(row), [...(there.get(content(row)) ?? []), row]);
  const come = wanted.filter((row) => !there.get(content(row))?.pop());
  const gone = [...there.values()].flat();
  for (let at = 0; at < gone.length; at += atOnce) {
    const keys = gone
      .slice(at, at + atOnce)
      .map((row) => Object.fromEntries(primaryColumns.map(({ propertyName }) => [propertyName, row[propertyName]])));
    await tx.createQueryBuilder().delete().from(table).whereInIds(keys).execute();
  }
  for (let at = 0; at < come.length; at += atOnce) {
    const some = come.slice(at, at + atOnce) as Row[];
    await tx.createQueryBuilder().insert().into(table).values(some).execute();
  }
}

/** Is every column that is wanted already so? */
export function says(row: object | undefined, wanted: object): boolean {
  return (
    row !== undefined && Object.entries(wanted).every(([name, value]) => isDeepStrictEqual(plain(row, name), value))
  );
}

/** Embedded columns come as an object of a class of their own. */
function plain(row: object, name: string): unknown {
  const value = (row as Record<string, unknown>)[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : value;
}

/** The same text for the same content: the database keeps the keys of an object in an order of its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
