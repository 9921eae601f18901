import fc from 'fast-check';
import { expect, it } from 'vitest';
import { closedOf, closuresMeet } from '../../src/locations/closure.js';
import { reassign } from '../../src/availability/reassign.js';
import { freeStarts } from '../../src/availability/slots.js';
import { dateAdd, minuteOf, wallOf } from '../../src/time/wall-clock.js';
import { intersect } from '../../src/time/intervals.js';

const zones = ['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'] as const;

it('a closure is the days it says, also when the clocks change in them', () => {
  // The last Sunday of March has twenty-three hours in London.
  const closure = { fromDate: '2026-03-28', fromMinute: 0, toDate: '2026-03-29', toMinute: 1440 };

  const [from, to] = closedOf([closure], 'Europe/London');

  expect(to! - from!).toBe(47 * 60);
  expect(wallOf('Europe/London', to!)).toMatchObject({ date: '2026-03-30', minute: 0 });
});

const closure = fc
  .record({
    day: fc.integer({ min: 0, max: 20 }),
    from: fc.nat(1439),
    days: fc.nat(3),
    to: fc.integer({ min: 1, max: 1440 }),
  })
  .filter(({ days, from, to }) => days > 0 || from < to)
  .map(({ day, from, days, to }) => ({
    fromDate: dateAdd('2026-03-20', day),
    fromMinute: from,
    toDate: dateAdd('2026-03-20', day + days),
    toMinute: to,
  }));

it('two closures meet exactly when they share a minute of the clock', () => {
  fc.assert(
    fc.property(closure, closure, (a, b) => {
      // In a zone whose clock never changes an instant is a minute of the clock.
      const shared = intersect(closedOf([a], 'Asia/Kathmandu'), closedOf([b], 'Asia/Kathmandu'));
      expect(closuresMeet(a, b)).toBe(shared.length > 0);
    }),
  );
});

it('whatever is closed, nobody is there from the first minute of a visit to the last', () => {
  const visit = {
    minutes: 55,
    turnoverMinutes: 10,
    phases: [],
    hands: [0, 20, 45, 55],
    roomFeatures: [],
    equipment: [],
    price: 0,
  };
  fc.assert(
    fc.property(fc.array(closure, { maxLength: 3 }), fc.constantFrom(...zones), (closures, zone) => {
      const now = minuteOf(zone, '2026-03-19', 0);
      const closed = closedOf(closures, zone);
      const supply = {
        practitionerId: 'mei',
        turn: 0,
        opening: [now, now + 40 * 1440],
        closed,
        busy: [],
        rooms: [{ id: 'room', features: [], busy: [] }],
        equipment: [],
      };
      const terms = { now, minNoticeMinutes: 0, horizonDays: 30, startEveryMinutes: 15, zone };
      const free = freeStarts(visit, supply, terms, { from: now, to: now + 30 * 1440 });

      const slow: number[] = [];
      for (let start = now; start < now + 30 * 1440; start++) {
        const wall = wallOf(zone, start);
        if (wall.minute % 15 !== 0) continue;
        if (closed.every((_, i) => i % 2 === 1 || start + 55 <= closed[i]! || start >= closed[i + 1]!))
          slow.push(start);
      }
      expect(free).toEqual(slow);
    }),
    { numRuns: 30 },
  );
});

it('who loses a room gets another that is free, and never one that was just given', () => {
  const fifteen = fc.integer({ min: 0, max: 40 });
  const claim = fc
    .tuple(fifteen, fc.integer({ min: 1, max: 6 }), fc.subarray(['a', 'b', 'c']))
    .map(([from, length, suits]) => ({ from, until: from + length, suits }));
  fc.assert(
    fc.property(fc.array(claim, { maxLength: 12 }), fc.array(claim, { maxLength: 4 }), (claims, taken) => {
      const busy = new Map(
        ['a', 'b', 'c'].map((id) => [
          id,
          taken
            .filter(({ suits }) => suits[0] === id)
            .sort((a, b) => a.from - b.from)
            .slice(0, 1)
            .flatMap(({ from, until }) => [from, until]),
        ]),
      );

      const given = reassign(claims, busy);

      claims.forEach(({ from, until, suits }, n) => {
        const id = given[n];
        if (id == null) return;
        expect(suits).toContain(id);
        expect(intersect([from, until], busy.get(id)!)).toEqual([]);
        claims.forEach((other, m) => {
          if (m !== n && given[m] === id) expect(from >= other.until || other.from >= until).toBe(true);
        });
      });
      claims.forEach((one, n) => {
        // Nobody goes without while something suitable was idle all the time.
        if (given[n] === null)
          for (const id of one.suits) {
            const others = claims.flatMap((other, m) => (given[m] === id ? [[other.from, other.until]] : []));
            const idle = [busy.get(id)!, ...others].every(
              (list) => intersect([one.from, one.until], list).length === 0,
            );
            expect(idle).toBe(false);
          }
      });
    }),
  );
});
