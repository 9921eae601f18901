import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { Jobs } from '../../src/platform/jobs.service.js';
import { openFreshDatabase } from '../support/database.js';

let clinic: Awaited<ReturnType<typeof openFreshDatabase>>;
let workers: Jobs[] = [];
beforeAll(async () => {
  clinic = await openFreshDatabase();
});
afterAll(() => clinic.drop());
beforeEach(async () => {
  Logger.overrideLogger(false);
  await clinic.db.query('delete from job_runs');
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  workers = [];
});

function worker(): Jobs {
  const jobs = new Jobs(clinic.url);
  workers.push(jobs);
  return jobs;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

it('a job runs again and again', async () => {
  let runs = 0;
  await worker()
    .every('count', 0.05, async () => void runs++)
    .start();

  await vi.waitUntil(() => runs >= 3);
});

it('a job has one runner at a time among many workers, and keeps its pace', async () => {
  let runs = 0;
  let now = 0;
  let most = 0;
  const run = async () => {
    runs++;
    most = Math.max(most, ++now);
    await pause(60);
    now--;
  };
  const began = Date.now();

  await Promise.all([1, 2, 3, 4].map(() => worker().every('sweep', 0.2, run).start()));
  await vi.waitUntil(() => runs >= 3);

  expect(most).toBe(1);
  expect(Date.now() - began).toBeGreaterThanOrEqual(2 * 180);
});

it('a job that shares its work out runs in every worker', async () => {
  const ran = new Set<number>();
  await Promise.all(
    [1, 2, 3].map((n) =>
      worker()
        .every('letters', 60, async () => ran.add(n), { alongside: true })
        .start(),
    ),
  );

  await vi.waitUntil(() => ran.size === 3);
});

it('a notification wakes a job at once, and one that comes while it runs wakes it again', async () => {
  let runs = 0;
  const jobs = worker().every('post', 3600, async () => {
    runs++;
    await pause(50);
  });
  await jobs.wakeOn('something', 'post').start();
  await vi.waitUntil(() => runs === 1);
  await pause(100);

  await clinic.db.query(`notify something`);
  await vi.waitUntil(() => runs === 2);
  await clinic.db.query(`notify something`);

  await vi.waitUntil(() => runs === 3);
});

it('a dropped connection comes back, and what was missed is made good', async () => {
  let runs = 0;
  await worker()
    .every('post', 3600, async () => void runs++)
    .wakeOn('something', 'post')
    .start();
  await vi.waitUntil(() => runs === 1);

  await clinic.db.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'meridian worker' and datname = current_database()`,
  );
  await vi.waitUntil(() => runs === 2);
  await pause(50);
  await clinic.db.query(`notify something`);

  await vi.waitUntil(() => runs === 3);
});

it('a job that fails is recorded without its message, and tried again', async () => {
  let runs = 0;
  await worker()
    .every('fails', 0.1, async () => {
      runs++;
      throw new Error('Ada Okafor, ada@example.com');
    })
    .start();

  await vi.waitUntil(() => runs >= 2);
  await vi.waitUntil(
    async () => (await clinic.db.query(`select 1 from job_runs where fault is not null`)).length === 1,
  );

  const [{ fault }] = await clinic.db.query(`select fault from job_runs where job = 'fails'`);
  expect(fault).toMatch(/^Error\nat /);
  expect(fault).not.toMatch(/ada/i);
});

it('stopping waits for what is running and begins nothing new', async () => {
  let begun = 0;
  let ended = 0;
  const jobs = worker().every('slow', 0.01, async (stopping) => {
    begun++;
    await pause(80);
    expect(stopping.aborted).toBe(true);
    ended++;
  });
  await jobs.start();
  await vi.waitUntil(() => begun === 1);

  await jobs.stop();

  expect([begun, ended]).toEqual([1, 1]);
  await pause(50);
  expect(begun).toBe(1);
});

it('a worker says that it is alive, takes long dead ones off the list, and signs off', async () => {
  await clinic.db.query(`insert into workers values (gen_random_uuid(), now() - interval '2 hours')`);
  const jobs = worker();
  await jobs.start();

  const alive = await clinic.db.query(`select id from workers where seen_at > now() - interval '10 seconds'`);
  expect(alive).toEqual([{ id: jobs.worker }]);
  await vi.waitUntil(async () => (await clinic.db.query(`select 1 from workers`)).length === 1);

  await jobs.stop();
  expect(await clinic.db.query(`select 1 from workers`)).toEqual([]);
});

it('a job whose worker lost its connection is free for the next', async () => {
  let begun = 0;
  let release = () => {};
  const stuck = worker().every('sweep', 0.05, () => {
    begun++;
    return new Promise<void>((resolve) => (release = resolve));
  });
  await stuck.start();
  await vi.waitUntil(() => begun === 1);
  let runs = 0;
  await worker()
    .every('sweep', 0.05, async () => void runs++)
    .start();
  await pause(150);
  expect(runs).toBe(0);

  await clinic.db.query(
    `select pg_terminate_backend(pid) from pg_locks join pg_database on pg_database.oid = database
     where locktype = 'advisory' and datname = current_database()`,
  );

  await vi.waitUntil(() => runs > 0);
  release();
});

it('a worker that cannot reach the database says so and leaves nothing running', async () => {
  const lost = new Jobs(clinic.url.replace(/:\d+\//, ':1/'));

  await expect(lost.start()).rejects.toThrow();

  await lost.stop();
});
