import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import { patientCalendar, practitionerCalendar } from '../../src/notifications/calendar.js';
import { type CalendarVisit, cancel, publish, request } from '../../src/notifications/ics.js';
import { minuteOf, transitions, zoneNames } from '../../src/time/wall-clock.js';
import { desk, patientNotification, practitionerNotification } from '../support/notifications.js';

const visit = (changes: Partial<CalendarVisit> = {}): CalendarVisit => ({
  ...patientCalendar(patientNotification(), desk),
  ...changes,
});

function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const event = calendar.getFirstSubcomponent('vevent')!;
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone')!);
  /** Epoch minute by what the file itself says about its zone, whatever the reader knows. */
  const minute = (name: 'dtstart' | 'dtend') => {
    const property = event.getFirstProperty(name)!;
    const { year, month, day, hour, minute, zone: own } = property.getFirstValue() as ICAL.Time;
    const said = property.getParameter('tzid') ? zone : own;
    return new ICAL.Time({ year, month, day, hour, minute, second: 0, isDate: false }, said).toUnixTime() / 60;
  };
  return { calendar, event, zone, minute, get: (name: string) => String(event.getFirstPropertyValue(name)) };
}

const unfold = (file: string) => file.replaceAll('\r\n ', '').split('\r\n');
const longest = (file: string) => Math.max(...file.split('\r\n').map((line) => Buffer.byteLength(line)));

it('an invitation says who, when and where, and nothing about treatment', () => {
  const file = request(visit());
  const { calendar, event, get } = read(file);

  expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
  expect(get('summary')).toBe('Appointment');
  expect(get('class')).toBe('PRIVATE');
  expect(get('status')).toBe('CONFIRMED');
  expect(get('sequence')).toBe('0');
  expect(get('location')).toBe('Hudson Street, 12 Hudson Street, New York, NY 10013');
  expect(get('organizer')).toBe('mailto:appointments@book.example.org');
  expect(get('attendee')).toBe('mailto:ada@example.com');
  expect(event.getFirstProperty('organizer')!.getParameter('cn')).toBe('Meridian Acupuncture');
  expect(event.getFirstProperty('dtstart')!.getParameter('tzid')).toBe('America/New_York');
  expect(unfold(file)).toContain('DTSTART;TZID=America/New_York:20261201T100000');
  expect(unfold(file)).toContain('DTSTAMP:20261122T120000Z');
  expect(file.replace('Meridian Acupuncture', '')).not.toMatch(/acupuncture|cupping/i);
});

it('a cancellation is the same event, later in its life', () => {
  const before = read(request(visit()));
  const after = read(cancel(visit({ sequence: 1 })));

  expect(after.calendar.getFirstPropertyValue('method')).toBe('CANCEL');
  expect(after.get('status')).toBe('CANCELLED');
  expect(after.get('uid')).toBe(before.get('uid'));
  expect(Number(after.get('sequence'))).toBeGreaterThan(Number(before.get('sequence')));
  expect(after.get('organizer')).toBe(before.get('organizer'));
  expect(after.get('attendee')).toBe(before.get('attendee'));
});

it('a file to download invites nobody', () => {
  const { calendar, event } = read(publish(visit()));

  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
  expect(event.getFirstProperty('attendee')).toBeNull();
  expect(event.getFirstProperty('organizer')).not.toBeNull();
});

it('the patient’s calendar sounds an alarm a day before, which shows no more than the title', () => {
  for (const file of [request(visit()), publish(visit())]) {
    const alarm = read(file).event.getFirstSubcomponent('valarm')!;
    expect(alarm.toJSON()[1]).toEqual([
      ['action', {}, 'text', 'DISPLAY'],
      ['trigger', {}, 'duration', '-PT1440M'],
      ['description', {}, 'text', 'Appointment'],
    ]);
    expect(unfold(file)).toContain('TRIGGER:-PT1440M');
  }
});

it('there is no alarm when its time has passed, in a cancellation, or for the practitioner', () => {
  const soon = { ...desk, stamp: new Date('2026-11-30T15:00:00Z') };
  for (const file of [
    publish(patientCalendar(patientNotification(), soon)),
    cancel(visit()),
    request(practitionerCalendar(practitionerNotification(), desk)),
  ])
    expect(read(file).event.getFirstSubcomponent('valarm')).toBeNull();
});

it('patient and practitioner have events of their own, and neither learns the other’s address', () => {
  const patients = request(visit());
  const practitioners = request(practitionerCalendar(practitionerNotification(), desk));

  expect(read(patients).get('uid')).not.toBe(read(practitioners).get('uid'));
  expect(patients).not.toContain('lin@clinic');
  expect(practitioners).not.toMatch(/ada/i);
});

it('every zone: the file alone tells the right instant, on both sides of every clock change of a year', () => {
  const begin = Date.UTC(2026, 5, 1) / 60_000;
  for (const timeZone of zoneNames) {
    const changes = transitions(timeZone, begin, begin + 366 * 1440).map(({ at }) => at);
    for (const start of [begin, ...changes.flatMap((at) => [at - 240, at - 30, at, at + 15, at + 240])]) {
      const { minute } = read(request(visit({ timeZone, start, end: start + 65 })));
      expect([timeZone, minute('dtstart'), minute('dtend')]).toEqual([timeZone, start, start + 65]);
    }
  }
});

it.each([
  ['the day clocks go back', 'America/New_York', '2026-11-01', 8 * 60, '20261101T080000'],
  ['a visit while they go forward', 'Europe/London', '2027-03-28', 30, '20270328T003000'],
  ['half an hour of summer time', 'Australia/Lord_Howe', '2026-10-04', 10 * 60, '20261004T100000'],
  ['a zone without summer time', 'Asia/Kathmandu', '2026-12-01', 600, '20261201T100000'],
])('%s', (_, timeZone, date, minuteOfDay, written) => {
  const start = minuteOf(timeZone, date, minuteOfDay);
  const file = request(visit({ timeZone, start, end: start + 240 }));

  expect(unfold(file)).toContain(`DTSTART;TZID=${timeZone}:${written}`);
  expect(read(file).minute('dtstart')).toBe(start);
  expect(read(file).minute('dtend')).toBe(start + 240);
});

it('the zone covers the visit: an observance begins before it', () => {
  for (const timeZone of ['America/Vancouver', 'Africa/Casablanca', 'Pacific/Kiritimati', 'UTC']) {
    const { calendar, event } = read(request(visit({ timeZone })));
    const zone = calendar.getFirstSubcomponent('vtimezone')!;
    const begins = zone.getAllSubcomponents().map((part) => String(part.getFirstPropertyValue('dtstart')));
    expect(zone.getFirstPropertyValue('tzid')).toBe(event.getFirstProperty('dtstart')!.getParameter('tzid'));
    expect(begins.some((at) => at < String(event.getFirstPropertyValue('dtstart')))).toBe(true);
  }
});

it.each([
  'Eve\r\nATTENDEE:mailto:eve@example.com',
  'Eve\nEND:VEVENT\nBEGIN:VEVENT',
  'Eve\rX',
  'Eve\u2028Y\u0085Z\u0000',
  'Eve";RSVP=TRUE;X="',
  'Eve\\nBEGIN:VALARM',
  'Eve:mailto:x;y,z',
])('no name adds a line or a parameter: %j', (name) => {
  const plain = unfold(request(visit())).map((line) => line.split(/[;:]/)[0]);

  const file = request(
    visit({
      location: name,
      title: name,
      attendee: { name, email: 'ada@example.com' },
      organizer: { name, email: name },
    }),
  );

  expect(unfold(file).map((line) => line.split(/[;:]/)[0])).toEqual(plain);
  const parameters = read(file).event.getFirstProperty('attendee')!.toJSON()[1] as Record<string, string>;
  expect(Object.keys(parameters).toSorted()).toEqual(['cn', 'cutype', 'partstat', 'role', 'rsvp']);
  expect(parameters['rsvp']).toBe('FALSE');
});

it('any Unicode name makes a valid file, folded at 75 octets, and comes back as it was', () => {
  const name = fc.string({ unit: 'binary', maxLength: 200 });
  fc.assert(
    fc.property(name, name, (title, person) => {
      const file = request(visit({ title, attendee: { name: person, email: 'ada@example.com' }, description: title }));
      const { event } = read(file);
      const cleaned = title.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
      expect(event.getFirstPropertyValue('summary')).toBe(cleaned);
      expect(longest(file)).toBeLessThanOrEqual(75);
      expect(file).toMatch(/^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/);
      expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      // A fold never splits a character.
      expect(Buffer.from(file).toString('utf8')).toBe(file);
    }),
    { numRuns: 300 },
  );
});

it('a lone half of a character does no harm', () => {
  expect(read(request(visit({ title: 'a\uD800b' }))).get('summary')).toBe('a\uFFFDb');
});
