import type { EntityManager } from 'typeorm';
import { record } from './audit.service.js';

/**
 * The ready-made people of the demo are shut out for good: their passwords have been on a console, and their administrator
 * needs no second factor. Answers how many there were.
 */
export async function endDemoAccounts(tx: EntityManager, at: Date): Promise<number> {
  // Whoever works with the diary from now on can be given it.
  const [ended] = await tx.query<[{ id: string }[], number]>(
    `update staff set active = false, demo = false, practitioner_id = null,
       roles = case when practitioner_id is null then roles else '{reception}' end
     where demo returning id`,
  );
  if (ended.length === 0) return 0;
  const ids = [ended.map(({ id }) => id)];
  await tx.query(`delete from staff_auth."session" where "userId" = any($1)`, ids);
  await tx.query(`delete from staff_auth."account" where "userId" = any($1)`, ids);
  await record(tx, { at, actor: 'system', action: 'staff.demo-ended', subject: null });
  return ended.length;
}
