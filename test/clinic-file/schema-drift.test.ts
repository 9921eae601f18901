import { readdirSync } from 'node:fs';
import { EntitySchema } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tables } from '../../src/tables.js';
import { openApp } from '../support/app.js';
import { openFreshDatabase } from '../support/database.js';

let clinic: Awaited<ReturnType<typeof openFreshDatabase>>;
beforeAll(async () => {
  clinic = await openFreshDatabase();
});
afterAll(() => clinic.drop());

it('every table file is known to the connection', async () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.table.ts'));
  const modules = await Promise.all(
    files.map((path) => import(/* @vite-ignore */ `../../src/${path}`) as Promise<object>),
  );
  const found = modules.flatMap((module) => Object.values(module)).filter((value) => value instanceof EntitySchema);

  expect(new Set(tables)).toEqual(new Set(found));
});

it('every module brings its own tables, and together they bring all of them', async () => {
  const app = await openApp();
  const known = app.db.entityMetadatas.filter(({ isJunction, tableType }) => !isJunction && tableType === 'regular');
  const names = known.map(({ tableName }) => tableName).toSorted();
  await app.close();

  expect(names).toEqual(clinic.db.entityMetadatas.map(({ tableName }) => tableName).toSorted());
});

it.each(tables.map((table) => [table.options.tableName ?? table.options.name, table] as const))(
  'the columns of %s are those in the database',
  async (name, table) => {
    const { columns } = clinic.db.getMetadata(table);
    const mapped = columns.map((column) => ({
      name: column.databaseName,
      type: clinic.db.driver.normalizeType(column) + (column.isArray ? '[]' : ''),
      nullable: column.isNullable,
      key: column.isPrimary,
    }));

    const really: unknown[] = await clinic.db.query(
      `select attname as name, format_type(atttypid, atttypmod) as type, not attnotnull as nullable,
          coalesce(attnum = any(i.indkey), false) as key
        from pg_attribute left join pg_index i on i.indrelid = attrelid and i.indisprimary
        where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
      [name],
    );

    expect(new Set(mapped)).toEqual(new Set(really));
  },
);
