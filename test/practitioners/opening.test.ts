import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openingOf, type WeeklyHours } from '../../src/practitioners/opening.js';
import { isoOf, minuteOf, wallOf } from '../../src/time/wall-clock.js';

const london = 'Europe/London';
const practitionerId = 'mei';
const locationId = 'canal-street';

const monday: WeeklyHours = {
  practitionerId,
  locationId,
  weekday: 1,
  fromMinute: 540,
  toMinute: 1020,
  everyWeeks: 1,
  starting: null,
};

const said = (list: readonly number[], zone = london) => list.map((at) => isoOf(zone, at).slice(0, 16));

it('weekly hours open their weekday, in several blocks', () => {
  const hours = [
    { ...monday, toMinute: 720 },
    { ...monday, fromMinute: 780 },
  ];

  expect(said(openingOf(hours, [], [], london, '2026-11-28', '2026-12-06'))).toEqual([
    '2026-11-30T09:00',
    '2026-11-30T12:00',
    '2026-11-30T13:00',
    '2026-11-30T17:00',
  ]);
});

it('the last date is not part of it', () => {
  expect(openingOf([monday], [], [], london, '2026-11-29', '2026-11-30')).toEqual([]);
});

it('every second week counts from the week of its first day, and nothing is before that day', () => {
  const everyOther = [1, 3].map((weekday) => ({ ...monday, weekday, everyWeeks: 2, starting: '2026-11-04' })); // a Wednesday

  expect(said(openingOf(everyOther, [], [], london, '2026-10-01', '2026-12-05')).filter((_, i) => i % 2 === 0)).toEqual(
    ['2026-11-04T09:00', '2026-11-16T09:00', '2026-11-18T09:00', '2026-11-30T09:00', '2026-12-02T09:00'],
  );
});

it('weekly hours may begin on a day', () => {
  const fromDecember = { ...monday, starting: '2026-12-01' };

  expect(said(openingOf([fromDecember], [], [], london, '2026-11-30', '2026-12-08'))).toEqual([
    '2026-12-07T09:00',
    '2026-12-07T17:00',
  ]);
});

it('an exception replaces the hours of its date, or closes it', () => {
  const onDate = (date: string, open: { fromMinute: number; toMinute: number }[]) => ({
    practitionerId,
    locationId,
    date,
    open,
  });
  const exceptions = [onDate('2026-11-30', []), onDate('2026-12-01', [{ fromMinute: 600, toMinute: 660 }])];

  expect(said(openingOf([monday], exceptions, [], london, '2026-11-30', '2026-12-07'))).toEqual([
    '2026-12-01T10:00',
    '2026-12-01T11:00',
  ]);
});

it('time off is taken out, also of exceptions', () => {
  const noon = minuteOf(london, '2026-11-30', 720);
  const timeOff = [
    { practitionerId, from: noon, to: noon + 60 },
    { practitionerId, from: noon + 30, to: noon + 90 },
  ];

  expect(said(openingOf([monday], [], timeOff, london, '2026-11-30', '2026-12-01'))).toEqual([
    '2026-11-30T09:00',
    '2026-11-30T12:00',
    '2026-11-30T13:30',
    '2026-11-30T17:00',
  ]);
});

it('a night shift to 24:00 goes on at 00:00 as one period', () => {
  const night = [
    { ...monday, fromMinute: 1320, toMinute: 1440 },
    { ...monday, weekday: 2, fromMinute: 0, toMinute: 120 },
  ];

  expect(said(openingOf(night, [], [], london, '2026-11-30', '2026-12-02'))).toEqual([
    '2026-11-30T22:00',
    '2026-12-01T02:00',
  ]);
});

it('a day on which the clock changes is open for its real hours', () => {
  const allSunday = { ...monday, weekday: 7, fromMinute: 0, toMinute: 1440 };
  const lengthOn = (date: string, next: string) => {
    const [from, to] = openingOf([allSunday], [], [], london, date, next);
    return to! - from!;
  };

  expect(lengthOn('2026-03-29', '2026-03-30')).toBe(23 * 60);
  expect(lengthOn('2026-10-25', '2026-10-26')).toBe(25 * 60);
});

it('every open minute shows a wall time within hours of its date, and every such minute is open', () => {
  const zones = ['America/New_York', 'Australia/Lord_Howe', 'Europe/London', 'Pacific/Auckland'];
  const anyBlock = fc
    .record({ weekday: fc.integer({ min: 1, max: 7 }), ends: fc.tuple(fc.nat(23), fc.nat(23)) })
    .map(({ weekday, ends: [a, b] }) => ({
      ...monday,
      weekday,
      fromMinute: Math.min(a, b) * 60,
      toMinute: (Math.max(a, b) + 1) * 60,
    }));
  const clockChanges = [
    '2026-03-08',
    '2026-03-29',
    '2026-04-05',
    '2026-09-27',
    '2026-10-04',
    '2026-10-25',
    '2026-11-01',
  ];

  fc.assert(
    fc.property(
      fc.array(anyBlock, { maxLength: 5 }),
      fc.constantFrom(...zones),
      fc.constantFrom(...clockChanges),
      (hours, zone, date) => {
        const dayAfter = wallOf('UTC', Date.parse(date) / 60_000 + 1440).date;
        const open = openingOf(hours, [], [], zone, date, dayAfter);
        for (let at = minuteOf(zone, date, 0); at < minuteOf(zone, dayAfter, 0); at += 10) {
          const wall = wallOf(zone, at);
          const inHours = hours.some(
            (block) =>
              block.weekday === wall.weekday && block.fromMinute <= wall.minute && wall.minute < block.toMinute,
          );
          const isOpen = open.some((from, i) => i % 2 === 0 && from <= at && at < open[i + 1]!);
          // Only in an hour that comes twice may the two differ: a block ends at, and begins with, its first showing.
          const twice =
            minuteOf(zone, wall.date, wall.minute) !== at || minuteOf(zone, wall.date, wall.minute + 60) !== at + 60;
          if (isOpen !== inHours && !twice) expect.fail(`${zone} ${isoOf(zone, at)}: open is ${isOpen}`);
        }
      },
    ),
    { numRuns: 300 },
  );
});
