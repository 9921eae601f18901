import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AuditChain } from '../../src/accounts/audit-chain.service.js';
import type { AuditAction } from '../../src/accounts/audit-action.js';
import { record } from '../../src/accounts/audit.service.js';
import { Keys } from '../../src/platform/keys.service.js';
import { asOwner, openFreshDatabase } from '../support/database.js';

const keys = Keys.temporary();
let db: DataSource;
let chain: AuditChain;
let drop: () => Promise<void>;
beforeEach(async () => {
  ({ db, drop } = await openFreshDatabase());
  chain = new AuditChain(db, keys);
});
afterEach(() => drop());

/** The chain asks no action what it means. */
const happened = (action: string, detail = {}) =>
  record(db, {
    at: new Date('2026-12-01T09:00:00Z'),
    actor: 'system',
    action: action as AuditAction,
    subject: null,
    detail,
  });

/** As someone with every right in the database would. */
const tamper = (statement: string) =>
  asOwner(db, `alter table audit disable trigger user`, statement, `alter table audit enable trigger user`);

it('what happened is sealed in order, each row upon the one before', async () => {
  await happened('first');
  await happened('second', { fields: ['name', 'phone'] });
  expect(await chain.seal()).toBe(2);
  await happened('third');
  expect(await chain.verify()).toMatchObject({ rows: 2, waiting: 1 });
  expect(await chain.seal()).toBe(1);

  const verdict = await chain.verify();

  expect(verdict).toMatchObject({ rows: 3, waiting: 0 });
  expect(verdict.fault).toBeUndefined();
});

it('nobody edits, removes or seals anew, the owner of the table no more than the application', async () => {
  await happened('first');
  await expect(asOwner(db, `update audit set actor = 'someone'`)).rejects.toThrow('append-only');
  await chain.seal();

  for (const statement of [
    `update audit set seal = '\\x00'`,
    `update audit set position = 7`,
    `delete from audit`,
    `truncate audit`,
  ]) {
    await expect(asOwner(db, statement), statement).rejects.toThrow('append-only');
    await expect(db.query(statement), statement).rejects.toThrow('permission denied for table audit');
  }
  await expect(db.query(`select seal_audit(array[id], array[7], array['\\x00'::bytea]) from audit`)).rejects.toThrow(
    'append-only',
  );
});

it.for([
  ['a changed word', `update audit set detail = '{"fields": ["other"]}' where position = 2`, 'entry 2'],
  ['a changed hour', `update audit set at = at + interval '1 microsecond' where position = 2`, 'entry 2'],
  ['a row taken out', `delete from audit where position = 2`, 'entry 2 is missing'],
  [
    'a row taken out and the gap closed',
    `delete from audit where position = 2; update audit set position = 2 where position = 3`,
    'entry 2',
  ],
  ['a row put in', `insert into audit (at, actor, action, position, seal) values (now(), 'x', 'y', 4, '\\x00')`, '4'],
])('%s is found', async ([, statement, told]) => {
  for (const action of ['first', 'second', 'third']) await happened(action, { fields: ['name'] });
  await chain.seal();

  await tamper(statement!);

  expect((await chain.verify()).fault).toContain(told);
});

it('an end cut off is found by whoever noted the head', async () => {
  for (const action of ['first', 'second', 'third']) await happened(action);
  await chain.seal();
  const { head } = await chain.verify();
  await tamper(`delete from audit where position = 3`);

  expect((await chain.verify()).fault).toBeUndefined();
  expect((await chain.verify(head)).fault).toContain('entry 3');
});

it('someone without the key cannot make a chain that fits', async () => {
  await happened('first');
  await new AuditChain(db, Keys.temporary()).seal();

  expect((await chain.verify()).fault).toContain('entry 1');
});

it('transactions that end out of order, and two workers that seal at once, give every row one place', async () => {
  const slow = db.createQueryRunner();
  await slow.startTransaction();
  await record(slow.manager, { at: new Date(), actor: 'patient', action: 'booking.moved', subject: null });
  await Promise.all(Array.from({ length: 20 }, (_, i) => happened(`quick ${i}`)));
  await chain.seal();
  await slow.commitTransaction();
  await slow.release();
  await Promise.all([chain.seal(), new AuditChain(db, keys).seal()]);

  expect(await chain.verify()).toMatchObject({ rows: 21, waiting: 0 });
  expect((await chain.verify()).fault).toBeUndefined();
});
