import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Refusal } from '../../src/platform/refusal.js';
import { ChangedDays } from '../../src/reports/changed-days.service.js';
import { SumUpDays } from '../../src/reports/sum-up-days.job.js';
import { type Dimension, visitFigures } from '../../src/reports/visit-figures.service.js';
import { dateAdd } from '../../src/time/days.js';
import { minuteOf } from '../../src/time/wall-clock.js';
import { rosa } from '../support/staff-actors.js';
import { type Desk, openDesk } from '../support/desk.js';
import { farClinic } from './far-clinic.js';
import { slowFigures } from './slow-report.js';

const names = ['Ana', 'Ben', 'Cleo'];
const firstDay = '2026-11-30';

const visit = fc.record({
  who: fc.constantFrom(...names),
  day: fc.nat(11),
  quarter: fc.integer({ min: 36, max: 64 }),
  far: fc.boolean(),
  practitioner: fc.constantFrom('mei', 'jonas'),
  treatment: fc.constantFrom('acupuncture', 'cupping'),
});
const which = fc.nat(30);
const happening = fc.oneof(
  { weight: 6, arbitrary: visit.map((of) => ({ do: 'book' as const, ...of })) },
  fc.record({ do: fc.constant('move' as const), which, day: fc.nat(11), quarter: fc.integer({ min: 36, max: 60 }) }),
  fc.record({ do: fc.constant('call-off' as const), which, who: fc.constantFrom('patient', 'clinic') }),
  fc.record({ do: fc.constant('miss' as const), which }),
  fc.record({ do: fc.constant('take-back' as const), which }),
  fc.record({ do: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 60 }) }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant('sum-up' as const) }) },
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

const dimensions: Readonly<Record<Dimension, Parameters<typeof slowFigures>[4]>> = {
  practitioner: 'practitioner_id',
  location: 'location_id',
  treatment: 'treatment_id',
};

it('whatever happens to visits, in whatever order, reports count as somebody would who reads every booking', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { minLength: 20, maxLength: 40 }),
      fc.record({ from: fc.nat(3), days: fc.integer({ min: 5, max: 14 }), narrow: fc.nat(3) }),
      async (happenings, { from, days, narrow }) => {
        const desk = await openDesk({ clinic: farClinic });
        try {
          const booked: string[] = [];
          for (const one of happenings) await happen(desk, booked, one);
          const ids = await idsOf(desk);
          const narrowing =
            narrow === 0
              ? {}
              : { [narrow === 1 ? 'practitionerId' : narrow === 2 ? 'locationId' : 'treatmentId']: ids[narrow - 1] };
          const period = { from: dateAdd(firstDay, from), to: dateAdd(firstDay, from + days) };
          const today = '2026-12-08';

          const fast = await desk.db.transaction('REPEATABLE READ', async (tx) =>
            visitFigures(
              tx,
              await new ChangedDays().find(tx, null),
              period,
              today,
              narrowing,
              Object.keys(dimensions) as Dimension[],
            ),
          );

          for (const [dimension, key] of [['day', 'day'] as const, ...Object.entries(dimensions)]) {
            const found = dimension === 'day' ? fast.days : fast.of.get(dimension as Dimension)!;
            const lines = found.map(({ key: at, figures, ...amounts }) => {
              const entries = Object.entries(amounts).map(([amount, sums]) => [amount, Object.fromEntries(sums)]);
              return [at, { figures, amounts: Object.fromEntries(entries) as unknown }] as const;
            });
            const slow = await slowFigures(desk.db, period, today, narrowing, key);
            expect(Object.fromEntries(lines), dimension).toEqual(
              Object.fromEntries(Object.entries(slow).map(([at, { figures, amounts }]) => [at, { figures, amounts }])),
            );
          }
          const { '': all } = await slowFigures(desk.db, period, today, narrowing, 'all');
          if (all) expect([fast.total.figures, fast.lead]).toEqual([all.figures, all.lead]);
          else expect(fast.total.figures.visits).toBe(0);
          const places = await slowFigures(desk.db, period, today, narrowing, 'location_id');
          expect(Object.fromEntries(fast.rooms)).toEqual(
            Object.fromEntries(Object.entries(places).map(([at, { room }]) => [at, room])),
          );
        } finally {
          await desk.close();
        }
      },
    ),
    { numRuns: 12 },
  );
}, 60_000);

async function happen(desk: Desk, booked: string[], one: Happening): Promise<void> {
  const reference = 'which' in one ? booked[one.which % Math.max(1, booked.length)] : undefined;
  try {
    if (one.do === 'book') {
      const { who, day, quarter, far, practitioner, treatment } = one;
      const start = minuteOf(
        far ? 'Pacific/Auckland' : 'America/New_York',
        dateAdd(firstDay, day),
        (far ? quarter + 30 : quarter) * 15,
      );
      const request = far
        ? { treatment: 'acupuncture', practitioner: 'jonas', location: 'far', start }
        : { treatment, practitioner, location: 'harbour', start };
      const patient = { name: who, email: `${who}@example.org`, phone: null };
      booked.push((await desk.phone.book(rosa, request, patient, { tell: false })).reference);
    } else if (one.do === 'move' && reference) {
      const start = minuteOf('America/New_York', dateAdd(firstDay, one.day), one.quarter * 15);
      await desk.staffReschedules.reschedule(rosa, reference, { start, location: 'harbour' }, { tell: false });
    } else if (one.do === 'call-off' && reference) {
      await desk.progress.cancel(rosa, reference, { who: one.who, reason: 'ill', tell: false });
    } else if (one.do === 'miss' && reference) {
      await desk.progress.advance(rosa, reference, 'no-show');
    } else if (one.do === 'take-back' && reference) {
      const { booking } = await desk.rows.byReference(reference, null);
      await desk.progress.undo(rosa, reference, booking.status);
    } else if (one.do === 'pass') {
      desk.clock.set(new Date(desk.clock.now().getTime() + one.hours * 3_600_000).toISOString());
    } else if (one.do === 'sum-up') {
      await new SumUpDays(desk.db, new ChangedDays()).run();
    }
  } catch (fault) {
    // Many of them are impossible; those change nothing.
    if (!(fault instanceof Refusal)) throw fault;
  }
}

async function idsOf(desk: Desk): Promise<readonly string[]> {
  const [row] = (await desk.db.query(`select (select id from practitioners where slug = 'jonas') as p,
    (select id from locations where slug = 'far') as l, (select id from treatments where slug = 'acupuncture') as t`)) as [
    { p: string; l: string; t: string },
  ];
  return [row.p, row.l, row.t];
}
