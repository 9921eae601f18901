import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import { busyFeed, type FeedVisit, visitsFeed } from '../../src/calendar-feeds/feed-ics.js';
import { minuteOf } from '../../src/time/wall-clock.js';

const visit = (changes: Partial<FeedVisit> = {}): FeedVisit => ({
  uid: '1',
  sequence: 0,
  stamp: new Date('2026-11-22T12:00:00Z'),
  start: minuteOf('America/New_York', '2026-12-01', 600),
  end: minuteOf('America/New_York', '2026-12-01', 655),
  timeZone: 'America/New_York',
  title: 'A. G.',
  description: 'Reference ABCD',
  location: 'Harbour Street',
  ...changes,
});

it('an empty feed is a calendar still', () => {
  const calendar = new ICAL.Component(ICAL.parse(visitsFeed('Mei Tanaka’s appointments', [])));

  expect(calendar.getAllSubcomponents()).toEqual([]);
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
});

it('each zone is explained once, and each visit is on the clock of its place', () => {
  const london = { timeZone: 'Europe/London', uid: '3' };
  const calendar = new ICAL.Component(ICAL.parse(visitsFeed('Visits', [visit(), visit({ uid: '2' }), visit(london)])));

  const zones = calendar.getAllSubcomponents('vtimezone').map((zone) => zone.getFirstPropertyValue('tzid'));
  expect(zones).toEqual(['America/New_York', 'Europe/London']);
  expect(calendar.getAllSubcomponents('vevent').map((event) => String(event.getFirstPropertyValue('dtstart')))).toEqual(
    ['2026-12-01T10:00:00', '2026-12-01T10:00:00', '2026-12-01T15:00:00'],
  );
});

it('no name adds a line of its own, and every line is short enough', () => {
  const evil = `Mei\r\nBEGIN:VALARM; a, b \\ ${'é'.repeat(100)}`;
  const file = visitsFeed(evil, [visit({ title: evil, location: evil, description: evil })]);

  expect(file).not.toMatch(/^BEGIN:VALARM/m);
  expect(Math.max(...file.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  const [event] = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent');
  expect(event!.getFirstPropertyValue('summary')).toBe(evil.replace('\r\n', ' '));
});

it('busy times are periods in UTC, and events that take the time', () => {
  const file = busyFeed('Mei: busy', {
    uid: 'b',
    stamp: new Date(0),
    from: 0,
    until: 1440,
    busy: [600, 620, 645, 655],
    title: 'Busy',
  });

  const events = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent');
  const told = ['uid', 'dtstart', 'dtend', 'summary', 'transp', 'x-microsoft-cdo-busystatus'];
  expect(events.map((event) => told.map((name) => String(event.getFirstPropertyValue(name))))).toEqual([
    ['b-600', '1970-01-01T10:00:00Z', '1970-01-01T10:20:00Z', 'Busy', 'OPAQUE', 'BUSY'],
    ['b-645', '1970-01-01T10:45:00Z', '1970-01-01T10:55:00Z', 'Busy', 'OPAQUE', 'BUSY'],
  ]);
  expect(file.split('\r\n').filter((line) => line.startsWith('FREEBUSY'))).toEqual([
    'FREEBUSY;FBTYPE=BUSY:19700101T100000Z/19700101T102000Z',
    'FREEBUSY;FBTYPE=BUSY:19700101T104500Z/19700101T105500Z',
  ]);
});
