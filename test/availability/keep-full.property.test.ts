import fc from 'fast-check';
import { expect, it } from 'vitest';
import { claimed } from '../../src/availability/assign.js';
import { capacity } from '../../src/availability/capacity.js';
import { assignKept, keptStarts, valuedStarts } from '../../src/availability/keep-full.js';
import { freeStarts, type Supply } from '../../src/availability/slots.js';
import { normalise } from '../../src/time/intervals.js';
import type { Phase } from '../../src/treatments/treatment.js';
import { visitOf, type Visit } from '../../src/treatments/visit.js';
import { randomOf } from '../experiments/random.js';
import { fillDay, midnight, optimum, shapeOf, shapes } from '../support/fill-day.js';
import { cell, slowCapacity } from './slow-capacity.js';

const day = { from: midnight, to: midnight + 1440, zone: 'UTC' };
const asFullAsPossible = { perHalfDay: 0, noon: midnight + 720, isEmpty: false };

const minutes = (min: number, max: number) => fc.integer({ min: min / cell, max: max / cell }).map((n) => n * cell);
const phase = fc.record({ minutes: minutes(5, 30), kind: fc.constantFrom<Phase['kind']>('hands', 'resting') });
const anyVisit = fc
  .record({
    phases: fc
      .array(phase, { minLength: 1, maxLength: 3 })
      .filter((all) => all.reduce((sum, one) => sum + one.minutes, 0) >= 30),
    turnoverMinutes: minutes(0, 15),
    room: fc.subarray(['table'], { maxLength: 1 }),
    equipment: fc.constantFrom([], [], ['lamp']),
  })
  .map((one): Visit => visitOf({ ...one, id: 't', price: 0, prices: [] } as never));
const period = fc
  .tuple(minutes(540, 780), minutes(10, 60))
  .map(([from, length]) => [midnight + from, midnight + from + length]);
const periods = fc.array(period, { maxLength: 2 }).map((all) => normalise(all.flat()));
const smallDay = fc.record({
  wanted: anyVisit,
  usual: fc.oneof(fc.constant(null), anyVisit),
  every: fc.constantFrom(15, 20, 30),
  supply: fc.record({
    practitionerId: fc.constant('p'),
    turn: fc.nat(3),
    opening: minutes(120, 240).map((length) => [midnight + 540, midnight + 540 + length]),
    closed: fc.constant([]),
    busy: fc.array(period, { maxLength: 1 }).map((all) => normalise(all.flat())),
    rooms: fc
      .array(fc.record({ features: fc.subarray(['table', 'lift']), busy: periods }), { minLength: 1, maxLength: 3 })
      .map((all) => all.map((one, n) => ({ ...one, id: `r${n}` }))),
    equipment: fc
      .array(periods, { maxLength: 2 })
      .map((all) => all.map((busy, n) => ({ id: `u${n}`, kind: 'lamp', busy }))),
  }),
});

const startsOf = (visit: Visit, supply: Supply, every: number) =>
  freeStarts(
    visit,
    supply,
    { now: midnight, minNoticeMinutes: 0, horizonDays: 3, startEveryMinutes: every, zone: 'UTC' },
    day,
  );

it('no start is offered that leaves fewer seats than another one would, by a slow search of all packings', () => {
  let keptBack = 0;
  fc.assert(
    fc.property(smallDay, ({ wanted, usual: other, every, supply }) => {
      const usual = other ?? wanted;
      const kept = { ...day, startEveryMinutes: every, usual: [{ visit: usual, times: 1 }] };
      const slow = (left: Supply) => slowCapacity(usual, left, startsOf(usual, left, every), midnight + 480);

      const valued = valuedStarts(wanted, supply, kept);

      expect(valued.map(({ start }) => start)).toEqual(startsOf(wanted, supply, every));
      for (const one of valued)
        expect(slow(claimed(supply, assignKept(wanted, supply, kept, one).claims))).toBe(one.seats);
      const seats = slow(supply);
      expect(capacity({ visit: usual, supply, starts: startsOf(usual, supply, every) })).toBe(seats);
      const offered = keptStarts(valued, asFullAsPossible);
      keptBack += valued.length - offered.length;
      expect(offered.length > 0).toBe(valued.length > 0);
      if (!other) for (const one of offered) expect(one.seats).toBe(seats - 1);
    }),
    { numRuns: 500 },
  );
  expect(keptBack).toBeGreaterThan(100);
});

it('of 500 random days none seats fewer patients for being kept full, whatever each of them chooses', () => {
  const random = randomOf(18);
  const between = (from: number, to: number, step: number) =>
    from + step * Math.floor(random() * ((to - from) / step + 1));
  for (let n = 0; n < 500; n++) {
    const shape = shapeOf(`day ${n}`, {
      phases: random() < 0.3 ? [between(25, 60, 5)] : [between(10, 25, 5), between(10, 40, 5), between(5, 20, 5)],
      turnover: between(0, 15, 5),
      rooms: between(1, 3, 1),
      lamps: random() < 0.2 ? between(1, 2, 1) : 0,
      hours: [between(8, 10, 1), between(12, 15, 1)],
      every: between(15, 30, 15),
    });
    const anyTime = fillDay(shape, null, random);
    expect(fillDay(shape, 0, random).visits).toBeGreaterThanOrEqual(anyTime.visits);
  }
});

it('a day that is kept full seats at least an eighth more patients, and with some choice in each half of it nearly as many', () => {
  for (const shape of shapes) {
    const mean = (perHalfDay: number | null) => {
      const random = randomOf(7);
      return Array.from({ length: 20 }, () => fillDay(shape, perHalfDay, random).visits / 20).reduce((a, b) => a + b);
    };
    expect(mean(0) / optimum(shape)).toBeGreaterThan(0.98);
    expect(mean(0) / mean(null)).toBeGreaterThan(1.125);
    expect(mean(2) / optimum(shape)).toBeGreaterThan(0.95);
  }
});

it('the earliest time of an empty day is offered, and so many in each half of any day as far as it has them', () => {
  const start = (hour: number, seats: number) => ({ start: midnight + hour * 60, seats });
  const all = [start(9, 6), start(10, 7), start(11, 5), start(13, 6), start(14, 6)];
  const offered = (choice: Partial<typeof asFullAsPossible>) =>
    keptStarts(all, { ...asFullAsPossible, ...choice }).map((one) => (one.start - midnight) / 60);

  expect(offered({})).toEqual([10]);
  expect(offered({ isEmpty: true })).toEqual([9, 10]);
  expect(offered({ perHalfDay: 1 })).toEqual([10, 13]);
  expect(offered({ perHalfDay: 2 })).toEqual([9, 10, 13, 14]);
  expect(offered({ perHalfDay: 9 })).toEqual([9, 10, 11, 13, 14]);
});
