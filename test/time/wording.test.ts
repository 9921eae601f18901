import { expect, it } from 'vitest';
import { minuteOf, transitions, wallOf, zoneNames } from '../../src/time/wall-clock.js';
import { money } from '../../src/i18n/amount.js';
import {
  ago,
  clock,
  clockOfHour,
  clockOfDay,
  clockPeriod,
  dayMonthYear,
  dayPart,
  duration,
  longDay,
  longPeriod,
  longTime,
  shortDay,
  shortTime,
  zoneName,
} from '../../src/time/wording.js';

const newYork = 'America/New_York';
const tuesdayAtTen = minuteOf(newYork, '2026-12-01', 600);

/** 14:15 there. */
const tuesdayAfternoon = minuteOf('Europe/London', '2026-12-08', 855);

it.each([
  ['en-US', '2:15 PM', 'Tue, Dec 8', 'Tuesday, December 8, 2:15 PM', 'Dec 8, 2026'],
  ['en-GB', '14:15', 'Tue 8 Dec', 'Tuesday 8 December, 14:15', '8 Dec 2026'],
  ['en-AU', '2:15 pm', 'Tue 8 Dec', 'Tuesday 8 December, 2:15 pm', '8 Dec 2026'],
  ['de', '14:15', 'Di., 8. Dez.', 'Dienstag, 8. Dezember, 14:15 Uhr', '8. Dez. 2026'],
  ['fr', '14:15', 'mar. 8 déc.', 'mardi 8 décembre, 14:15', '8 déc. 2026'],
  ['es', '14:15', 'mar, 8 dic', 'martes, 8 de diciembre, 14:15', '8 dic 2026'],
  ['zh-Hans', '14:15', '12月8日周二', '12月8日星期二 14:15', '2026年12月8日'],
  ['en-US-u-hc-h23', '14:15', 'Tue, Dec 8', 'Tuesday, December 8, 14:15', 'Dec 8, 2026'],
  ['en-GB-u-hc-h12', '2:15 pm', 'Tue 8 Dec', 'Tuesday 8 December, 2:15 pm', '8 Dec 2026'],
])('in %s a time is written as people write it there', (locale, time, day, long, date) => {
  const at = ['Europe/London', tuesdayAfternoon, locale] as const;
  expect([clock(...at), shortDay(...at), longTime(...at), dayMonthYear('2026-12-08', locale)]).toEqual([
    time,
    day,
    long,
    date,
  ]);
});

it.each([
  ['en-US', '5 PM'],
  ['en-AU', '5 pm'],
  ['de', '17:00'],
])('in %s a full hour of a scale is short', (locale, hour) => {
  expect(clockOfHour(17 * 60, locale)).toBe(hour);
});

it('it is that of the wall clock of the place', () => {
  expect(longTime('Asia/Tokyo', tuesdayAtTen, 'en-GB')).toBe('Wednesday 2 December, 00:00');
  expect(shortTime(newYork, tuesdayAtTen, 'en-US')).toBe('Tue, Dec 1, 10:00 AM');
});

it('the French call the first of a month 1er', () => {
  expect(longDay(newYork, tuesdayAtTen, 'fr')).toBe('mardi 1er décembre');
});

it.each([
  [-1, 'Mon, Nov 30, 2026'],
  [0, 'Tue, Dec 1'],
  [300, 'Mon, Sep 27'],
  [301, 'Tue, Sep 28, 2027'],
])('%i days from now, a date is said as %s', (days, said) => {
  expect(shortDay(newYork, tuesdayAtTen + days * 1440, 'en-US', tuesdayAtTen + 60)).toBe(said);
});

it('no locale sets a space that cannot be typed', () => {
  for (const locale of ['en-US', 'en-AU', 'en-CA', 'es-US', 'zh-Hans'])
    expect(clockOfDay(855, locale), locale).not.toMatch(/[^\S ]/);
});

it('a period says once what both of its ends have', () => {
  expect(clockPeriod(540, 610, 'en-US')).toBe('9:00–10:10 AM');
  expect(clockPeriod(690, 745, 'en-US')).toBe('11:30 AM–12:25 PM');
  expect(clockPeriod(1020, 1440, 'en-US')).toBe('5:00 PM–12:00 AM');
  expect(clockPeriod(540, 1440, 'de')).toBe('09:00–24:00');
  expect(longPeriod(newYork, tuesdayAtTen, tuesdayAtTen + 70, 'de')).toBe('Dienstag, 1. Dezember, 10:00–11:10 Uhr');
  expect(longPeriod(newYork, tuesdayAtTen, tuesdayAtTen + 1440, 'en-GB')).toBe(
    'Tuesday 1 December, 10:00 – Wednesday 2 December, 10:00',
  );
});

it.each([
  ['en-US', newYork, '2026-11-01T05:30Z', 55, 'Sunday, November 1, 1:30 AM EDT–1:25 AM EST'],
  ['en-US', newYork, '2026-11-01T06:05Z', 30, 'Sunday, November 1, 1:05 AM EST–1:35 AM EST'],
  ['en-US', newYork, '2026-11-01T04:30Z', 180, 'Sunday, November 1, 12:30 AM EDT–2:30 AM EST'],
  ['en-US', newYork, '2026-03-08T06:30Z', 55, 'Sunday, March 8, 1:30 AM EST–3:25 AM EDT'],
  ['de', 'Europe/Berlin', '2026-10-25T00:30Z', 55, 'Sonntag, 25. Oktober, 02:30 CEST–02:25 CET'],
  ['en-AU', 'Australia/Lord_Howe', '2026-04-04T14:45Z', 30, 'Sunday 5 April, 1:45 am UTC+11:00–1:45 am UTC+10:30'],
])('a period over a clock change says by which clock it is, in %s at %s', (locale, zone, at, minutes, said) => {
  const from = Date.parse(at) / 60_000;
  expect(longPeriod(zone, from, from + minutes, locale)).toBe(said);
});

it('in every zone no two instants are said alike, and clocks are named only where one could be taken for another', () => {
  const [from, to] = [2024, 2030].map((year) => Date.UTC(year, 0, 1) / 60_000);
  let named = 0;
  for (const zone of zoneNames) {
    for (const { at, offsetBefore, offsetAfter } of transitions(zone, from!, to!)) {
      const around = Array.from({ length: 72 }, (_, n) => at + n * 5 - 180);
      const texts = around.map((minute) => clock(zone, minute, 'en-GB'));
      const walls = around.map((minute) => clockOfDay(wallOf(zone, minute).minute, 'en-GB'));
      const putBack = Math.max(offsetBefore - offsetAfter, 0);
      if (new Set(texts).size !== texts.length) expect.fail(`${zone} ${at}: ${texts.join(' ')}`);
      for (const [n, minute] of around.entries()) {
        const isNamed = texts[n] !== walls[n];
        if (isNamed !== (minute >= at - putBack && minute < at + putBack)) expect.fail(`${zone} ${texts[n]}`);
        if (isNamed) named++;
      }
    }
  }
  expect(named).toBeGreaterThan(10_000);
});

it('the afternoon begins at noon and the evening at five', () => {
  expect([0, 719, 720, 1019, 1020, 1439].map(dayPart)).toEqual([
    'morning',
    'morning',
    'afternoon',
    'afternoon',
    'evening',
    'evening',
  ]);
});

it('midnight at the end of the day is 24:00 where hours are counted so far', () => {
  expect([0, 545, 1440].map((minute) => clockOfDay(minute, 'en-GB'))).toEqual(['00:00', '09:05', '24:00']);
  expect([0, 545, 1440].map((minute) => clockOfDay(minute, 'en-US'))).toEqual(['12:00 AM', '9:05 AM', '12:00 AM']);
});

it('money has its cents when there are any, and yen have none', () => {
  expect(money(9500, 'USD', 'en-US')).toBe('$95');
  expect(money(9550, 'USD', 'en-US')).toBe('$95.50');
  expect(money(8000, 'JPY', 'en-US')).toBe('¥8,000');
  expect(money(0, 'GBP', 'en-GB')).toBe('£0');
});

it('a length of time is hours and minutes', () => {
  expect([1, 55, 60, 70, 120].map((minutes) => duration(minutes))).toEqual([
    '1 minute',
    '55 minutes',
    '1 hour',
    '1 hour 10 minutes',
    '2 hours',
  ]);
});

it('how long ago something was is said in the largest unit that fits', () => {
  expect([1, 59, 60, 1439, 1440, 4000].map((minutes) => ago(minutes))).toEqual([
    '1 minute ago',
    '59 minutes ago',
    '1 hour ago',
    '23 hours ago',
    '1 day ago',
    '2 days ago',
  ]);
});

it('a zone is known by its city', () => {
  expect(zoneName('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
});
