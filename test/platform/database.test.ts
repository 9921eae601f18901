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
