import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recall } from '../../src/bookings/notices/recall.js';
import { dateAdd, wallOf } from '../../src/time/wall-clock.js';
import { minuteOf as minuteOfDay, wallTimeOf } from '../../src/time/wall-time.js';
import { at } from '../support/desk.js';

const zones = ['America/New_York', 'Australia/Sydney', 'Australia/Lord_Howe', 'Europe/London', 'Asia/Kolkata'];
const from = Date.parse('2027-01-01T00:00:00Z') / 60_000;
const night = { from: '21:00', to: '08:00' };
const quiet = fc.oneof(
  fc.constantFrom(null, night),
  fc.record({
    from: fc.integer({ min: 18 * 60, max: 1439 }).map(wallTimeOf),
    to: fc.integer({ min: 300, max: 600 }).map(wallTimeOf),
  }),
);
const visits = fc.record({
  end: fc.integer({ min: from, max: from + 370 * 1440 }),
  timeZone: fc.constantFrom(...zones),
  everyDays: fc.constantFrom(null, null, 3, 14),
  offAt: fc.constant(null),
});

const inNight = (timeZone: string, minute: number, hours: typeof night | null) => {
  if (!hours) return false;
  const { minute: now } = wallOf(timeZone, minute);
  return now >= minuteOfDay(hours.from) || now < minuteOfDay(hours.to);
};

it('whenever an invitation may be posted, the days are over by the clock of the place, and it leaves within them, not at night', () => {
  fc.assert(
    fc.property(
      visits,
      fc.integer({ min: 1, max: 90 }),
      quiet,
      fc.nat(100 * 1440),
      (last, recallDays, hours, ahead) => {
        const days = last.everyDays === null ? recallDays : Math.max(7, last.everyDays);
        const now = last.end + ahead;
        const sending = recall(last, { recallDays, quietHours: hours }, now);
        const [ended, today] = [wallOf(last.timeZone, last.end), wallOf(last.timeZone, now)];
        const [first, lastDay] = [dateAdd(ended.date, days), dateAdd(ended.date, days + 8)];
        if (sending === null) {
          // By day it is posted on each of the days after the first, until it is too late.
          const isBetween = today.date > first && today.date < dateAdd(first, 6);
          expect(isBetween && !inNight(last.timeZone, now, hours)).toBe(false);
          return;
        }
        expect(today.date >= first && today.date <= lastDay).toBe(true);
        expect(inNight(last.timeZone, now, hours)).toBe(false);
        const { until, rest } = sending;
        for (let minute = now; minute < until; minute += 17)
          if (!rest || minute < rest.from || minute >= rest.to)
            expect(inNight(last.timeZone, minute, hours)).toBe(false);
      },
    ),
    { numRuns: 1000 },
  );
});

it('in the night in which clocks go forward, the days end at the same time of day', () => {
  const last = { end: at('2027-03-01 10:55'), timeZone: 'America/New_York', everyDays: null, offAt: null };
  const rules = { recallDays: 14, quietHours: night };
  expect(recall(last, rules, at('2027-03-15 10:54'))).toBeNull();
  expect(recall(last, rules, at('2027-03-15 10:55'))).toMatchObject({ rest: { from: at('2027-03-15 21:00') } });
  expect(recall(last, { ...rules, recallDays: 0 }, at('2027-03-15 10:55'))).toBeNull();
});
