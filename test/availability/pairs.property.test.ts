import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Claim } from '../../src/availability/assign.js';
import {
  assignPair,
  type Pair,
  type PairOption,
  type PairRule,
  pairRules,
  pairs,
} from '../../src/availability/pairs.js';
import { missing, type Supply } from '../../src/availability/slots.js';
import { normalise, type Intervals } from '../../src/time/intervals.js';
import type { Phase } from '../../src/treatments/treatment.js';
import type { Visit } from '../../src/treatments/visit.js';
import { slowPair } from './slow-pairs.js';

/** Random afternoons of one place with up to three practitioners, against the slow twin. */
const noon = Date.parse('2026-06-01T12:00:00Z') / 60_000;
const features = ['table', 'chair'];
const kinds = ['cupping-set', 'lamp'];

const anyPhase: fc.Arbitrary<Phase> = fc.record({
  minutes: fc.integer({ min: 3, max: 15 }),
  kind: fc.constantFrom('hands', 'resting'),
});
const anyVisit: fc.Arbitrary<Visit> = fc
  .record({
    phases: fc.array(anyPhase, { minLength: 1, maxLength: 4 }),
    turnoverMinutes: fc.nat(8),
    room: fc.subarray(features, { maxLength: 1 }),
    needs: fc.uniqueArray(fc.record({ kind: fc.constantFrom(...kinds), count: fc.integer({ min: 1, max: 2 }) }), {
      maxLength: 2,
      selector: ({ kind }) => kind,
    }),
  })
  .map(({ phases, turnoverMinutes, room, needs }) => {
    const ends = phases.map((_, n) => phases.slice(0, n + 1).reduce((sum, { minutes }) => sum + minutes, 0));
    const minutes = ends.at(-1)!;
    const hands = normalise(
      phases.flatMap((phase, n) => (phase.kind === 'hands' ? [ends[n]! - phase.minutes, ends[n]!] : [])),
    );
    const equipment = needs.map((need, n) => ({ ...need, from: n === 0 ? 0 : ends[0]! - 1, to: minutes }));
    return {
      minutes,
      turnoverMinutes,
      phases,
      hands: hands.length ? hands : [0, minutes],
      roomFeatures: room,
      equipment,
      price: 0,
    };
  });

function periods(most: number, longest: number): fc.Arbitrary<Intervals> {
  const period = fc
    .tuple(fc.integer({ min: noon - 20, max: noon + 180 }), fc.integer({ min: 1, max: longest }))
    .map(([from, length]) => [from, from + length]);
  return fc.array(period, { maxLength: most }).map((found) => normalise(found.flat()));
}

function named<T>(name: string, one: fc.Arbitrary<T>, most: number): fc.Arbitrary<(T & { id: string })[]> {
  return fc
    .array(one, { minLength: 1, maxLength: most })
    .map((all) => all.map((each, n) => ({ ...each, id: `${name}-${n}` })));
}

/** The last: while one rests, the other is treated. */
const rules: Readonly<Record<string, PairRule>> = {
  ...pairRules,
  overlapping: { gap: ({ minutes }) => [1, minutes], practitioner: 'same-if-possible' },
};

const anyPlace = fc.record({
  rule: fc.constantFrom(...Object.keys(rules)),
  visits: fc.tuple(anyVisit, anyVisit),
  people: fc.array(
    fc.record({
      offers: fc.constantFrom<readonly number[]>([0], [1], [0, 1], [0, 1], [0, 1]),
      busy: periods(2, 40),
      opening: fc.oneof(fc.constant([noon - 60, noon + 240]), periods(2, 200)),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  rooms: named('room', fc.record({ features: fc.subarray(features, { minLength: 1 }), busy: periods(2, 60) }), 4),
  equipment: named('unit', fc.record({ kind: fc.constantFrom(...kinds), busy: periods(2, 60) }), 5),
  away: fc.tuple(periods(1, 20), periods(1, 20)),
  closed: fc.oneof(fc.constant([]), periods(1, 30)),
  startEveryMinutes: fc.constantFrom(5, 10, 15),
});

it('offers exactly the starts at which both fit, the earliest second one with them, as the slow twin does', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(anyPlace, ({ rule, visits, people, rooms, equipment, away, closed, startEveryMinutes }) => {
      const terms = { now: noon - 600, minNoticeMinutes: 60, horizonDays: 3, startEveryMinutes, zone: 'Etc/UTC' };
      const optionsFor = (n: 0 | 1): PairOption[] =>
        people.flatMap(({ offers, busy, opening }, turn) => {
          const supply: Supply = { practitionerId: `p${turn}`, turn, opening, closed, busy, rooms, equipment };
          return offers.includes(n) ? [{ visit: visits[n], supply, terms, away: away[n] }] : [];
        });
      const [firsts, seconds] = [optionsFor(0), optionsFor(1)];
      const [from, to] = [noon, noon + 90];

      const found = new Map(pairs(firsts, seconds, rules[rule]!, { from, to }).map((pair) => [pair.start, pair]));

      for (let start = from; start < to; start++) {
        const expected = slowPair(firsts, seconds, rules[rule]!, start);
        const pair = found.get(start);
        expect(pair?.first.supply.practitionerId, `first at ${start}`).toBe(expected?.first.supply.practitionerId);
        expect(pair?.second.supply.practitionerId).toBe(expected?.second.supply.practitionerId);
        expect(pair?.secondStart).toBe(expected?.secondStart);
        if (!pair) continue;
        expectApart(pair);
        const isSame = pair.first.supply.practitionerId === pair.second.supply.practitionerId;
        const overlap = pair.secondStart < start + pair.first.visit.minutes ? ', overlapping' : '';
        const what = `${rule}, ${isSame ? 'same' : 'other'}${overlap}`;
        seen.set(what, (seen.get(what) ?? 0) + 1);
      }
      expect(new Set([...found.keys()].filter((start) => start < from || start >= to)).size).toBe(0);
    }),
    { numRuns: 1500 },
  );
  // The random places are worth something only if each of these came, and not once by chance.
  for (const what of [
    'together, other, overlapping',
    'in-turn, same',
    'in-turn, other',
    'overlapping, same, overlapping',
    'overlapping, other, overlapping',
  ])
    expect(seen.get(what), what).toBeGreaterThan(5);
});

/** Both have all they need, of what is free, and nothing twice. */
function expectApart(pair: Pair): void {
  const { first, start, second, secondStart } = pair;
  const both = assignPair(pair);
  if (!both) expect.fail(`nothing is assigned at ${start}`);
  const claims = both.flatMap((one) => one.claims);
  for (const [n, one] of claims.entries())
    for (const other of claims.slice(n + 1)) expect(overlap(one, other), JSON.stringify([one, other])).toBe(false);
  for (const [n, { visit, supply }] of [first, second].entries()) {
    const at = n === 0 ? start : secondStart;
    expect(missing(visit, only(supply, both[n]!.claims), at)).toBeNull();
  }
}

const overlap = (one: Claim, other: Claim) =>
  one.resourceId === other.resourceId && one.from < other.until && other.from < one.until;

/** A supply of nothing but what was claimed. */
function only(supply: Supply, claims: readonly Claim[]): Supply {
  const claimed = <T extends { readonly id: string }>(things: readonly T[]) =>
    things.filter(({ id }) => claims.some(({ resourceId }) => resourceId === id));
  return { ...supply, rooms: claimed(supply.rooms), equipment: claimed(supply.equipment) };
}
