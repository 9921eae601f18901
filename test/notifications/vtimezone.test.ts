import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { vtimezone } from '../../src/notifications/vtimezone.js';
import { minuteOf, transitions, wallOf, zoneNames } from '../../src/time/wall-clock.js';

const fiveYears = 5 * 366 * 1440;
const minute = (date: string) => minuteOf('Etc/UTC', date, 720);
const written = (zone: string, date: string, until = minute(date)) =>
  ICAL.stringify(['vcalendar', [], [vtimezone(zone, minute(date), until)]])
    .trim()
    .split('\r\n');
const rules = (lines: readonly string[]) => lines.filter((line) => line.startsWith('RRULE'));

describe('every zone for five years, as ical.js reads it, whatever day the first visit is on', () => {
  // Before and after each clock change of a year, in north and south, and while some countries give theirs up.
  it.each(['2026-03-07', '2026-07-15', '2026-10-31', '2027-03-27'])('from %s', (date) => {
    const from = minute(date);
    let compared = 0;
    for (const zone of zoneNames) {
      const file = ICAL.parse(written(zone, date, from + fiveYears).join('\r\n')) as unknown[];
      const theirs = new ICAL.Timezone(new ICAL.Component(file).getFirstSubcomponent('vtimezone')!);
      const changes = transitions(zone, from, from + fiveYears);
      const around = changes.flatMap(({ at, offsetBefore, offsetAfter }) => {
        // The hour that comes twice is written in UTC.
        const twice = Math.max(0, offsetBefore - offsetAfter);
        return [at - 1440, at - twice - 1, at + twice, at + 1440];
      });
      for (const at of [from, from + fiveYears / 2, ...around].filter((at) => at >= from)) {
        const { offsetMinutes } = wallOf(zone, at);
        const wall = ICAL.Time.fromDateTimeString(new Date((at + offsetMinutes) * 60_000).toISOString().slice(0, 19));
        const read = theirs.utcOffset(wall) / 60;
        if (read !== offsetMinutes) expect.fail(`${zone} ${wall.toString()}: ${read}, not ${offsetMinutes}`);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(8000);
  });
});

it('rules of every year are two, and nothing else', () => {
  expect(written('America/New_York', '2026-11-30')).toEqual([
    'BEGIN:VCALENDAR',
    'BEGIN:VTIMEZONE',
    'TZID:America/New_York',
    'BEGIN:STANDARD',
    'DTSTART:20251102T020000',
    'TZOFFSETFROM:-0400',
    'TZOFFSETTO:-0500',
    'TZNAME:EST',
    'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:20260308T020000',
    'TZOFFSETFROM:-0500',
    'TZOFFSETTO:-0400',
    'TZNAME:EDT',
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
    'END:VCALENDAR',
  ]);
});

it.each([
  ['Europe/Berlin', 'BYMONTH=10;BYDAY=-1SU', 'BYMONTH=3;BYDAY=-1SU'],
  ['Australia/Sydney', 'BYMONTH=4;BYDAY=1SU', 'BYMONTH=10;BYDAY=1SU'],
  ['Pacific/Auckland', 'BYMONTH=4;BYDAY=1SU', 'BYMONTH=9;BYDAY=-1SU'],
  // The Sunday after 1 April, and the Friday before the last Sunday.
  ['America/Santiago', 'BYMONTH=4;BYMONTHDAY=2,3,4,5,6,7,8;BYDAY=SU', 'BYMONTH=9;BYMONTHDAY=2,3,4,5,6,7,8;BYDAY=SU'],
  ['Asia/Jerusalem', 'BYMONTH=10;BYDAY=-1SU', 'BYMONTH=3;BYMONTHDAY=23,24,25,26,27,28,29;BYDAY=FR'],
])('%s changes its clocks as its law says', (zone, ...two) => {
  expect(rules(written(zone, '2026-11-30'))).toEqual(two.map((one) => `RRULE:FREQ=YEARLY;${one}`));
});

it('where clocks never change again there is one offset', () => {
  for (const zone of ['Asia/Kathmandu', 'America/Vancouver', 'Africa/Casablanca', 'Etc/UTC']) {
    const lines = written(zone, '2026-11-30');
    expect(lines.filter((line) => line.startsWith('BEGIN:'))).toEqual([
      'BEGIN:VCALENDAR',
      'BEGIN:VTIMEZONE',
      'BEGIN:STANDARD',
    ]);
    expect(rules(lines)).toEqual([]);
  }
});

it('changes are written out one by one where no rule of every year has them', () => {
  const oneByOne = (date: string) =>
    zoneNames.filter((zone) => {
      const lines = written(zone, date);
      return rules(lines).length === 0 && lines.filter((line) => line.startsWith('DTSTART')).length > 1;
    });
  // Midnight after the last Thursday, a winter that is left out, and Ramadan.
  const always = ['Africa/Cairo', 'America/Havana', 'Asia/Gaza', 'Asia/Hebron', 'Cuba', 'Egypt'];

  expect(oneByOne('2026-11-30')).toEqual(always);
  // Before summer time is given up.
  expect(oneByOne('2026-08-01')).toEqual([...always, 'Africa/Casablanca', 'Africa/El_Aaiun'].sort());
});
