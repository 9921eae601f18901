import { expect, it } from 'vitest';
import { firstWeekday, weekStart } from '../../src/time/week.js';

it.each([
  ['en-US', 7],
  ['en', 7],
  ['en-US-u-hc-h23', 7],
  ['es-US', 7],
  ['en-GB', 1],
  ['en-AU', 1],
  ['en-DE', 1],
  ['de', 1],
  ['fr-CA', 7],
  ['zh-Hans', 1],
  ['ar-EG', 6],
])('in %s weeks begin on day %i', (locale, day) => {
  expect(firstWeekday(locale)).toBe(day);
});

it('a week begins with its first day', () => {
  expect(['2026-12-05', '2026-12-06', '2026-12-12'].map((date) => weekStart(date, 7))).toEqual([
    '2026-11-29',
    '2026-12-06',
    '2026-12-06',
  ]);
  expect(['2026-12-06', '2026-12-07'].map((date) => weekStart(date, 1))).toEqual(['2026-11-30', '2026-12-07']);
});
