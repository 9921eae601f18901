import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstSpread } from '../../src/availability/slot-list.js';
import { eachHalfHour, spread } from '../../src/availability/spread.js';
import { wallOf, zoneOf } from '../../src/time/wall-clock.js';

// Around the end of daylight saving time in New York and in Sydney (2027-04-04), and the whole of a quiet month.
const from = Date.parse('2026-10-25T15:07:00Z') / 60_000;
const zoneName = fc.constantFrom('America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kathmandu');
const starts = fc
  .uniqueArray(fc.integer({ min: 0, max: 60 * 24 * 4 }), { maxLength: 120 })
  .map((list) => list.map((n) => from + n * 15).sort((a, b) => a - b));
const wanted = fc.record({ days: fc.integer({ min: 1, max: 4 }), perDay: fc.integer({ min: 1, max: 3 }) });

/** The half hours, day by day, as the clock on the wall has them; found one by one. */
function slowDays(all: readonly number[], zone: string): Map<string, number[]> {
  const days = new Map<string, number[]>();
  for (const start of all) {
    const { date, minute, offsetMinutes } = wallOf(zone, start);
    const before = days.get(date)?.at(-1);
    const last = before === undefined ? undefined : wallOf(zone, before);
    const sameHalfHour =
      last && last.offsetMinutes === offsetMinutes && Math.floor(last.minute / 30) === Math.floor(minute / 30);
    if (!days.has(date)) days.set(date, []);
    if (!sameHalfHour) days.get(date)!.push(start);
  }
  return days;
}

it('of the first days with times each shows its first, and others spread over it', () => {
  fc.assert(
    fc.property(starts, zoneName, wanted, (all, zone, { days, perDay }) => {
      const chosen = spread(all, zoneOf(zone), { days, perDay });

      const first = [...slowDays(all, zone).entries()].slice(0, days);
      const dateOf = (start: number) => wallOf(zone, start).date;
      expect([...new Set(chosen.map(dateOf))]).toEqual(first.map(([date]) => date));
      for (const [date, ofDay] of first) {
        const shown = chosen.filter((start) => dateOf(start) === date);
        expect(shown).toHaveLength(Math.min(perDay, ofDay.length));
        expect(shown[0]).toBe(ofDay[0]);
        const places = shown.map((start) => ofDay.indexOf(start));
        expect(places).not.toContain(-1);
        const gaps = [...places, ofDay.length].map((place, n, list) => (list[n + 1] ?? place) - place).slice(0, -1);
        expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

it('read week by week they are the same as of all starts at once', () => {
  fc.assert(
    fc.property(starts, zoneName, wanted, (all, zone, how) => {
      const between = (a: number, b: number) => all.filter((start) => start >= a && start < b);

      expect(firstSpread(how, from, between, zoneOf(zone))).toEqual(spread(all, zoneOf(zone), how));
    }),
  );
});

it('every half hour that has a time keeps one', () => {
  const zone = zoneOf('Europe/London');
  const at = (clock: string) => Date.parse(`2026-12-01T${clock}:00Z`) / 60_000;

  expect(eachHalfHour(['09:00', '09:15', '09:45', '11:15', '11:30'].map(at), zone)).toEqual(
    ['09:00', '09:45', '11:15', '11:30'].map(at),
  );
});
