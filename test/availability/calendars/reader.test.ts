import { beforeAll, expect, it } from 'vitest';
import type { CalendarReader } from '../../../src/availability/calendars/calendar-reader.service.js';
import { at } from '../../support/desk.js';
import { calendarReader } from '../../support/calendar-reader.js';
import { inWords } from './in-words.js';

const december = {
  from: at('2026-12-01 00:00'),
  until: at('2027-01-01 00:00'),
  home: 'America/New_York',
  ours: [],
  owners: [],
};
const calendar = (...lines: string[]) => Buffer.from(['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n'));
const event = ['BEGIN:VEVENT', 'DTSTART:20261201T150000Z', 'DTEND:20261201T160000Z', 'END:VEVENT'];

let reader: CalendarReader;
beforeAll(async () => {
  reader = await calendarReader();
});

/** The longest that nothing else could happen while this was going on, in milliseconds. */
async function stall(work: Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const tick = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  };
  const ticking = setInterval(tick, 5);
  await work;
  tick();
  clearInterval(ticking);
  return longest;
}

it('a calendar is read in a thread of its own', async () => {
  const read = await reader.read(calendar(...event), december);

  expect(inWords(read!.busy)).toEqual(['12-01 10:00 to 11:00']);
  expect(await reader.read(Buffer.from('<html>'), december)).toBeNull();
});

it('five megabytes are read while everything else goes on', async () => {
  const dull = `DESCRIPTION:${'x'.repeat(2000)}`;
  const events = Array.from({ length: 2400 }, (_, i) => [...event.slice(0, 3), `UID:${i}`, dull, ...event.slice(3)]);
  const file = calendar(...events.flat());
  let read;

  const longest = await stall(
    reader.read(file, december).then((answer) => {
      read = answer;
    }),
  );

  expect(file.length).toBeGreaterThan(4_900_000);
  expect(read).toMatchObject({ whole: true });
  expect(longest).toBeLessThan(500);
});

it('a calendar that takes longer than it may ends with its thread, and nothing else waits', async () => {
  const impatient = await calendarReader({ seconds: 0.001 });
  let read;

  const longest = await stall(
    impatient.read(calendar(...event), december).then((answer) => {
      read = answer;
    }),
  );

  expect(read).toBeNull();
  expect(longest).toBeLessThan(500);
});

it('a rule that no date ever keeps is read as soon as any other', async () => {
  const never = [...event.slice(0, 3), 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', ...event.slice(3)];

  const read = await reader.read(calendar(...never), december);

  expect(inWords(read!.busy)).toEqual(['12-01 10:00 to 11:00']);
  expect(read!.whole).toBe(true);
});

const each = (length: number) => Array.from({ length }, (_, n) => n).join();

it.each([
  [
    'every minute of years, counted',
    `FREQ=MONTHLY;COUNT=99999999;BYDAY=MO,TU,WE,TH,FR;BYHOUR=${each(24)};BYMINUTE=${each(60)}`,
  ],
  ['every hour of years, counted', `FREQ=MONTHLY;COUNT=99999999;BYDAY=MO,TU,WE,TH,FR;BYHOUR=${each(24)}`],
  ['a list without end', `FREQ=DAILY;BYDAY=${Array.from({ length: 200_000 }, () => 'MO').join()}`],
])('a rule of %s is left out, and the rest of the calendar is read', async (_, rule) => {
  const wild = ['BEGIN:VEVENT', 'DTSTART:19700101T000000Z', 'DURATION:PT1M', `RRULE:${rule}`, 'END:VEVENT'];

  const read = await reader.read(calendar(...wild, ...event), december);

  expect(read && { ...read, busy: inWords(read.busy) }).toEqual({ busy: ['12-01 10:00 to 11:00'], whole: false });
});

it('a rule of every million years is understood', async () => {
  const rare = [...event.slice(0, 3), 'RRULE:FREQ=YEARLY;INTERVAL=1000000', ...event.slice(3)];

  expect(await reader.read(calendar(...rare), december)).toMatchObject({ whole: true });
});

it('of a hundred thousand rules as much is read as a calendar may ask for', async () => {
  const rules = Array.from({ length: 100_000 }, () => 'RRULE:FREQ=HOURLY');

  const read = await reader.read(calendar(...event.slice(0, 3), ...rules, ...event.slice(3)), december);

  expect(read).toMatchObject({ whole: false });
});
