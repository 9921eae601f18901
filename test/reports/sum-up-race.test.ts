import { afterAll, beforeAll, expect, it } from 'vitest';
import { ChangedDays } from '../../src/reports/changed-days.service.js';
import { SumUpDays } from '../../src/reports/sum-up-days.job.js';
import { visitFigures } from '../../src/reports/visit-figures.service.js';
import { Refusal } from '../../src/platform/refusal.js';
import { dateAdd } from '../../src/time/days.js';
import { rosa } from '../support/staff-actors.js';
import { type Desk, openDesk, visitAt } from '../support/desk.js';
import { slowFigures } from './slow-report.js';

const period = { from: '2026-11-30', to: '2026-12-19' };
const today = '2026-12-08';
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

it('while visits are booked, moved and called off, two workers sum up: nothing is counted twice or lost', async () => {
  const sumUp = new SumUpDays(desk.db, new ChangedDays());
  const references: string[] = [];
  const closing = new AbortController();
  const worker = async () => {
    while (!closing.signal.aborted) await sumUp.run();
  };
  const patient = async (name: string, at: number) => {
    for (let n = 0; n < 12; n++) {
      const day = dateAdd('2026-11-30', (n * 3 + at) % 18);
      const practitioner = at % 2 ? 'mei' : 'jonas';
      const who = { name, email: `${name}@example.org`, phone: null };
      const wall = `${day} ${String(9 + ((n + at) % 7)).padStart(2, '0')}:00`;
      await allowed(async () => {
        const { reference } = await desk.phone.book(rosa, visitAt(wall, { practitioner }), who, { tell: false });
        references.push(reference);
      });
      const some = references[(n * 5 + at) % Math.max(1, references.length)];
      if (some && n % 3 === 0) await allowed(() => desk.progress.cancel(rosa, some, { reason: 'ill', tell: false }));
      if (some && n % 3 === 1) {
        const to = visitAt(`${dateAdd(day, 1)} 16:00`).start;
        await allowed(() => desk.staffReschedules.reschedule(rosa, some, { start: to }, { tell: false }));
      }
    }
  };
  const workers = [worker(), worker()];
  await Promise.all(['Ana', 'Ana', 'Ben', 'Cleo'].map((name, at) => patient(name, at)));
  closing.abort();
  await Promise.all(workers);

  expect(references.length).toBeGreaterThan(20);
  expect(await fast()).toEqual(await slow());
  await sumUp.run();
  expect(await desk.db.query(`select * from report_changes`)).toEqual([]);
  expect(await fast()).toEqual(await slow());
});

async function fast() {
  const { days, of } = await desk.db.transaction('REPEATABLE READ', async (tx) =>
    visitFigures(tx, await new ChangedDays().find(tx, null), period, today, {}, ['practitioner']),
  );
  return Object.fromEntries([...days, ...of.get('practitioner')!].map(({ key, figures }) => [key, figures]));
}

async function slow() {
  const lines = [
    await slowFigures(desk.db, period, today, {}, 'day'),
    await slowFigures(desk.db, period, today, {}, 'practitioner_id'),
  ];
  return Object.fromEntries(lines.flatMap((all) => Object.entries(all).map(([key, { figures }]) => [key, figures])));
}

/** What is impossible changes nothing. */
async function allowed(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
  }
}
