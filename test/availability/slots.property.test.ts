import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assign } from '../../src/availability/assign.js';
import { emptiness, freeStarts, why, type ObstacleCode, type Supply } from '../../src/availability/slots.js';
import { normalise, type Intervals } from '../../src/time/intervals.js';
import type { Phase, Treatment } from '../../src/treatments/treatment.js';
import { visitOf, type Visit } from '../../src/treatments/visit.js';
import { slowAssign, slowEmptiness, slowMissing, slowWhy } from './slow-slots.js';

/** Random clinics during six hours around midnight or a clock change, against the slow twin, minute by minute. */
const nights = [
  { zone: 'Europe/London', middle: Date.parse('2026-03-29T01:00:00Z') / 60_000 },
  { zone: 'America/New_York', middle: Date.parse('2026-11-01T06:00:00Z') / 60_000 },
  { zone: 'Australia/Lord_Howe', middle: Date.parse('2026-04-04T15:00:00Z') / 60_000 },
  { zone: 'Asia/Kathmandu', middle: Date.parse('2026-06-01T18:15:00Z') / 60_000 },
];
const half = 180;
const features = ['table', 'chair', 'sink'];
const kinds = ['cupping-set', 'lamp'];

const anyPhase: fc.Arbitrary<Phase> = fc.record({
  minutes: fc.integer({ min: 1, max: 20 }),
  kind: fc.constantFrom('hands', 'resting'),
});
const anyTreatment: fc.Arbitrary<Treatment> = fc.record({
  id: fc.constant('t'),
  slug: fc.constant('t'),
  kind: fc.constant('base' as const),
  name: fc.constant('T'),
  description: fc.constant(''),
  preparation: fc.constant(''),
  aftercare: fc.constant(''),
  phases: fc.array(anyPhase, { minLength: 1, maxLength: 3 }),
  turnoverMinutes: fc.nat(10),
  price: fc.nat(100),
  prices: fc.constant([]),
  courses: fc.constant([]),
  courseTerms: fc.constant(''),
  room: fc.subarray(features, { maxLength: 1 }),
  equipment: fc.array(fc.constantFrom(...kinds), { maxLength: 2 }),
  addOns: fc.constant([]),
  for: fc.constant('anyone' as const),
  translations: fc.constant({}),
  online: fc.constant(true),
  policy: fc.constant({}),
});
const anyVisit = fc
  .tuple(anyTreatment, fc.array(anyTreatment, { maxLength: 1 }))
  .map(([base, addOns]): Visit => visitOf(base, addOns));

/** Up to so many periods, up to so long, somewhere around that night. */
function periods(middle: number, most: number, longest: number): fc.Arbitrary<Intervals> {
  const period = fc
    .tuple(fc.integer({ min: middle - half - 60, max: middle + half + 60 }), fc.integer({ min: 1, max: longest }))
    .map(([from, length]) => [from, from + length]);
  return fc.array(period, { maxLength: most }).map((found) => normalise(found.flat()));
}

const anyNight = fc.constantFrom(...nights).chain(({ zone, middle }) =>
  fc.record({
    visit: anyVisit,
    supply: fc.record({
      practitionerId: fc.constant('practitioner'),
      turn: fc.nat(9),
      opening: fc.oneof(periods(middle, 3, 300), fc.constant([middle - half, middle + half])),
      closed: periods(middle, 1, 90),
      busy: periods(middle, 2, 40),
      rooms: named(
        'room',
        fc.record({ features: fc.subarray(features, { minLength: 1 }), busy: periods(middle, 3, 60) }),
        4,
      ),
      equipment: named('unit', fc.record({ kind: fc.constantFrom(...kinds), busy: periods(middle, 3, 60) }), 5),
    }),
    terms: fc.record({
      now: fc.oneof(fc.constant(middle - half - 600), fc.integer({ min: middle - half - 1440, max: middle })),
      minNoticeMinutes: fc.nat(120),
      horizonDays: fc.integer({ min: 0, max: 3 }),
      startEveryMinutes: fc.constantFrom(1, 1, 5, 7, 15, 60),
      zone: fc.constant(zone),
    }),
    from: fc.integer({ min: middle - half, max: middle }),
    to: fc.integer({ min: middle, max: middle + half }),
  }),
);

function named<T>(name: string, one: fc.Arbitrary<T>, most: number): fc.Arbitrary<(T & { id: string })[]> {
  return fc.array(one, { maxLength: most }).map((all) => all.map((each, n) => ({ ...each, id: `${name}-${n}` })));
}

const everyAnswer: readonly (ObstacleCode | 'free')[] = [
  'free',
  'in-the-past',
  'too-soon',
  'too-far',
  'off-grid',
  'not-open',
  'practitioner-busy',
  'no-suitable-room',
  'rooms-taken',
  'equipment-missing',
  'equipment-taken',
];
const seen = new Map<string, number>();

it('list, explanation and assignment agree with the slow twin in every minute of thousands of random clinics', () => {
  fc.assert(
    fc.property(anyNight, ({ visit, supply, terms, from, to }) => {
      const free = new Set(freeStarts(visit, supply, terms, { from, to }));
      expect([...free]).toEqual([...free].filter((start) => from <= start && start < to).sort((a, b) => a - b));

      for (let start = from; start < to; start++) {
        const expected = slowWhy(visit, supply, terms, start);
        const told = why(visit, supply, terms, start)?.code ?? null;
        if (told !== expected) expect.fail(`at ${start}: ${told}, not ${expected}`);
        if (free.has(start) !== (expected === null)) expect.fail(`at ${start}: listed is ${free.has(start)}`);
        count(told ?? 'free');
      }
      for (const start of [...free].slice(0, 8)) expectSameAssignment(visit, supply, start);
      for (let start = from; start < to; start += 37) expectSameAssignment(visit, supply, start);
    }),
    { numRuns: 3000 },
  );
  // The random clinics are worth something only if each thing that can be in the way was, and often.
  for (const code of everyAnswer) expect(seen.get(code), code).toBeGreaterThan(500);
});

it('a stretch without free starts is closed, full or has none, as the slow twin says', () => {
  const told = new Map<string, number>();
  fc.assert(
    fc.property(anyNight, ({ visit, supply, terms, from, to }) => {
      if (freeStarts(visit, supply, terms, { from, to }).length > 0) return;

      const empty = emptiness(visit, supply, terms, { from, to });

      expect(empty).toBe(slowEmptiness(visit, supply, terms, from, to));
      told.set(empty, (told.get(empty) ?? 0) + 1);
    }),
    { numRuns: 4000 },
  );
  for (const empty of ['closed', 'full', 'none']) expect(told.get(empty), empty).toBeGreaterThan(5);
});

it('what was assigned is taken: the same start is free again only with other things', () => {
  fc.assert(
    fc.property(anyNight, ({ visit, supply, terms, from, to }) => {
      const start = freeStarts(visit, supply, terms, { from, to })[0];
      if (start === undefined) return;

      const { claims } = assign(visit, supply, start)!;
      const after = withClaims(supply, claims);

      for (const { resourceId, from, until } of claims) expect(busyOf(supply, resourceId, from, until)).toBe(false);
      expect(why(visit, after, terms, start)?.code).toBe('practitioner-busy');
    }),
    { numRuns: 1000 },
  );
});

function expectSameAssignment(visit: Visit, supply: Supply, start: number): void {
  const found = assign(visit, supply, start);
  expect(found && { room: found.roomId, units: found.equipmentIds }).toEqual(slowAssign(visit, supply, start));
  expect(found === null).toBe(slowMissing(visit, supply, start) !== null);
}

function withClaims(supply: Supply, claims: readonly { resourceId: string; from: number; until: number }[]): Supply {
  const taken = (id: string, busy: Intervals) =>
    normalise([...busy, ...claims.filter((c) => c.resourceId === id).flatMap((c) => [c.from, c.until])]);
  return {
    ...supply,
    busy: taken(supply.practitionerId, supply.busy),
    rooms: supply.rooms.map((room) => ({ ...room, busy: taken(room.id, room.busy) })),
    equipment: supply.equipment.map((unit) => ({ ...unit, busy: taken(unit.id, unit.busy) })),
  };
}

function busyOf(supply: Supply, id: string, from: number, until: number): boolean {
  const all = [{ id: supply.practitionerId, busy: supply.busy }, ...supply.rooms, ...supply.equipment];
  const { busy } = all.find((resource) => resource.id === id)!;
  return busy.some((at, i) => i % 2 === 0 && at < until && busy[i + 1]! > from);
}

function count(code: string): void {
  seen.set(code, (seen.get(code) ?? 0) + 1);
}
