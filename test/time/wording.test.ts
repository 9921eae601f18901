import { expect, it } from 'vitest';
import { minuteOf } from '../../src/time/wall-clock.js';
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
  money,
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
