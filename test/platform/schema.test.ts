import { readdirSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrations } from '../../src/platform/migrations.js';
import { freshDatabase, openAsOwner } from '../support/database.js';
import { schemaText } from '../support/schema-text.js';

let db: DataSource;
let drop: () => Promise<void>;
beforeAll(async () => {
  const fresh = await freshDatabase();
  ({ drop } = fresh);
  db = await openAsOwner(fresh.url);
});
afterAll(async () => {
  await db.destroy();
  await drop();
});

const header = `-- The schema that the migrations make, written by a test. After adding a migration, write it again with
--   npm test -- test/platform/schema.test.ts -u

`;

it('test/schema.sql is what the migrations make', async () => {
  await expect(header + (await schemaText(db))).toMatchFileSnapshot('../schema.sql');
});

it('migrations are numbered in sequence, and the list has every file in that order', async () => {
  const files = readdirSync('migrations').sort();
  const modules = await Promise.all(
    files.map((file) => import(/* @vite-ignore */ `../../migrations/${file}`) as Promise<object>),
  );

  expect(files.map((file) => Number(file.slice(0, 4)))).toEqual(files.map((_, i) => i + 1));
  expect(migrations).toEqual(modules.flatMap((module) => Object.values(module)));
  expect(db.migrations.map(({ name }) => Number(name?.slice(-5)))).toEqual(files.map((_, i) => i + 1));
});

it('undoing every migration leaves nothing, and running them again makes the same schema', async () => {
  const schema = await schemaText(db);

  for (const _ of migrations) await db.undoLastMigration();
  expect(await schemaText(db)).toBe('');

  await db.runMigrations();
  expect(await schemaText(db)).toBe(schema);
});
