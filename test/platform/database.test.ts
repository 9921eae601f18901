import { afterAll, beforeAll, expect, it } from 'vitest';
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
