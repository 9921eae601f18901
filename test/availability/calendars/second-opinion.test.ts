import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import ical, { type VEvent } from 'node-ical';
import * as rrule from 'rrule';
import { describe, expect, it } from 'vitest';
import { busyOf } from '../../../src/availability/calendars/ical-busy.js';
import { normalise } from '../../../src/time/intervals.js';

describe('rules that RFC 5545 allows', () => {
  const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU');
  const nth = (...numbers: number[]) => fc.tuple(fc.constantFrom(...numbers), weekday).map((one) => one.join(''));
  const some = (one: fc.Arbitrary<unknown>) =>
    fc.uniqueArray(one, { minLength: 1, maxLength: 3 }).map((all) => all.join());
  const numbers = (...among: number[]) => some(fc.constantFrom(...among));
  const may = (parts: Record<string, fc.Arbitrary<unknown>>) => fc.record(parts, { requiredKeys: [] });
  const months = numbers(1, 2, 3, 6, 11, 12);
  const days = numbers(1, 2, 13, 15, 28, 29, 30, 31, -1, -2, -31);
  // Not two that may be the same day, nor one before the first: there the other program says a day twice or invents one.
  const position = fc.constantFrom(1, 2, -1);
  const parts = fc.oneof(
    may({ BYDAY: some(weekday), BYMONTH: months, BYMONTHDAY: days }).map((by) => ['DAILY', by] as const),
    may({ BYDAY: some(weekday), BYMONTH: months }).map((by) => ['WEEKLY', by] as const),
    may({ BYDAY: some(weekday), BYMONTHDAY: days, BYMONTH: months }).map((by) => ['MONTHLY', by] as const),
    may({ BYDAY: some(nth(1, 2, 3, 4, 5, -1, -2)) }).map((by) => ['MONTHLY', by] as const),
    fc.record({ BYDAY: some(weekday), BYSETPOS: position }).map((by) => ['MONTHLY', by] as const),
    fc.record({ BYMONTHDAY: days, BYSETPOS: position }).map((by) => ['MONTHLY', by] as const),
    may({ BYMONTH: months, BYMONTHDAY: days }).map((by) => ['YEARLY', by] as const),
    may({ BYMONTH: months, BYDAY: some(nth(1, 2, 5, -1)) }).map((by) => ['YEARLY', by] as const),
    fc.record({ BYYEARDAY: numbers(1, 60, 100, 200, 366, -1) }).map((by) => ['YEARLY', by] as const),
    fc.record({ BYWEEKNO: numbers(2, 10, 20, 50), BYDAY: some(weekday) }).map((by) => ['YEARLY', by] as const),
    fc.record({ BYMONTH: months, BYDAY: some(weekday), BYSETPOS: position }).map((by) => ['YEARLY', by] as const),
  );
  const date = (year: number) =>
    fc.tuple(fc.nat(11), fc.nat(27)).map(([month, day]) => Date.UTC(year, month, 1 + day, 10));
  const stamp = (time: number) => `${new Date(time).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  const end = fc.oneof(
    fc.constant(''),
    fc.integer({ min: 1, max: 40 }).map((count) => `;COUNT=${count}`),
    date(2027).map((until) => `;UNTIL=${stamp(until)}`),
  );
  const rule = fc
    .record({ parts, interval: fc.integer({ min: 1, max: 3 }), week: weekday, end })
    .map(({ parts: [freq, by], interval, week, end }) =>
      [
        `FREQ=${freq}`,
        ...Object.entries(by).map((one) => one.join('=')),
        `INTERVAL=${interval}`,
        `WKST=${week}${end}`,
      ].join(';'),
    );

  it('give the dates that rrule gives', () => {
    const [from, until] = [Date.UTC(2026, 0, 1), Date.UTC(2028, 0, 1)];
    fc.assert(
      fc.property(rule, fc.integer({ min: 2022, max: 2026 }).chain(date), (text, about) => {
        const options = rrule.RRule.parseString(text);
        const within = { dtstart: new Date(about), until: new Date(until), count: 1 };
        // A series that does not begin with a date of its rule means different things to different programs.
        const [first] = new rrule.RRule({ ...options, ...within }).all();
        fc.pre(first !== undefined && !(options.until && options.until < first));
        const theirs = new rrule.RRule({ ...options, dtstart: first }).between(new Date(from), new Date(until), true);

        const start = stamp(first.getTime());
        const file = `BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:${start}\nDURATION:PT1M\nRRULE:${text}\nEND:VEVENT\n`;
        const question = { from: from / 60_000, until: until / 60_000, home: 'UTC', ours: [], owners: [] };
        const { busy, whole } = busyOf(file, question)!;

        expect(busy.filter((_, i) => i % 2 === 0).map((minute) => stamp(minute * 60_000))).toEqual(
          theirs.map((one) => stamp(one.getTime())),
        );
        expect(whole).toBe(true);
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});

describe('calendars that other programs are tested with', () => {
  const packages = new URL('../../../node_modules/', import.meta.url);
  const folders = ['ical/test/', 'ical/examples/', 'jsical/samples/', 'jsical/test/parser/'];
  const files = folders
    .map((path) => new URL(path, packages))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.ics'))
        .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const),
    );
  const from = Date.UTC(2005, 0, 1);
  const until = Date.UTC(2029, 0, 1);
  // The other program takes times without a zone for those of the machine.
  const home = Intl.DateTimeFormat().resolvedOptions().timeZone;

  /** What the other program does not do, and how many periods there are if one does. */
  const otherwise: Readonly<Record<string, readonly [what: string, periods: number]>> = {
    'test11.ics': ['free/busy components', 29],
    'test3.ics': ['X-WR-TIMEZONE', 26],
    'test6.ics': ['events without a UID', 31],
    'google_birthday.ics': ['occurrences without a series', 3],
    'multiple_rrules.ics': ['two rules of one event', 36],
    'recur_instances.ics': ['RDATE', 195],
    'recur_instances_finite.ics': ['RDATE', 5],
  };

  it.each(files)('%s says what node-ical reads in it', (name, text) => {
    const read = busyOf(text, { from: from / 60_000, until: until / 60_000, home, ours: [], owners: [] });
    const known = otherwise[name];
    if (known) expect(read!.busy).toHaveLength(2 * known[1]);
    else expect(read?.busy).toEqual(theirs(text));
  });

  function theirs(text: string): readonly number[] {
    const events = Object.values(ical.sync.parseICS(text)).filter((one): one is VEvent => one?.type === 'VEVENT');
    const occurrences = events.flatMap((event) =>
      ical.expandRecurringEvent(event, { from: new Date(from), to: new Date(until), expandOngoing: true }),
    );
    const taken = occurrences.filter(
      ({ event }) => event.status !== 'CANCELLED' && event.transparency !== 'TRANSPARENT',
    );
    return normalise(
      taken.flatMap(({ start, end }) => [Math.floor(start.getTime() / 60_000), Math.ceil(end.getTime() / 60_000)]),
    );
  }
});
