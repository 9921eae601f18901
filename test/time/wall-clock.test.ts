import { describe, expect, it } from 'vitest';
import {
  abbreviationOf,
  dateAdd,
  isDate,
  isoOf,
  isZone,
  minuteAfterGap,
  minuteOf,
  transitions,
  wallOf,
  weekdayOf,
} from '../../src/time/wall-clock.js';

const at = (iso: string) => Date.parse(iso) / 60_000;

describe('the clock on the wall', () => {
  it('shows each place its own time of one instant', () => {
    const noon = at('2026-12-01T12:00:00Z');

    expect(isoOf('America/New_York', noon)).toBe('2026-12-01T07:00:00-05:00');
    expect(isoOf('Australia/Sydney', noon)).toBe('2026-12-01T23:00:00+11:00');
    expect(isoOf('Asia/Kathmandu', noon)).toBe('2026-12-01T17:45:00+05:45');
    expect(isoOf('Pacific/Kiritimati', noon)).toBe('2026-12-02T02:00:00+14:00');
    expect(wallOf('Australia/Sydney', noon)).toEqual({
      date: '2026-12-01',
      minute: 23 * 60,
      weekday: 2,
      offsetMinutes: 660,
    });
  });

  it('a time the clock skips is as long after the change as it would have been', () => {
    expect(isoOf('Europe/London', minuteOf('Europe/London', '2026-03-29', 90))).toBe('2026-03-29T02:30:00+01:00');
    expect(isoOf('Australia/Lord_Howe', minuteOf('Australia/Lord_Howe', '2026-10-04', 135))).toBe(
      '2026-10-04T02:45:00+11:00',
    );
  });

  it('a time that comes twice is the first of the two', () => {
    expect(isoOf('Europe/London', minuteOf('Europe/London', '2026-10-25', 90))).toBe('2026-10-25T01:30:00+01:00');
    expect(isoOf('America/New_York', minuteOf('America/New_York', '2026-11-01', 90))).toBe('2026-11-01T01:30:00-04:00');
  });

  it('a whole day may be missing: Samoa had no 30 December 2011', () => {
    expect(isoOf('Pacific/Apia', minuteOf('Pacific/Apia', '2011-12-30', 600))).toBe('2011-12-31T10:00:00+14:00');
  });

  it('24:00 is midnight of the next day', () => {
    expect(minuteOf('Europe/Paris', '2026-12-31', 1440)).toBe(minuteOf('Europe/Paris', '2027-01-01', 0));
  });

  it('British Columbia keeps summer time from November 2026, whatever the runtime believes', () => {
    const zone = 'America/Vancouver';
    const december = minuteOf(zone, '2026-12-01', 600);

    expect(isoOf(zone, december)).toBe('2026-12-01T10:00:00-07:00');
    expect(abbreviationOf(zone, december)).toBe('MST');
    expect(transitions(zone, at('2026-04-01T00:00:00Z'), at('2028-01-01T00:00:00Z'))).toEqual([
      {
        at: at('2026-11-01T09:00:00Z'),
        offsetBefore: -420,
        offsetAfter: -420,
        abbreviation: 'MST',
        isDaylight: false,
      },
    ]);
  });

  it('clock changes say what they change', () => {
    const inNewYork = transitions('America/New_York', at('2027-01-01T00:00:00Z'), at('2028-01-01T00:00:00Z'));

    expect(inNewYork).toEqual([
      { at: at('2027-03-14T07:00:00Z'), offsetBefore: -300, offsetAfter: -240, abbreviation: 'EDT', isDaylight: true },
      { at: at('2027-11-07T06:00:00Z'), offsetBefore: -240, offsetAfter: -300, abbreviation: 'EST', isDaylight: false },
    ]);
  });

  it('far from now the last rule known still holds', () => {
    expect(isoOf('Europe/London', minuteOf('Europe/London', '9999-12-31', 600))).toBe('9999-12-31T10:00:00+00:00');
    expect(isoOf('Europe/London', minuteOf('Europe/London', '1900-01-01', 600))).toBe('1900-01-01T10:00:00+00:00');
  });

  it('knows zones and their old names, and nothing else', () => {
    expect(['Europe/Berlin', 'Asia/Calcutta', 'UTC', 'Etc/UTC'].map(isZone)).toEqual([true, true, true, true]);
    expect(['Berlin', '', 'constructor', 'Mars/Base'].map(isZone)).toEqual([false, false, false, false]);
    expect(() => minuteOf('Mars/Base', '2026-01-01', 0)).toThrow(RangeError);
  });
});

describe('calendar dates', () => {
  it('days are added over months, years and leap days', () => {
    expect(dateAdd('2026-12-31', 1)).toBe('2027-01-01');
    expect(dateAdd('2028-02-28', 1)).toBe('2028-02-29');
    expect(dateAdd('2026-03-01', -1)).toBe('2026-02-28');
  });

  it('the week begins on Monday', () => {
    expect(weekdayOf('2026-11-30')).toBe(1);
    expect(weekdayOf('2026-12-06')).toBe(7);
    expect(weekdayOf('1969-12-31')).toBe(3);
  });

  it('only dates of the calendar are dates', () => {
    expect(['2026-02-28', '2028-02-29'].map(isDate)).toEqual([true, true]);
    expect(['2026-02-29', '2026-13-01', '2026-1-1', '0026-01-01', 'today', ''].filter(isDate)).toEqual([]);
  });
});

it.each([
  ['America/New_York', '2027-03-14', 150, 180],
  ['America/New_York', '2027-03-14', 120, 180],
  ['America/New_York', '2027-03-14', 180, undefined],
  ['America/New_York', '2027-03-14', 1440, undefined],
  ['America/New_York', '2026-11-01', 90, undefined],
  ['Australia/Lord_Howe', '2026-10-04', 135, 150],
  ['Africa/Cairo', '2026-04-24', 0, 60],
])('in %s on %s, minute %i is followed by %s where the clocks skip it', (zone, date, minute, next) => {
  expect(minuteAfterGap(zone, date, minute)).toBe(next);
});
