import { expect, it } from 'vitest';
import { type BusyQuestion, busyOf } from '../../../src/availability/calendars/ical-busy.js';
import { zoneNames } from '../../../src/time/wall-clock.js';
import { zoneOfWindows } from '../../../src/time/windows-zones.js';
import { at } from '../../support/desk.js';
import { inWords } from './in-words.js';

const question = (from: string, until: string): BusyQuestion => ({
  from: at(`${from} 00:00`),
  until: at(`${until} 00:00`),
  home: 'America/New_York',
  ours: [],
  owners: [],
});
const december = question('2026-12-01', '2027-01-01');

const calendar = (...events: string[]) => `BEGIN:VCALENDAR\n${events.map(event).join('')}END:VCALENDAR\n`;
const event = (lines: string) =>
  `BEGIN:VEVENT\n${lines
    .trim()
    .split(/\s*\n\s*/)
    .join('\n')}\nEND:VEVENT\n`;

const busy = (file: string, asked = december) => inWords(busyOf(file, asked)!.busy);

it('an empty calendar is a calendar: its owner is free', () => {
  expect(busyOf('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n', december)).toEqual({ busy: [], whole: true });
});

it('events that overlap or touch are one busy time', () => {
  const file = calendar(
    'DTSTART:20261201T150000Z\nDTEND:20261201T160000Z',
    'DTSTART:20261201T153000Z\nDTEND:20261201T163000Z',
    'DTSTART:20261201T163000Z\nDTEND:20261201T170000Z',
  );

  expect(busy(file)).toEqual(['12-01 10:00 to 12:00']);
});

it('seconds count as begun minutes', () => {
  expect(busy(calendar('DTSTART:20261201T150030Z\nDTEND:20261201T160001Z'))).toEqual(['12-01 10:00 to 11:01']);
});

it('a weekly event stays at its hour when the clocks change', () => {
  const file = calendar(`DTSTART;TZID=America/New_York:20261025T090000
    DTEND;TZID=America/New_York:20261025T100000
    RRULE:FREQ=WEEKLY;COUNT=3`);

  expect(busy(file, question('2026-10-25', '2026-11-30'))).toEqual([
    '10-25 09:00 to 10:00',
    '11-01 09:00 to 10:00',
    '11-08 09:00 to 10:00',
  ]);
});

it('an event from another zone moves against ours in the weeks between two clock changes', () => {
  const file = calendar(`DTSTART;TZID=W. Europe Standard Time:20261019T150000
    DURATION:PT1H
    RRULE:FREQ=WEEKLY;COUNT=3`);

  expect(busy(file, question('2026-10-19', '2026-11-30'))).toEqual([
    '10-19 09:00 to 10:00',
    '10-26 10:00 to 11:00',
    '11-02 09:00 to 10:00',
  ]);
});

it('a day lasts as long as it does: 23 hours in spring, 25 in autumn', () => {
  const day = (date: string) => calendar(`DTSTART;VALUE=DATE:${date}`);
  const hours = ([from, to]: readonly number[]) => (to! - from!) / 60;

  expect(hours(busyOf(day('20260308'), question('2026-03-01', '2026-04-01'))!.busy)).toBe(23);
  expect(hours(busyOf(day('20261101'), question('2026-10-01', '2026-12-01'))!.busy)).toBe(25);
});

it('an event by its end lasts the same hours through a clock change, one by days ends at the same hour', () => {
  const evening = 'DTSTART;TZID=America/New_York:20261031T200000';

  expect(busy(calendar(`${evening}\nDURATION:P1D`), question('2026-10-31', '2026-11-30'))).toEqual([
    '10-31 20:00 to 11-01 20:00',
  ]);
  expect(busy(calendar(`${evening}\nDURATION:PT24H`), question('2026-10-31', '2026-11-30'))).toEqual([
    '10-31 20:00 to 11-01 19:00',
  ]);
});

it('a time without a zone is on the clock of the place where the practitioner works', () => {
  const file = calendar('DTSTART:20261201T100000\nDTEND:20261201T110000');

  expect(busy(file)).toEqual(['12-01 10:00 to 11:00']);
  expect(busy(file, { ...december, home: 'America/Los_Angeles' })).toEqual(['12-01 13:00 to 14:00']);
});

it.each([
  ['America/Chicago', '11:00'],
  ['america/chicago', '11:00'],
  ['Central Standard Time', '11:00'],
  ['/freeassociation.sourceforge.net/America/Chicago', '11:00'],
  ['tzone://Microsoft/Utc', '05:00'],
  ['GMT-0600', '11:00'],
  ['UTC+1', '04:00'],
  ['Wherever Standard Time', '10:00'],
])('the zone “%s” is understood', (zone, start) => {
  const file = calendar(`DTSTART;TZID=${zone}:20261202T100000\nDURATION:PT1H`);

  expect(busy(file)[0]).toMatch(`12-02 ${start}`);
});

it('a zone nobody knows is that of the calendar, if it names one', () => {
  const file = calendar('DTSTART;TZID=Wherever:20261202T100000\nDURATION:PT1H');

  expect(busy(file.replace('CALENDAR\n', 'CALENDAR\nX-WR-TIMEZONE:Europe/London\n'))).toEqual(['12-02 05:00 to 06:00']);
});

it('a zone the file explains itself is understood, in winter and summer', () => {
  const zone = `BEGIN:VTIMEZONE
TZID:Ours
BEGIN:STANDARD
DTSTART:19701101T020000
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700308T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
END:DAYLIGHT
END:VTIMEZONE
`;
  const file = (date: string) =>
    calendar(`DTSTART;TZID=Ours:${date}T100000\nDURATION:PT1H`).replace('BEGIN:VEVENT', `${zone}BEGIN:VEVENT`);

  expect(busy(file('20261201'))).toEqual(['12-01 10:00 to 11:00']);
  expect(busy(file('20260701'), question('2026-07-01', '2026-08-01'))).toEqual(['07-01 10:00 to 11:00']);
});

it('every Windows name means a zone there is', () => {
  expect(zoneOfWindows('eastern standard time')).toBe('America/New_York');
  expect(zoneOfWindows('AUS Eastern Standard Time')).toBe('Australia/Sydney');
  for (const name of ['GMT', 'FLE', 'GTB', 'Romance', 'Tokyo', 'India', 'UTC+12', 'Yukon']) {
    const zone = zoneOfWindows(name.startsWith('UTC') ? name : `${name} Standard Time`);
    expect(zoneNames).toContain(zone);
  }
  // Chihuahua and Kazakhstan have changed their clocks since the names were given.
  expect(zoneOfWindows('Mountain Standard Time (Mexico)')).toBe('America/Mazatlan');
  expect(zoneOfWindows('Central Asia Standard Time')).toBe('Asia/Bishkek');
  // Outlook still writes names that current versions of Windows have dropped.
  expect(zoneOfWindows('Mid-Atlantic Standard Time')).toBe('Etc/GMT+2');
});

it('occurrences that were taken out, moved, cancelled or set free do not count; further ones do', () => {
  const series = `UID:1
    DTSTART;TZID=America/New_York:20261201T100000
    DTEND;TZID=America/New_York:20261201T110000`;
  const instead = (date: string, lines: string) => `UID:1
    RECURRENCE-ID;TZID=America/New_York:${date}T100000
    ${lines}`;
  const file = calendar(
    `${series}
     RRULE:FREQ=DAILY;COUNT=8
     EXDATE;TZID=America/New_York:20261202T100000,20261203T100000
     EXDATE:20261204T150000Z
     RDATE;TZID=America/New_York:20261220T150000
     RDATE;VALUE=PERIOD:20261221T150000Z/PT30M,20261222T150000Z/20261222T151500Z`,
    instead('20261205', 'DTSTART:20261205T200000Z\nDTEND:20261205T203000Z'),
    instead('20261206', 'DTSTART:20261206T150000Z\nDTEND:20261206T160000Z\nSTATUS:CANCELLED'),
    instead('20261207', 'DTSTART:20261207T150000Z\nDTEND:20261207T160000Z\nTRANSP:TRANSPARENT'),
  );

  expect(busy(file)).toEqual([
    '12-01 10:00 to 11:00',
    '12-05 15:00 to 15:30',
    '12-08 10:00 to 11:00',
    '12-20 15:00 to 16:00',
    '12-21 10:00 to 10:30',
    '12-22 10:00 to 10:15',
  ]);
});

it('an occurrence taken out by its date is gone, whatever its hour', () => {
  const file = calendar(`DTSTART;TZID=America/New_York:20261201T190000
    DURATION:PT1H
    RRULE:FREQ=DAILY;COUNT=3
    EXDATE;VALUE=DATE:20261202`);

  expect(busy(file)).toEqual(['12-01 19:00 to 20:00', '12-03 19:00 to 20:00']);
});

it('an occurrence that changes and all after it', () => {
  const file = calendar(
    'UID:1\nDTSTART:20261201T150000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=5\nEXDATE:20261204T150000Z',
    'UID:1\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261203T150000Z\nDTSTART:20261203T170000Z\nDURATION:PT30M',
  );

  expect(busy(file)).toEqual([
    '12-01 10:00 to 11:00',
    '12-02 10:00 to 11:00',
    '12-03 12:00 to 12:30',
    '12-05 12:00 to 12:30',
  ]);
});

it('days that repeat end with the day that is named, whatever clock names it', () => {
  const until = (text: string) => calendar(`DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=DAILY;UNTIL=${text}`);

  for (const text of ['20261203', '20261203T000000Z', '20261203T235959']) {
    expect(busy(until(text))).toEqual(['12-01 00:00 to 12-04 00:00']);
  }
});

it('a birthday on 29 February is on no other day', () => {
  const file = calendar('DTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY');

  expect(busy(file, question('2026-01-01', '2028-12-31'))).toEqual(['02-29 00:00 to 03-01 00:00']);
});

it('our own visits, come back from the calendar they were sent to, do not count twice', () => {
  const file = calendar(
    'UID:practitioner-1\nDTSTART:20261201T150000Z\nDURATION:PT1H',
    'UID:theirs\nDTSTART:20261202T150000Z\nDURATION:PT1H',
  );

  expect(busy(file, { ...december, ours: ['practitioner-1'], owners: [] })).toEqual(['12-02 10:00 to 11:00']);
});

it('a rule that would never end gives what it gives in reason, and the rest of the calendar is read', () => {
  const file = calendar(
    'DTSTART:20261201T000000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY',
    'DTSTART:20261220T150000Z\nDURATION:PT1H',
  );

  const { busy, whole } = busyOf(file, december)!;

  expect(whole).toBe(false);
  expect(inWords(busy).at(-1)).toBe('12-20 10:00 to 11:00');
});

it('thousands of daily events of many years are read in a moment', () => {
  const file = calendar(
    ...Array.from({ length: 2000 }, (_, i) => `UID:${i}\nDTSTART:20100101T150000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY`),
  );
  const beganAt = performance.now();

  expect(busy(file)).toHaveLength(31);
  expect(performance.now() - beganAt).toBeLessThan(5000);
});
