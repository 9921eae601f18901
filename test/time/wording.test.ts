import { expect, it } from 'vitest';
import { minuteOf } from '../../src/time/wall-clock.js';
import {
  ago,
  clockOfDay,
  dayPart,
  duration,
  longDate,
  longDay,
  longTime,
  money,
  shortDate,
  shortTime,
  weekdayTime,
  zoneName,
} from '../../src/time/wording.js';

const newYork = 'America/New_York';
const tuesdayAtTen = minuteOf(newYork, '2026-12-01', 600);

it('a time is said as people say it, on the wall clock of the place', () => {
  expect(longTime(newYork, tuesdayAtTen)).toBe('Tuesday 1 December, 10:00');
  expect(shortTime(newYork, tuesdayAtTen, 'en-US')).toBe('Tue 1 Dec, 10:00');
  expect(longTime('Asia/Tokyo', tuesdayAtTen, 'en-GB')).toBe('Wednesday 2 December, 00:00');
  expect(longDate('2026-12-01')).toBe('Tuesday 1 December');
});

it('September is Sep to every English reader', () => {
  expect(['en', 'en-US', 'en-GB', 'en-AU'].map((locale) => shortDate('2026-09-01', locale))).toEqual(
    Array.from({ length: 4 }, () => 'Tue 1 Sep'),
  );
});

it('other languages have their own order', () => {
  expect(longDay(newYork, tuesdayAtTen, 'de')).toBe('Dienstag, 1. Dezember');
  expect(longDay(newYork, tuesdayAtTen, 'fr')).toBe('mardi 1er décembre');
  expect(longTime(newYork, tuesdayAtTen, 'es')).toBe('martes, 1 de diciembre, 10:00');
  expect(longTime(newYork, tuesdayAtTen, 'zh-Hans')).toBe('12月1日星期二 10:00');
  expect(weekdayTime(newYork, tuesdayAtTen, 'zh-Hans')).toBe('星期二 10:00');
  expect(weekdayTime(newYork, tuesdayAtTen, 'de')).toBe('Dienstag 10:00');
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

it('midnight at the end of the day is 24:00', () => {
  expect([0, 545, 1440].map(clockOfDay)).toEqual(['00:00', '09:05', '24:00']);
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
