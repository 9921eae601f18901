import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { databaseOptions, poolOf, transaction, withCommit, written } from '../../src/platform/database.client.js';
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

it('what a transaction writes in one go is one statement, in its order among all others, and undone with them', async () => {
  const note = (what: string) => ({
    name: 'note',
    text: `insert into unsubscribes (address, unsubscribed_at) values ($1, now())`,
    values: [what],
  });
  const tell = (what: string) => ({
    name: 'tell',
    text: `insert into limits_reached (at, what) values (now(), $1) returning 1`,
    values: [what],
  });

  const seen = await transaction(clinic.db, async (tx) => {
    await withCommit(tx, written(tx, note('first')));
    await withCommit(tx, written(tx, { ...tell('first'), check: `1 / (select count(*) from tell)` }));
    await withCommit(tx, written(tx, note('second')));
    return tx.query(
      `select address as what, cmin::text as n from unsubscribes union all select what, cmin::text from limits_reached order by 2`,
    );
  });
  const failing = transaction(clinic.db, async (tx) => {
    await withCommit(tx, written(tx, note('third')));
    throw new Error('no');
  });
  const repeated = transaction(clinic.db, async (tx) => {
    await withCommit(tx, written(tx, tell('second')));
    await written(tx, note('first'));
  });

  expect(seen).toEqual([
    { what: 'first', n: '0' },
    { what: 'first', n: '0' },
    { what: 'second', n: '1' },
  ]);
  await expect(failing).rejects.toThrow('no');
  await expect(repeated).rejects.toThrow('duplicate key');
  expect(await clinic.db.query(`select address from unsubscribes`)).toHaveLength(2);
  expect(await clinic.db.query(`select what from limits_reached`)).toEqual([{ what: 'first' }]);
});
