import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Keys } from '../../src/platform/keys.service.js';
import { recognizeKeys } from '../../src/platform/sealing-keys.client.js';
import { openFreshDatabase } from '../support/database.js';

const folder = mkdtempSync(join(tmpdir(), 'meridian-keys-'));
const keyFile = join(folder, 'keys.json');
let db: DataSource;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ db, drop } = await openFreshDatabase());
  await recognizeKeys(db, keyFile);
});
afterAll(async () => {
  await drop();
  rmSync(folder, { recursive: true });
});

it('a database whose key file is gone is not served with new keys', async () => {
  const gone = join(folder, 'gone.json');

  await expect(recognizeKeys(db, gone)).rejects.toThrow(
    `There is no key file at ${gone}, so notes and answers cannot be read. Put back the key file that belongs to this database, or set KEY_FILE to where it is.`,
  );

  expect(existsSync(gone)).toBe(false);
});

it('nor with those of another one', async () => {
  const other = join(folder, 'other.json');
  Keys.open(other);

  await expect(recognizeKeys(db, other)).rejects.toThrow(`The key file ${other} does not hold key 1, so`);
});

it('a key may be added in front, and is needed from then on', async () => {
  const before = readFileSync(keyFile, 'utf8');
  const { sealing, ...rest } = JSON.parse(before) as { sealing: object[] };
  writeFileSync(keyFile, JSON.stringify({ ...rest, sealing: [{ id: 2, key: '2'.repeat(64) }, ...sealing] }));
  await recognizeKeys(db, keyFile);

  writeFileSync(keyFile, before);

  await expect(recognizeKeys(db, keyFile)).rejects.toThrow('does not hold key 2');
});
