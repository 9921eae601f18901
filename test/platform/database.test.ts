import { afterAll, beforeAll, expect, it } from 'vitest';
import { openFreshDatabase } from '../support/database.js';

let clinic: Awaited<ReturnType<typeof openFreshDatabase>>;
beforeAll(async () => {
  clinic = await openFreshDatabase();
});
afterAll(() => clinic.drop());

it('the audit trail cannot be rewritten', async () => {
  await clinic.db.query(`insert into audit (at, actor, action) values (now(), 'system', 'test')`);

  await expect(clinic.db.query(`update audit set actor = 'nobody'`)).rejects.toThrow('append-only');
});

it('no test may take a second connection inside a transaction', async () => {
  const both = clinic.db.transaction(async (tx) => {
    await tx.query(`select 1`);
    await clinic.db.query(`select 2`);
  });

  await expect(both).rejects.toThrow('A second connection');
  expect(await clinic.db.query(`select 3 as number`)).toEqual([{ number: 3 }]);
});
