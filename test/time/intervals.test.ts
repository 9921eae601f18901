import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  atLeast,
  avoiding,
  countUpTo,
  fitting,
  intersect,
  normalise,
  subtract,
  union,
  type Intervals,
} from '../../src/time/intervals.js';

/** The slow twin: one boolean a minute, forty minutes. */
const span = 40;
const minutes = Array.from({ length: span }, (_, minute) => minute);
const bitsOf = (list: Intervals) =>
  minutes.map((minute) => list.some((from, i) => i % 2 === 0 && from <= minute && minute < list[i + 1]!));
function listOf(bits: readonly boolean[]): number[] {
  return [...bits, false].flatMap((bit, minute) => (bit === (bits[minute - 1] ?? false) ? [] : [minute]));
}

const anyBits = fc.array(fc.boolean(), { minLength: span, maxLength: span });
/** From so many minutes after a start, up to so many. */
const anyStay = fc
  .tuple(fc.nat(8), fc.integer({ min: 1, max: 12 }))
  .map(([from, length]) => [from, from + length] as const);
const minutesFrom = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);

const anyPeriods = fc.array(fc.tuple(fc.nat(span), fc.nat(span)), { maxLength: 12 }).map((pairs) => pairs.flat());
const runs = { numRuns: 2000 };

describe('lists of minutes', () => {
  it('normalise makes one sorted list of any periods, in any order, overlapping, touching or empty', () => {
    fc.assert(
      fc.property(anyPeriods, (periods) => {
        expect(normalise(periods)).toEqual(listOf(bitsOf(periods)));
      }),
      runs,
    );
  });

  it('union is what is in either, intersect what is in both, subtract what is only in the first', () => {
    fc.assert(
      fc.property(anyBits, anyBits, (a, b) => {
        expect(union(listOf(a), listOf(b))).toEqual(listOf(a.map((bit, i) => bit || b[i]!)));
        expect(intersect(listOf(a), listOf(b))).toEqual(listOf(a.map((bit, i) => bit && b[i]!)));
        expect(subtract(listOf(a), listOf(b))).toEqual(listOf(a.map((bit, i) => bit && !b[i]!)));
      }),
      runs,
    );
  });

  it('fitting leaves the starts at which something lies whole in what is free', () => {
    fc.assert(
      fc.property(anyBits, anyBits, anyStay, (starts, free, [from, to]) => {
        const left = starts.map((bit, t) => bit && minutesFrom(t + from, t + to).every((minute) => free[minute]));
        expect(fitting(listOf(starts), listOf(free), from, to)).toEqual(listOf(left));
      }),
      runs,
    );
  });

  it('avoiding leaves the starts at which it touches nothing that is busy', () => {
    fc.assert(
      fc.property(anyBits, anyBits, anyStay, (starts, busy, [from, to]) => {
        const left = starts.map((bit, t) => bit && !minutesFrom(t + from, t + to).some((minute) => busy[minute]));
        expect(avoiding(listOf(starts), listOf(busy), from, to)).toEqual(listOf(left));
      }),
      runs,
    );
  });

  it('atLeast is what so many of the lists cover', () => {
    fc.assert(
      fc.property(fc.array(anyBits, { maxLength: 6 }), fc.integer({ min: 1, max: 6 }), (lists, k) => {
        const covered = minutes.map((t) => lists.filter((bits) => bits[t]).length >= k);
        expect(atLeast(k, lists.map(listOf))).toEqual(listOf(covered));
      }),
      runs,
    );
  });

  it('countUpTo tells how many ends are not after a minute: in a period when that is odd', () => {
    fc.assert(
      fc.property(anyBits, (bits) => {
        expect(minutes.map((minute) => countUpTo(listOf(bits), minute) % 2 === 1)).toEqual(bits);
      }),
      runs,
    );
  });

  it('lists that came in are as they were', () => {
    const [a, b] = [Object.freeze([1, 5, 7, 9]), Object.freeze([2, 3, 8, 20])];

    for (const operation of [union, intersect, subtract]) operation(a, b);
    const first = union(a, b);
    const second = union(b, [30, 40]);

    expect(first).toEqual([1, 5, 7, 20]);
    expect(second).toEqual([2, 3, 8, 20, 30, 40]);
  });
});
