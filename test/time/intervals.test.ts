import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  atLeast,
  includes,
  intersect,
  normalise,
  shift,
  starts,
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

  it('starts is where something of a length fits whole', () => {
    fc.assert(
      fc.property(anyBits, fc.integer({ min: 1, max: 12 }), (free, length) => {
        const fits = minutes.map((t) => t + length <= span && free.slice(t, t + length).every(Boolean));
        expect(starts(listOf(free), length)).toEqual(listOf(fits));
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

  it('includes tells whether a minute is in the list, and shift moves all of them', () => {
    fc.assert(
      fc.property(anyBits, fc.integer({ min: -50, max: 50 }), (bits, by) => {
        const moved = shift(listOf(bits), by);
        expect(minutes.map((minute) => includes(moved, minute + by))).toEqual(bits);
      }),
      runs,
    );
  });
});
