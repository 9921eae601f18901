import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compromisesOf, fewestCompromises, type SeriesOption, type SeriesWish } from '../../src/availability/series.js';

const today = 20_000;
const people = ['mei', 'jonas', 'priya'];

const anyTurn = (everyDays: number, turn: number): fc.Arbitrary<SeriesOption[]> => {
  const reach = Math.min(6, Math.floor((everyDays - 1) / 2));
  const option = fc.record({
    daysOff: fc.oneof(fc.constant(0), fc.integer({ min: -reach, max: reach })),
    minutesOff: fc.oneof(
      fc.constant(0),
      fc.integer({ min: -8, max: 8 }).map((quarters) => quarters * 15),
    ),
    practitioner: fc.constantFrom(...people),
    location: fc.constantFrom('harbour', 'harbour', 'park'),
  });
  return fc.array(option, { minLength: 1, maxLength: 6 }).map((options) =>
    options.map((one) => {
      const day = today + turn * everyDays + one.daysOff;
      return { ...one, day, start: day * 1440 + 600 + one.minutesOff };
    }),
  );
};

/** Up to eight turns with up to six times each; some turns were left out, because nothing was free. */
const anyDiary = fc
  .record({
    everyDays: fc.constantFrom(1, 3, 7, 7, 14),
    turns: fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 8 }),
    practitioner: fc.option(fc.constantFrom(...people), { nil: undefined }),
    after: fc.option(fc.integer({ min: -9, max: -5 }), { nil: undefined }),
  })
  .chain(({ everyDays, turns, practitioner, after }) => {
    const wish: SeriesWish = {
      everyDays,
      practitioner,
      location: 'harbour',
      ...(after !== undefined && { after: today + after }),
    };
    const sorted = turns.sort((a, b) => a - b);
    return fc.tuple(fc.constant(wish), fc.tuple(...sorted.map((turn) => anyTurn(everyDays, turn))));
  });

const count = (options: readonly SeriesOption[], wish: SeriesWish) =>
  options.reduce((sum, one, n) => sum + compromisesOf(one, wish, options[n - 1]?.day ?? wish.after).length, 0);

/** Tries every series of every practitioner, and gives up on one only when it is no better already. */
function slowCount(turns: readonly (readonly SeriesOption[])[], wish: SeriesWish): number {
  let fewest = Infinity;
  for (const practitioner of wish.practitioner ? [wish.practitioner] : people) {
    const of = { ...wish, practitioner };
    const go = (turn: number, before: number | undefined, sum: number): void => {
      if (sum >= fewest) return;
      if (turn === turns.length) {
        fewest = sum;
        return;
      }
      for (const option of turns[turn]!) go(turn + 1, option.day, sum + compromisesOf(option, of, before).length);
    };
    go(0, wish.after, 0);
  }
  return fewest;
}

it('a series has as few compromises as any that could be tried', () => {
  let made = 0;
  fc.assert(
    fc.property(anyDiary, ([asked, turns]) => {
      const { options, wish } = fewestCompromises(turns, asked);

      expect(options).toHaveLength(turns.length);
      for (const [n, option] of options.entries()) expect(turns[n]).toContain(option);
      expect(wish.practitioner).toBe(asked.practitioner ?? wish.practitioner);
      expect(count(options, wish)).toBe(slowCount(turns, asked));
      made += count(options, wish);
    }),
    { numRuns: 2000 },
  );
  expect(made).toBeGreaterThan(2000);
});

describe('of several series with as few compromises', () => {
  const option = (daysOff: number, minutesOff: number, more: Partial<SeriesOption> = {}): SeriesOption => ({
    start: (today + daysOff) * 1440 + 600 + minutesOff,
    day: today + daysOff,
    daysOff,
    minutesOff,
    practitioner: 'mei',
    location: 'harbour',
    ...more,
  });
  const wish: SeriesWish = { location: 'harbour', everyDays: 7 };

  it('the one nearest to what was wished for is proposed', () => {
    const { options } = fewestCompromises([[option(0, 90), option(0, -30), option(3, 0), option(-1, 0)]], wish);
    expect(options).toEqual([option(0, -30)]);
  });

  it('nothing wished for is given up for another practitioner to be the same throughout', () => {
    const jonas = { practitioner: 'jonas' };
    const later = (one: SeriesOption, weeks: number) => ({
      ...one,
      day: one.day + 7 * weeks,
      start: one.start + weeks * 10_080,
    });
    const turns = [
      [option(0, 0), option(0, 0, jonas)],
      [later(option(0, 0, jonas), 1)],
      [later(option(0, 0, jonas), 2)],
    ];
    const found = fewestCompromises(turns, wish);
    expect(found.options.map(({ practitioner }) => practitioner)).toEqual(['jonas', 'jonas', 'jonas']);
    expect(found.wish.practitioner).toBe('jonas');
  });
});
