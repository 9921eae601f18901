import fc from 'fast-check';
import { it } from 'vitest';
import { expect } from 'vitest';
import { busyOf } from '../../../src/availability/calendars/ical-busy.js';
import { intersect, normalise } from '../../../src/time/intervals.js';
import { dateAdd, minuteOf, weekdayOf } from '../../../src/time/wall-clock.js';
import { type SimpleRule, slowDates, slowPeriods, textOf } from './slow-occurrences.js';

const zone = fc.constantFrom('America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC');
const date = (from: string, days: number) => fc.nat(days).map((more) => dateAdd(from, more));
const rule: fc.Arbitrary<SimpleRule> = fc
  .record({
    freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
    interval: fc.integer({ min: 1, max: 4 }),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 4 }),
    end: fc.oneof(
      fc.constant({}),
      fc.integer({ min: 1, max: 400 }).map((count) => ({ count })),
      date('2024-01-01', 1200).map((until) => ({ until })),
    ),
  })
  .map(({ freq, days, interval, end }) => ({ freq, interval, days: freq === 'WEEKLY' ? days : [], ...end }));

it('a rule gives the days that someone with a paper calendar would count', () => {
  fc.assert(
    fc.property(
      fc.record({
        rule,
        zone,
        first: date('2021-01-01', 1800),
        minute: fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15),
        minutes: fc.integer({ min: 15, max: 300 }),
        gone: fc.array(fc.nat(200), { maxLength: 3 }),
        from: date('2026-01-01', 400),
      }),
      ({ rule, zone, first, minute, minutes, gone, from }) => {
        // A weekly rule whose first date is none of its days means different things to different programs.
        fc.pre(rule.days.length === 0 || rule.days.includes(weekdayOf(first)));
        const window = [minuteOf(zone, from, 0), minuteOf(zone, dateAdd(from, 100), 0)] as const;
        const dates = slowDates(rule, first, dateAdd(from, 102));
        const without = gone.flatMap((index) => dates[dates.length - 1 - index] ?? []);
        const wall = (day: string) => {
          const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}${String(minute % 60).padStart(2, '0')}00`;
          return `${day.replaceAll('-', '')}T${clock}`;
        };
        const file = [
          'BEGIN:VCALENDAR',
          'BEGIN:VEVENT',
          'UID:one',
          `DTSTART;TZID=${zone}:${wall(first)}`,
          `DURATION:PT${minutes}M`,
          `RRULE:${textOf(rule)}`,
          ...without.map((day) => `EXDATE;TZID=${zone}:${wall(day)}`),
          'END:VEVENT',
          'END:VCALENDAR',
        ].join('\r\n');

        const read = busyOf(file, { from: window[0], until: window[1], home: 'UTC', ours: [], owners: [] });

        const left = dates.filter((day) => !without.includes(day));
        expect(read).toEqual({
          busy: intersect(normalise(slowPeriods(left, zone, minute, minutes)), window),
          whole: true,
        });
      },
    ),
    { numRuns: 300 },
  );
});
