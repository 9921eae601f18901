import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { busyOf } from '../../../src/availability/calendars/ical-busy.js';
import { isoOf, minuteOf } from '../../../src/time/wall-clock.js';

const folder = new URL('./reported/', import.meta.url);

/** Where the practitioner works, and when they are busy there; by a date alone, the whole day. */
const expected: Readonly<Record<string, readonly [home: string, ...busy: string[]]>> = {
  'date-as-midnight.ics': ['America/New_York', '2026-12-01', '2026-12-03'],
  'declined-by-owner.ics': ['America/New_York', '2026-12-02 10:00 to 11:00'],
  'exchange-all-day-exception-other-zone.ics': ['Europe/London', '2026-12-01', '2026-12-09', '2026-12-22'],
  'exchange-display-name-zone.ics': ['Europe/Berlin', '2026-12-01 09:00 to 10:00', '2027-05-04 09:00 to 10:00'],
  'google-busy-only.ics': ['Etc/UTC', '2026-12-04 09:30 to 10:00', '2026-12-11 09:30 to 10:00'],
  'google-ooo-midnight.ics': ['America/Toronto', '2026-12-04'],
  'multi-day-repeating.ics': ['America/New_York', '2026-12-01 to 2026-12-03', '2026-12-08 to 2026-12-10'],
  'overridden-twice.ics': [
    'Etc/UTC',
    '2026-12-01 15:00 to 16:00',
    '2026-12-08 16:00 to 17:00',
    '2026-12-15 15:00 to 16:00',
  ],
  'proton-cancelled-occurrence.ics': ['Etc/UTC', '2026-12-01 15:00 to 16:00', '2026-12-15 15:00 to 16:00'],
  'rule-trailing-semicolon.ics': [
    'America/New_York',
    '2026-11-30 09:00 to 10:00',
    '2026-12-07 09:00 to 10:00',
    '2026-12-14 09:00 to 10:00',
  ],
  'rule-with-parameter.ics': [
    'Europe/Budapest',
    '2026-11-30 07:20 to 08:00',
    '2026-12-01 07:20 to 08:00',
    '2026-12-02 07:20 to 08:00',
    '2026-12-03 07:20 to 08:00',
    '2026-12-04 07:20 to 08:00',
  ],
  'rule-with-spaces.ics': [
    'America/New_York',
    '2026-12-03 10:00 to 10:30',
    '2026-12-04 10:00 to 10:30',
    '2026-12-07 10:00 to 10:30',
    '2026-12-08 10:00 to 10:30',
  ],
  'superseded-sequence.ics': ['Etc/UTC', '2026-12-01 15:00 to 16:00'],
  'vancouver.ics': ['America/Vancouver', '2026-12-01 09:00 to 10:00'],
  'working-elsewhere.ics': ['America/New_York'],
};

it('every reported file has its right value', () => {
  expect(readdirSync(folder)).toEqual(Object.keys(expected));
});

it.each(Object.entries(expected))('%s', (name, [home, ...busy]) => {
  const read = busyOf(readFileSync(new URL(name, folder), 'utf8'), {
    from: minuteOf(home, '2026-11-29', 0),
    until: minuteOf(home, '2027-06-01', 0),
    home,
    ours: [],
    owners: [],
  })!;

  expect({ busy: inWords(read.busy, home), whole: read.whole }).toEqual({ busy, whole: true });
});

function inWords(busy: readonly number[], home: string): string[] {
  const wall = (minute: number) => isoOf(home, minute).slice(0, 16).replace('T', ' ');
  return busy.flatMap((from, i) => {
    if (i % 2 === 1) return [];
    const until = busy[i + 1]!;
    const isDays = [from, until].every((minute) => wall(minute).endsWith('00:00'));
    if (!isDays) return `${wall(from)} to ${wall(until).slice(11)}`;
    const [first, last] = [wall(from).slice(0, 10), wall(until - 1).slice(0, 10)];
    return first === last ? first : `${first} to ${last}`;
  });
}
