import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { busyOf } from '../../../src/availability/calendars/ical-busy.js';
import { wallOf } from '../../../src/time/wall-clock.js';
import { zoneOfDisplayName, zoneOfWindows } from '../../../src/time/windows-zones.js';
import { at } from '../../support/desk.js';
import { inWords } from './in-words.js';

const december = { from: at('2026-12-01 00:00'), until: at('2027-01-01 00:00'), ours: [], owners: [] };
const read = (text: string) => {
  const { busy, whole } = busyOf(text, { ...december, home: 'America/New_York' })!;
  return { busy: inWords(busy), whole };
};
const file = (start: string, ...lines: string[]) =>
  ['BEGIN:VCALENDAR', ...lines, 'BEGIN:VEVENT', start, 'DURATION:PT1H', 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');
const ownZone = (name: string, offset = '+0100') => [
  'BEGIN:VTIMEZONE',
  `TZID:${name}`,
  'BEGIN:STANDARD',
  'DTSTART:16010101T000000',
  `TZOFFSETFROM:${offset}`,
  `TZOFFSETTO:${offset}`,
  'END:STANDARD',
  'END:VTIMEZONE',
];

describe('a zone that the file explains is found however its name is written', () => {
  it.each([
    ['escaped in the property', 'Bern\\, Wien\\; usw.', '"Bern, Wien; usw."'],
    ['escaped in both', 'Bern\\, Wien', '"Bern\\, Wien"'],
    ['escaped in neither', 'Bern, Wien', 'Bern, Wien'],
    ['with a backslash of its own', 'C:\\\\Zones', '"C:\\\\Zones"'],
    ['with quotes, as RFC 6868 has them', 'Our "own" zone', "Our ^'own^' zone"],
    ['in quotes in the property', '"Ours"', 'Ours'],
    ['in other letters, with other blanks', 'Our  Zone ', 'our zone'],
    ['with a colon that is not quoted', 'Ours: Bern', 'Ours: Bern'],
  ])('%s', (_, property, parameter) => {
    expect(read(file(`DTSTART;TZID=${parameter}:20261202T100000`, ...ownZone(property)))).toEqual({
      busy: ['12-02 04:00 to 05:00'],
      whole: true,
    });
  });
});

describe('names that people read are understood without an explanation', () => {
  it.each([
    ['(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna', '04:00'],
    ['(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien', '04:00'],
    ['(GMT+01.00) Sarajevo/Warsaw/Zagreb', '04:00'],
    ['(UTC-06:00) Central Time (US & Canada)', '11:00'],
    ['(GMT-08:00) Pacific Time (US & Canada); Tijuana', '13:00'],
    ['Mountain Time (US & Canada)', '12:00'],
    ['(UTC) Dublin, Edinburgh, Lisbon, London', '05:00'],
    ['(UTC+00:00) Greenwich Mean Time: Dublin, Edinburgh, Lisbon, London', '05:00'],
    ['(UTC-03:00) City of Buenos Aires', '08:00'],
    ['(UTC-03:00) Brasilia', '08:00'],
    ['(UTC+10:00) Canberra, Melbourne, Sydney', '18:00 to'],
    ['Europe/London (GMT)', '05:00'],
    ['America/New York', '10:00'],
    ['+02:00', '03:00'],
    ['UTC+0530', '23:30'],
  ])('%s', (name, start) => {
    const { busy, whole } = read(file(`DTSTART;TZID="${name}":20261202T100000`));
    expect(busy[0]).toContain(` ${start}`);
    expect(whole).toBe(true);
  });

  it('nearly all that another program knows, as it has them', () => {
    const path = createRequire(import.meta.url).resolve('node-ical/windowsZones.json');
    const theirs = JSON.parse(readFileSync(path, 'utf8')) as Record<string, { readonly iana: readonly [string] }>;
    const year = (zone: string) =>
      [0, 3, 6, 9].map((month) => wallOf(zone, Date.UTC(2027, month, 15) / 60_000).offsetMinutes);
    const others = Object.entries(theirs).flatMap(([name, { iana }]) => {
      const ours = zoneOfWindows(name) ?? zoneOfDisplayName(name);
      return ours && year(ours).join() === year(iana[0]).join() ? [] : [[name, ours]];
    });

    // Zones that have moved since they were named so, and Midway, which has never been where Apia is.
    expect(others).toEqual([
      ['(UTC+02:00) Amman', undefined],
      ['(UTC+02:00) Minsk', undefined],
      ['(UTC+03:00) Tbilisi', undefined],
      ['(UTC+06:00) Almaty, Novosibirsk', undefined],
      ['(UTC+06:00) Sri Jayawardenepura', undefined],
      ['(UTC-03:00) Georgetown', undefined],
      ['(UTC-03:00) Greenland', undefined],
      ['(UTC-04:00) Asuncion', undefined],
      ['(UTC-04:30) Caracas', undefined],
      ['(UTC-07:00) Chihuahua, La Paz, Mazatlan - New', undefined],
      ['(UTC-11:00) Midway Island, Samoa', 'Pacific/Midway'],
      ['(UTC-12:00) International Date Line West', undefined],
    ]);
  });
});

describe('a zone that nobody knows is said to be one', () => {
  it.each([
    ['Wherever', '10:00'],
    ['Mitteleuropäische Zeit', '10:00'],
    ['Customized Time Zone', '10:00'],
    // What is said of it is used all the same.
    ['(UTC-06:00) Wherever', '11:00'],
    ['(UTC+02:00) Minsk', '03:00'],
  ])('%s', (name, start) => {
    const { busy, whole } = read(file(`DTSTART;TZID="${name}":20261202T100000`));
    expect(busy[0]).toContain(` ${start}`);
    expect(whole).toBe(false);
  });

  it('also where its explanation is empty, and where a date alone is named by it', () => {
    const empty = ['BEGIN:VTIMEZONE', 'TZID:Ours', 'END:VTIMEZONE'];
    expect(read(file('DTSTART;TZID=Ours:20261202T100000', ...empty)).whole).toBe(false);
    expect(read(file('DTSTART:20261202T100000', 'X-WR-TIMEZONE:Ours')).whole).toBe(false);
    expect(read(file('DTSTART:20261202T100000Z\r\nEXDATE;TZID=Ours:20261202T100000')).whole).toBe(false);
  });

  it('but not of what is long over, or free', () => {
    expect(read(file('DTSTART;TZID=Wherever:20200101T100000'))).toEqual({ busy: [], whole: true });
    expect(read(file('DTSTART;TZID=Wherever:20261202T100000\r\nTRANSP:TRANSPARENT'))).toEqual({
      busy: [],
      whole: true,
    });
  });
});

describe('times that name no zone are on the clock of the calendar', () => {
  it.each([
    ['X-WR-TIMEZONE:Europe/London', '05:00'],
    ['X-WR-TIMEZONE:W. Europe Standard Time', '04:00'],
    ['X-WR-TIMEZONE;VALUE=TEXT:(UTC-06:00) Central Time (US & Canada)', '11:00'],
    ['X-WR-TIMEZONE:UTC', '05:00'],
    ['X-WR-TIMEZONE:', '10:00'],
  ])('%s', (line, start) => {
    const { busy, whole } = read(file('DTSTART:20261202T100000', line));
    expect(busy[0]).toContain(` ${start}`);
    expect(whole).toBe(true);
  });

  it('but whole days are days where the practitioner works', () => {
    expect(read(file('DTSTART;VALUE=DATE:20261202', 'X-WR-TIMEZONE:Europe/London')).busy).toEqual([
      '12-02 00:00 to 12-03 00:00',
    ]);
  });
});
