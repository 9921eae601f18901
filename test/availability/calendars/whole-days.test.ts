import { describe, expect, it } from 'vitest';
import { busyOf } from '../../../src/availability/calendars/ical-busy.js';
import { minuteOf, zoneNames } from '../../../src/time/wall-clock.js';

const file = (mailbox: string | null, ...lines: string[]) =>
  [
    'BEGIN:VCALENDAR',
    ...(mailbox ? ['BEGIN:VTIMEZONE', `TZID:${mailbox}`, 'END:VTIMEZONE'] : []),
    'BEGIN:VEVENT',
    'UID:1',
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n');

/** The dates on which somebody who works in `home` is off, all of them. */
function daysOff(text: string, home: string): string[] {
  const from = minuteOf(home, '2026-11-25', 0);
  const { busy, whole } = busyOf(text, { from, until: from + 40 * 1440, home, ours: [], owners: [] })!;
  expect(whole).toBe(true);
  const days = Array.from({ length: 36 }, (_, i) => new Date(Date.UTC(2026, 10, 26 + i)).toISOString().slice(0, 10));
  const off = days.filter((day) =>
    busy.some((at, i) => i % 2 === 0 && at <= minuteOf(home, day, 0) && busy[i + 1]! >= minuteOf(home, day, 1440)),
  );
  const minutes = off.reduce((sum, day) => sum + minuteOf(home, day, 1440) - minuteOf(home, day, 0), 0);
  expect(busy.reduce((sum, at, i) => sum + (i % 2 === 0 ? -at : at), 0)).toBe(minutes);
  return off.map((day) => day.slice(5));
}

const utc = (minute: number) => `${new Date(minute * 60_000).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
/** Midnight of a mailbox, as Exchange writes it. */
const midnight = (mailbox: string, date: string) => utc(minuteOf(mailbox, date, 0));
const series = (until: string) => ['DTSTART;VALUE=DATE:20261201', `RRULE:FREQ=WEEKLY;UNTIL=${until}`];

describe('the last day off is busy', () => {
  it('in every zone, told by midnight in UTC of a mailbox that the file names, wherever the practitioner works', () => {
    for (const mailbox of zoneNames) {
      for (const home of ['America/New_York', 'Europe/London', 'Pacific/Auckland']) {
        const days = daysOff(file(mailbox, ...series(midnight(mailbox, '2026-12-15'))), home);
        if (days.join() !== '12-01,12-08,12-15') expect.fail(`${mailbox}, ${home}: ${days.join()}`);
      }
    }
  });

  it('in every zone from Hawaii to the Chatham Islands, where no mailbox is named', () => {
    const mailboxes = zoneNames.filter((zone) => {
      const ahead = minuteOf('Etc/UTC', '2026-12-15', 0) - minuteOf(zone, '2026-12-15', 0);
      return ahead >= -10 * 60 && ahead <= 13 * 60 + 45;
    });
    expect(zoneNames.length - mailboxes.length).toBe(9);
    for (const mailbox of mailboxes) {
      const days = daysOff(file(null, ...series(midnight(mailbox, '2026-12-15'))), 'America/New_York');
      if (days.join() !== '12-01,12-08,12-15') expect.fail(`${mailbox}: ${days.join()}`);
    }
  });

  it.each([
    ['a date', '20261215'],
    ['midnight in UTC', '20261215T000000Z'],
    ['the end of the day in UTC', '20261215T235959Z'],
    ['midnight on no clock', '20261215T000000'],
    ['the end of the day on no clock', '20261215T235959'],
    ['the end of a day in Berlin', '20261215T225959Z'],
    ['the end of a day in Kathmandu', '20261215T181459Z'],
    ['the end of a day in New York', '20261216T045959Z'],
    ['a wall time of the day', '20261215T090000'],
  ])('as %s', (_, until) => {
    expect(daysOff(file(null, ...series(until)), 'America/New_York')).toEqual(['12-01', '12-08', '12-15']);
    expect(daysOff(file('Europe/Berlin', ...series(until)), 'Europe/London')).toEqual(['12-01', '12-08', '12-15']);
  });
});

describe('a day that was taken out or moved is told by its date', () => {
  it.each([
    ['date', ';VALUE=DATE:20261208'],
    ['midnight of the mailbox', ';TZID=Europe/Berlin:20261208T000000'],
    ['midnight of the mailbox in UTC', ':20261207T230000Z'],
    ['midnight in UTC', ':20261208T000000Z'],
    ['midnight on no clock', ':20261208T000000'],
    ['date with a time behind it', ';VALUE=DATE:20261208T000000'],
    ['some hour of that day', ';TZID=Europe/Berlin:20261208T093000'],
  ])('as a %s', (_, when) => {
    const days = ['DTSTART;VALUE=DATE:20261201', 'DTEND;VALUE=DATE:20261202', 'RRULE:FREQ=WEEKLY;COUNT=3'];
    const moved = ['DTSTART;VALUE=DATE:20261210', 'END:VEVENT', 'BEGIN:VEVENT', 'UID:1', ...days];
    for (const home of ['America/New_York', 'Europe/London', 'Asia/Tokyo']) {
      expect(daysOff(file('Europe/Berlin', ...days, `EXDATE${when}`), home)).toEqual(['12-01', '12-15']);
      expect(daysOff(file('Europe/Berlin', `RECURRENCE-ID${when}`, ...moved), home)).toEqual([
        '12-01',
        '12-10',
        '12-15',
      ]);
    }
  });
});

describe('a day off is a day where the practitioner works', () => {
  it.each([
    ['said by a date', 'DTSTART;VALUE=DATE:20261201'],
    ['on a mailbox’s clock', 'DTSTART;TZID=Europe/Berlin;VALUE=DATE:20261201'],
    ['as a date with a time behind it', 'DTSTART;VALUE=DATE:20261201T000000', 'DTEND;VALUE=DATE:20261202T000000'],
    [
      'as Outlook’s all-day event',
      'DTSTART;TZID=W. Europe Standard Time:20261201T000000',
      'DTEND;TZID=W. Europe Standard Time:20261202T000000',
      'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
    ],
    [
      'as Outlook’s all-day event in UTC',
      'DTSTART:20261130T230000Z',
      'DTEND:20261201T230000Z',
      'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
    ],
    ['until a midnight of the mailbox', 'DTSTART;VALUE=DATE:20261201', 'DTEND;TZID=Europe/Berlin:20261202T000000'],
    ['until the last second', 'DTSTART;VALUE=DATE:20261201', 'DTEND:20261201T235959'],
    ['until that midnight in UTC', 'DTSTART;VALUE=DATE:20261201', 'DTEND:20261201T230000Z'],
    ['for 24 hours', 'DTSTART;VALUE=DATE:20261201', 'DURATION:PT24H'],
    ['until the day it begins', 'DTSTART;VALUE=DATE:20261201', 'DTEND;VALUE=DATE:20261201'],
    ['until before it begins', 'DTSTART;VALUE=DATE:20261201', 'DTEND;VALUE=DATE:20261130'],
  ])('%s', (_, ...lines) => {
    for (const home of ['America/New_York', 'Europe/London', 'Asia/Tokyo']) {
      expect(daysOff(file('Europe/Berlin', ...lines), home)).toEqual(['12-01']);
    }
  });

  it('also the 25 hours when the clocks go back', () => {
    const home = 'America/New_York';
    const from = minuteOf(home, '2026-10-30', 0);
    const { busy } = busyOf(file(null, 'DTSTART;VALUE=DATE:20261031', 'RRULE:FREQ=DAILY;COUNT=2'), {
      from,
      until: from + 9 * 1440,
      home,
      ours: [],
      owners: [],
    })!;

    expect(busy).toEqual([minuteOf(home, '2026-10-31', 0), minuteOf(home, '2026-11-02', 0)]);
  });
});
