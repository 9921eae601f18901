import ICAL from 'ical.js';
import { transitions, wallOf } from '../time/wall-clock.js';
import type { Component, Property } from './jcal.js';
import { plainAddress } from '../platform/email-address.js';
import { oneLine } from './one-line.js';
import { vtimezone, wallText } from './vtimezone.js';

// ical.js does not count the space that begins a continued line; RFC 5545 §3.1 does: 75 octets with it.
ICAL.foldLength = 74;

export interface Person {
  readonly name: string;
  /** A bare address. */
  readonly email: string;
}

/** A visit in somebody's calendar. Instants are UTC epoch minutes. */
export interface CalendarVisit {
  /** The same for the whole life of the visit. */
  readonly uid: string;
  /** Grows with every change the other side has to know of. */
  readonly sequence: number;
  /** When this version was made (DTSTAMP). */
  readonly stamp: Date;
  readonly start: number;
  readonly end: number;
  /** IANA zone of the place; the visit is at its wall clock. */
  readonly timeZone: string;
  readonly title: string;
  /** May have several lines, or none. */
  readonly description: string;
  readonly location: string;
  /** `sentBy`: a bare address that writes for them, so that a notification from there is theirs (RFC 6047 §2.3). */
  readonly organizer: Person & { readonly sentBy?: string };
  readonly attendee: Person;
  /** Somebody reads what the calendar answers. */
  readonly answers?: boolean;
  /** How long before the start the calendar sounds an alarm. */
  readonly alarmMinutes?: number;
}

/** Puts the visit into a calendar, or moves it there (RFC 5546 §3.2.2). */
export function request(visit: CalendarVisit): string {
  return calendar('REQUEST', [visit], eventOf(visit, 'CONFIRMED', [attendee(visit)], alarm(visit)));
}

/** Takes it out again; it may have no alarm (RFC 5546 §3.2.5). */
export function cancel(visit: CalendarVisit): string {
  return calendar('CANCEL', [visit], eventOf(visit, 'CANCELLED', [attendee({ ...visit, answers: false })]));
}

/** For a file that a person opens, with one visit or several: nobody is invited, so there is no attendee (RFC 5546 §3.2.1). */
export function publish(...visits: readonly CalendarVisit[]): string {
  return calendar('PUBLISH', visits, ...visits.map((visit) => eventOf(visit, 'CONFIRMED', [], alarm(visit))));
}

/** Who wrote it (RFC 5545 §3.7.3). */
export const prodid = '-//Meridian//Appointments//EN';

type Method = 'REQUEST' | 'CANCEL' | 'PUBLISH';

function eventOf(
  visit: CalendarVisit,
  status: string,
  attendees: readonly Property[],
  alarms: Component[] = [],
): Component {
  const event: Property[] = [
    ['uid', {}, 'text', oneLine(visit.uid)],
    ['sequence', {}, 'integer', visit.sequence],
    ['dtstamp', {}, 'date-time', `${visit.stamp.toISOString().slice(0, 19)}Z`],
    moment('dtstart', visit.timeZone, visit.start),
    moment('dtend', visit.timeZone, visit.end),
    ['summary', {}, 'text', oneLine(visit.title)],
    ['location', {}, 'text', oneLine(visit.location)],
    ...description(visit),
    organizer(visit),
    ...attendees,
    ['status', {}, 'text', status],
    ['class', {}, 'text', 'PRIVATE'],
    ['transp', {}, 'text', 'OPAQUE'],
  ];
  return ['vevent', event, alarms];
}

function calendar(method: Method, visits: readonly CalendarVisit[], ...events: Component[]): string {
  const zones = [...new Set(visits.map(({ timeZone }) => timeZone))].map((zone) => {
    const there = visits.filter(({ timeZone }) => timeZone === zone);
    return vtimezone(zone, Math.min(...there.map(({ start }) => start)), Math.max(...there.map(({ end }) => end)));
  });
  const whole: Component = [
    'vcalendar',
    [
      ['version', {}, 'text', '2.0'],
      ['prodid', {}, 'text', prodid],
      ['calscale', {}, 'text', 'GREGORIAN'],
      ['method', {}, 'text', method],
    ],
    [...zones, ...events],
  ];
  return ICAL.stringify(whole);
}

function description({ description }: CalendarVisit): Property[] {
  return description ? [['description', {}, 'text', description.split('\n').map(oneLine).join('\n')]] : [];
}

/** RFC 5545 §3.6.6. What it shows is the title: a locked screen is read by anybody. */
function alarm({ alarmMinutes, title }: CalendarVisit): Component[] {
  if (alarmMinutes === undefined) return [];
  const properties: Property[] = [
    ['action', {}, 'text', 'DISPLAY'],
    ['trigger', {}, 'duration', `-PT${alarmMinutes}M`],
    ['description', {}, 'text', oneLine(title)],
  ];
  return [['valarm', properties, []]];
}

function organizer({ organizer }: CalendarVisit): Property {
  const { sentBy } = organizer;
  const writer: Record<string, string> = sentBy ? { 'sent-by': mailto({ email: sentBy }) } : {};
  return ['organizer', { ...named(organizer), ...writer }, 'cal-address', mailto(organizer)];
}

/** They chose the time themselves, so they have accepted; where nobody reads answers, no calendar should mail us one. */
function attendee({ attendee: person, answers = false }: CalendarVisit): Property {
  const role = {
    cutype: 'INDIVIDUAL',
    role: 'REQ-PARTICIPANT',
    partstat: 'ACCEPTED',
    rsvp: answers ? 'TRUE' : 'FALSE',
  };
  return ['attendee', { ...role, ...named(person) }, 'cal-address', mailto(person)];
}

/** A parameter may hold no double quote (RFC 5545 §3.2), and few calendars know the escape of RFC 6868. */
function named({ name }: Person): Record<string, string> {
  const cn = oneLine(name).replaceAll('"', "'");
  return cn ? { cn } : {};
}

function mailto({ email }: Pick<Person, 'email'>): string {
  return `mailto:${encodeURI(plainAddress(email)).replace(/[?#&]/g, encodeURIComponent)}`;
}

/**
 * The wall clock of the place. Calendars do not agree what a wall time means in the hour that comes twice, so a moment
 * in it is written in UTC.
 */
export function moment(name: string, zone: string, minute: number): Property {
  if (comesTwice(zone, minute)) return [name, {}, 'date-time', `${wallText(minute)}Z`];
  return [name, { tzid: zone }, 'date-time', wallText(minute + wallOf(zone, minute).offsetMinutes)];
}

function comesTwice(zone: string, minute: number): boolean {
  return transitions(zone, minute - 1440, minute + 1440).some(({ at, offsetBefore, offsetAfter }) => {
    const back = offsetBefore - offsetAfter;
    return minute >= at - back && minute < at + back;
  });
}
