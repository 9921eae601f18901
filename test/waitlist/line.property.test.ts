import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bestStart, type Choice, inLine, type Waiting } from '../../src/waitlist/line.js';
import { newHours } from '../../src/waitlist/freed-time.js';
import { normalise } from '../../src/time/intervals.js';
import { anyTime, fits } from '../../src/waitlist/wishes.js';

const waiting = fc.record({
  id: fc.uuid(),
  priority: fc.constantFrom(-1, 0, 1),
  waitingSince: fc.integer({ min: 0, max: 5 }).map((n) => new Date(n * 60_000)),
});
const choices = fc.uniqueArray(fc.record({ waiting, slot: fc.constant(null), fills: fc.boolean() }), {
  selector: (choice) => choice.waiting.id,
  maxLength: 12,
});

/** Whoever should be asked before whom, one rule after another. */
function isBefore(a: Choice<Waiting, null>, b: Choice<Waiting, null>): boolean {
  if (a.waiting.priority !== b.waiting.priority) return a.waiting.priority > b.waiting.priority;
  if (a.fills !== b.fills) return a.fills;
  const [since, other] = [a.waiting.waitingSince.getTime(), b.waiting.waitingSince.getTime()];
  return since === other ? a.waiting.id < b.waiting.id : since < other;
}

it('the line is one order, whatever order it is asked in, and its reasons say why', () => {
  fc.assert(
    fc.property(choices, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (all, dice) => {
      const line = inLine(all);
      const shuffled = [...all].map((one) => ({ one, at: dice.next().value as number })).sort((a, b) => a.at - b.at);

      expect(inLine(shuffled.map(({ one }) => one))).toEqual(line);
      for (const [place, one] of line.entries()) {
        const next = line[place + 1];
        if (next) expect(isBefore(one, next)).toBe(true);
        expect(one.reasons.includes('put-first')).toBe(one.waiting.priority > 0);
        expect(one.reasons.includes('put-last')).toBe(one.waiting.priority < 0);
        expect(one.reasons.includes('fills-the-time')).toBe(one.fills);
        const equals = line.filter(
          (other) => other.waiting.priority === one.waiting.priority && other.fills === one.fills,
        );
        expect(one.reasons.includes('waited-longest')).toBe(equals[0] === one);
      }
    }),
  );
});

it('of the starts somebody can have it is the nearest to the beginning of the freed time', () => {
  const freed = { from: 600, until: 660 };
  expect(bestStart([], freed)).toBeNull();
  expect(
    bestStart(
      [570, 600, 615].map((start) => ({ start, until: start + 60 })),
      freed,
    ),
  ).toEqual({
    slot: { start: 600, until: 660 },
    fills: true,
  });
  expect(bestStart([{ start: 600, until: 640 }], freed)).toMatchObject({ fills: false });
});

const times = fc
  .array(fc.integer({ min: 0, max: 6000 }), { maxLength: 12 })
  .map((all) => normalise(all.slice(0, all.length & ~1)));

it('new hours are each minute that is worked now and was not, once, and none that was out of sight', () => {
  fc.assert(
    fc.property(times, times, fc.integer({ min: 0, max: 3000 }), (before, now, from) => {
      const was = { from: 0, until: 5000, times: { 'mei harbour': before } };
      const found = newHours(was, { from, until: 7000, times: { 'mei harbour': now } }, () => 'America/New_York');
      const minutes = found.flatMap(({ times: some }) => minutesOf(some));
      const isIn = new Set(minutesOf(before));

      expect(minutes).toEqual(minutesOf(now).filter((minute) => minute >= from && minute < 5000 && !isIn.has(minute)));
    }),
  );
});

const minutesOf = (some: readonly number[]) =>
  some.flatMap((at, n) => (n % 2 ? [] : Array.from({ length: some[n + 1]! - at }, (_, more) => at + more)));

it('wishes leave what they name', () => {
  const at = (start: number, more: object = {}) => ({
    start,
    end: start + 55,
    practitioner: { slug: 'mei' },
    location: { slug: 'harbour', timeZone: 'America/New_York', latitude: 40.757, longitude: -72.9393 },
    ...more,
  });
  // Tuesday, 1 December 2026, 16:00 in New York.
  const tuesday = at(Date.parse('2026-12-01T21:00:00Z') / 60_000);
  const yes = (wishes: object) => fits({ ...anyTime, ...wishes }, tuesday);
  expect([yes({}), yes({ days: [2] }), yes({ days: [1, 3] })]).toEqual([true, true, false]);
  expect([yes({ hours: { from: '16:00', to: '17:00' } }), yes({ hours: { from: '16:00', to: '16:50' } })]).toEqual([
    true,
    false,
  ]);
  expect([yes({ practitioners: ['mei'] }), yes({ practitioners: ['jonas'] }), yes({ locations: ['other'] })]).toEqual([
    true,
    false,
    false,
  ]);
  expect([yes({ from: '2026-12-02' }), yes({ until: '2026-12-01' }), yes({ until: '2026-11-30' })]).toEqual([
    false,
    true,
    false,
  ]);
  const near = { label: 'Bellport', latitude: 40.75, longitude: -72.94 };
  expect([yes({ near: { ...near, withinKm: 5 } }), yes({ near: { ...near, latitude: 41.5, withinKm: 5 } })]).toEqual([
    true,
    false,
  ]);
});
