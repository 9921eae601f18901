import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dateAdd, wallOf } from '../../../src/time/wall-clock.js';
import { type Fortnight, fortnightOf } from '../../../src/web/patient/book/fortnight.js';

const zone = 'America/New_York';
const today = '2026-10-20';
const last = dateAdd(today, 90);
const begin = Date.parse('2026-10-20T04:00:00Z') / 60_000;
const dateOf = (start: number) => wallOf(zone, start).date;

/** Few or many, so that whole fortnights are empty. */
const starts = fc
  .uniqueArray(fc.integer({ min: 0, max: 91 * 96 - 1 }), { maxLength: 30 })
  .map((quarters) => quarters.map((n) => begin + n * 15).sort((a, b) => a - b))
  .map((all) => all.filter((start) => dateOf(start) <= last));
const days = fc.integer({ min: 0, max: 90 }).map((n) => dateAdd(today, n));

const freeDates = ({ days }: Fortnight) => days.filter(({ starts }) => starts.length > 0).map(({ date }) => date);
const of = (all: readonly number[], day?: string) => fortnightOf(all, { zone, today, last }, day);

it('later and earlier days lead to the first day with times of two weeks that have any, and past none', () => {
  fc.assert(
    fc.property(starts, (all) => {
      const dates: string[] = [];
      let page = of(all, today);
      dates.push(...freeDates(page));
      const seen = [page];
      while (page.later) {
        const { later } = page;
        page = of(all, later);
        expect(freeDates(page)[0]).toBe(later);
        dates.push(...freeDates(page));
        seen.push(page);
      }
      expect(dates).toEqual([...new Set(all.map(dateOf))]);

      const back = [page];
      while (page.earlier) {
        const { earlier } = page;
        page = of(all, earlier);
        expect(freeDates(page)[0]).toBe(earlier);
        back.unshift(page);
      }
      const shown = (pages: readonly Fortnight[]) => pages.filter((one) => freeDates(one).length > 0).map(freeDates);
      expect(shown(back)).toEqual(shown(seen));
    }),
  );
});

it('any day up to the horizon can be looked at, among its two weeks, with what is free next', () => {
  fc.assert(
    fc.property(starts, days, (all, day) => {
      const page = of(all, day);

      expect(page.day).toBe(day);
      expect(page.days.map(({ date }) => date)).toContain(day);
      for (const { date, starts } of page.days) expect(starts).toEqual(all.filter((start) => dateOf(start) === date));
      expect(page.first).toBe(all[0] ?? null);
      expect(page.next).toBe(all.find((start) => dateOf(start) > day) ?? null);
    }),
  );
});

it('without a day, or beyond what can be booked, it is the first with times', () => {
  fc.assert(
    fc.property(starts, fc.constantFrom(undefined, dateAdd(today, -1), dateAdd(last, 1)), (all, day) => {
      expect(of(all, day).day).toBe(all[0] === undefined ? today : dateOf(all[0]));
    }),
  );
});
