import { expect, it } from 'vitest';
import { openNow, placeHours } from '../../src/availability/place-hours.js';
import type { Post } from '../../src/availability/snapshot.js';
import { minuteOf } from '../../src/time/wall-clock.js';

const zone = 'America/New_York';
const monday = '2026-03-02';
const nobody = { practitionerId: 'mei', locationId: 'harbour' };

/** Of what a post is, only its hours matter. */
const post = (more: Partial<Post>): Post =>
  ({ hours: [], exceptions: [], timeOff: [], closures: [], ...more }) as unknown as Post;
const weekly = (
  weekday: number,
  fromMinute: number,
  toMinute: number,
  everyWeeks = 1,
  starting: string | null = null,
) => ({
  ...nobody,
  weekday,
  fromMinute,
  toMinute,
  everyWeeks,
  starting,
});
const closed = (fromDate: string, fromMinute: number, toDate: string, toMinute: number) => ({
  locationId: 'harbour',
  fromDate,
  fromMinute,
  toDate,
  toMinute,
  reason: null,
});

it('a place is open while anybody is there', () => {
  const posts = [
    post({ hours: [weekly(1, 540, 720)] }),
    post({ hours: [weekly(1, 660, 1020), weekly(5, 1080, 1440)] }),
  ];

  expect(placeHours(posts, zone, monday)).toEqual({
    weekly: [[540, 1020], [], [], [], [1080, 1440], [], []],
    exceptions: [],
  });
});

it('what is not every week is said by its date', () => {
  const posts = [post({ hours: [weekly(1, 540, 720, 2, monday)] })];

  expect(placeHours(posts, zone, monday, 21)).toEqual({
    weekly: [[], [], [], [], [], [], []],
    exceptions: ['2026-03-02', '2026-03-16'].map((date) => ({ from: date, to: date, hours: [540, 720] })),
  });
});

it('a closure and days off are said together where they follow one another', () => {
  const hours = [1, 2, 3, 4, 5].map((weekday) => weekly(weekday, 540, 1020));
  const closures = [closed('2026-03-04', 720, '2026-03-05', 1440)];
  const timeOff = [
    { practitionerId: 'mei', from: minuteOf(zone, '2026-03-06', 0), to: minuteOf(zone, '2026-03-07', 0) },
  ];

  expect(placeHours([post({ hours, closures, timeOff })], zone, monday, 14).exceptions).toEqual([
    { from: '2026-03-04', to: '2026-03-04', hours: [540, 720] },
    { from: '2026-03-05', to: '2026-03-06', hours: [] },
  ]);
});

it('the days on which clocks change are days like others', () => {
  const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => weekly(weekday, 0, 1440));

  expect(placeHours([post({ hours })], zone, monday, 14).exceptions).toEqual([]);
  expect(placeHours([post({ hours })], zone, '2026-10-26', 14).exceptions).toEqual([]);
});

it('where nobody ever is, it is closed', () => {
  expect(placeHours([], zone, monday)).toEqual({ weekly: [[], [], [], [], [], [], []], exceptions: [] });
});

it('a place is open until the last who is there leaves, and opens when the first comes', () => {
  const posts = [post({ hours: [weekly(1, 540, 720), weekly(2, 540, 720)] }), post({ hours: [weekly(1, 700, 1020)] })];
  const at = (date: string, minute: number) => openNow(posts, zone, minuteOf(zone, date, minute));

  expect(at(monday, 500)).toEqual({ from: minuteOf(zone, monday, 540) });
  expect(at(monday, 540)).toEqual({ until: minuteOf(zone, monday, 1020) });
  expect(at(monday, 1020)).toEqual({ from: minuteOf(zone, '2026-03-03', 540) });
  expect(openNow([post({})], zone, 0)).toBeNull();
});
