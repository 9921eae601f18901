import type { QueryResult } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextAttempt } from '../../src/platform/back-off.js';
import { FrozenClock } from '../../src/platform/clock.js';
import { poolOf } from '../../src/platform/database.client.js';
import { appRole } from '../../src/platform/database-roles.client.js';
import { type Leased, LeasedQueue, longestDue } from '../../src/platform/leased-queue.service.js';
import { asOwner, openFreshDatabase } from '../support/database.js';

const noon = new Date('2026-11-22T12:00:00Z');
const clock = new FrozenClock(noon);
let clinic: Awaited<ReturnType<typeof openFreshDatabase>>;

beforeAll(async () => {
  clinic = await openFreshDatabase();
  await asOwner(
    clinic.db,
    `create table errands (id text primary key, due_at timestamptz not null, claimed_until timestamptz,
      attempts integer not null default 0, done boolean not null default false)`,
    `grant all on errands to ${appRole}`,
  );
});
afterAll(() => clinic.drop());
beforeEach(async () => {
  clock.set(noon);
  await clinic.db.query(`delete from errands`);
});

const worker = (atOnce = 3) =>
  new LeasedQueue<Leased>(clinic.db, clock, {
    table: 'errands',
    next: longestDue('errands', 'not done'),
    columns: 'due_at',
    leaseSeconds: 60,
    atOnce,
  });
const add = (...ids: string[]) =>
  clinic.db.query(`insert into errands (id, due_at) select unnest($1::text[]), $2`, [ids, noon]);
const errands = () => clinic.db.query(`select id, attempts, done, claimed_until from errands order by id`);

it('each row is attempted once, however many workers share the table', async () => {
  await add(...Array.from({ length: 40 }, (_, i) => `errand ${i}`));
  const seen: string[] = [];
  const queues = [worker(), worker()];

  const counts = await Promise.all(
    queues.map((queue) =>
      queue.run(async (row) => {
        seen.push(row.id);
        await queue.settle(row, 'done = true');
      }),
    ),
  );

  expect(seen.sort()).toEqual((await errands()).map(({ id }: { id: string }) => id));
  expect(counts[0]! + counts[1]!).toBe(40);
});

it('no more are in hand at once than that, and one that dawdles holds up none that becomes due meanwhile', async () => {
  await add('a', 'b', 'c', 'd', 'e');
  const queue = worker(2);
  let inHand = 0;
  let most = 0;
  const order: string[] = [];

  await queue.run(async (row) => {
    most = Math.max(most, ++inHand);
    if (row.id === 'a') {
      await add('f');
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    await queue.settle(row, 'done = true');
    order.push(row.id);
    inHand--;
  });

  expect(most).toBe(2);
  expect(order.at(-1)).toBe('a');
  expect(order).toHaveLength(6);
});

it('what waits for a row in hand is attempted in the same run, though that ends while the queue looks for more', async () => {
  await add('a', 'b');
  let hasLooked!: () => void;
  const looked = new Promise<void>((resolve) => (hasLooked = resolve));
  // Nothing is free while a is in hand; by the time that is known, a is done.
  const pool = poolOf(clinic.db);
  const ask = pool.query.bind(pool) as (query: { readonly name: string }) => Promise<QueryResult>;
  const asked = vi.spyOn(pool, 'query').mockImplementation((async (query: { readonly name: string }) => {
    const answer = await ask(query);
    if (query.name === 'claim-public.errands' && answer.rows.length === 0) {
      hasLooked();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return answer;
  }) as never);
  const queue = new LeasedQueue<Leased>(clinic.db, clock, {
    // Another statement has another name.
    table: 'public.errands',
    next: `select id from errands where not done and due_at <= $1
      and not exists (select from errands where claimed_until is not null) limit least($3, 1) for update skip locked`,
    columns: 'due_at',
    leaseSeconds: 60,
    atOnce: 3,
  });

  const count = await queue.run(async (row) => {
    await looked;
    await queue.settle(row, 'done = true');
  });
  asked.mockRestore();

  expect(count).toBe(2);
});

describe('a worker that dies with a row in hand', () => {
  it('leaves it to another once the lease has run out, and is not heard any more', async () => {
    await add('errand');
    let lost: Leased | undefined;
    const dead = worker();
    await expect(
      dead.run((row) => {
        lost = row;
        return Promise.reject(new Error('killed'));
      }),
    ).rejects.toThrow('killed');

    const other = worker();
    const taken: Leased[] = [];
    const take = (row: Leased) => Promise.resolve(void taken.push(row));
    await other.run(take);
    expect(taken).toEqual([]);
    clock.advance({ seconds: 60 });
    await other.run(take);
    expect(taken).toMatchObject([{ id: 'errand', attempts: 2 }]);

    expect(await dead.settle(lost!, 'done = true')).toBe(false);
    expect(await other.settle(taken[0]!, 'done = true')).toBe(true);
    expect(await errands()).toMatchObject([{ attempts: 2, done: true, claimed_until: null }]);
  });
});

it('on stopping no other is begun, and what is in hand is told to hurry; what is released was never attempted', async () => {
  await add('a', 'b', 'c');
  const queue = worker(1);
  const stopping = new AbortController();

  const count = await queue.run(
    async (row, hurry) => {
      stopping.abort();
      await new Promise((resolve) => hurry.addEventListener('abort', resolve));
      await queue.release(row);
    },
    stopping.signal,
    20,
  );

  expect(count).toBe(1);
  expect(await errands()).toMatchObject([{ attempts: 0 }, { attempts: 0 }, { attempts: 0 }]);
});

it('when one attempt throws, the others in hand are finished, and then it is thrown', async () => {
  await add('a', 'b');
  const queue = worker(2);
  let finished = false;

  const run = queue.run(async ({ id }) => {
    if (id === 'a') throw new Error('boom');
    await new Promise((resolve) => setTimeout(resolve, 50));
    finished = true;
  });

  await expect(run).rejects.toThrow('boom');
  expect(finished).toBe(true);
});

describe('back-off', () => {
  const after = (attempts: number, afterwards: 'repeat' | 'give-up', chance?: number) => {
    const next = nextAttempt(attempts, noon, { pauses: [5, 60], afterwards, spread: 0.2 }, chance);
    return next && (next.getTime() - noon.getTime()) / 1000;
  };

  it('follows its list, and then repeats the last pause or gives up', () => {
    expect([1, 2, 3, 9].map((attempts) => after(attempts, 'repeat'))).toEqual([5, 60, 60, 60]);
    expect([1, 2, 3, 9].map((attempts) => after(attempts, 'give-up'))).toEqual([5, 60, null, null]);
  });

  it('is spread by chance, by a fifth to either side here', () => {
    expect([0, 0.5, 1].map((chance) => after(1, 'repeat', chance))).toEqual([4, 5, 6]);
  });
});
