import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { databaseOptions, poolOf } from '../../src/platform/database.client.js';
import { openFreshDatabase } from '../support/database.js';

let clinic: Awaited<ReturnType<typeof openFreshDatabase>>;
beforeAll(async () => {
  clinic = await openFreshDatabase();
});
afterAll(() => clinic.drop());

it('no test may take a second connection inside a transaction', async () => {
  const both = clinic.db.transaction(async (tx) => {
    await tx.query(`select 1`);
    await clinic.db.query(`select 2`);
  });

  await expect(both).rejects.toThrow('A second connection');
  expect(await clinic.db.query(`select 3 as number`)).toEqual([{ number: 3 }]);
});

it('after a rush some connections stay, with the statements they know', async () => {
  const { extra, ...options } = databaseOptions(clinic.url, [], 6);
  const db = await new DataSource({ ...options, extra: { ...(extra as object), idleTimeoutMillis: 1 } }).initialize();
  const pool = poolOf(db);
  const pid = async (): Promise<number> => (await db.query(`select pg_backend_pid() as pid, pg_sleep(0.1)`))[0].pid;

  const rush = await Promise.all(Array.from({ length: 6 }, pid));
  expect(new Set(rush).size).toBe(6);
  await expect.poll(() => pool.totalCount).toBe(2);

  for (let n = 0; n < 5; n++) expect(rush).toContain(await pid());
  await db.destroy();
});
