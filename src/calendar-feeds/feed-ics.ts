import ICAL from 'ical.js';
import type { Intervals } from '../time/intervals.js';
import { moment, prodid } from '../notifications/ics.js';
import type { Component, Property } from '../notifications/jcal.js';
import { oneLine } from '../notifications/one-line.js';
import { vtimezone } from '../notifications/vtimezone.js';

/** A visit in a calendar that somebody subscribes to. Instants are UTC epoch minutes. */
export interface FeedVisit {
  readonly uid: string;
  readonly sequence: number;
  readonly stamp: Date;
  readonly start: number;
  readonly end: number;
  readonly timeZone: string;
  readonly title: string;
  readonly description: string;
  readonly location: string;
}

/** When somebody is busy, from day to day. */
export interface FeedBusy {
  readonly uid: string;
  readonly stamp: Date;
  readonly from: number;
  readonly until: number;
  readonly busy: Intervals;
  /** What each event is called. */
  readonly title: string;
}

/**
 * A calendar to subscribe to (RFC 5545, RFC 7986): all visits there are now, so a cancelled one is no longer in it. No METHOD,
 * because nobody is invited.
 */
export function visitsFeed(name: string, visits: readonly FeedVisit[]): string {
  const zones = [...new Set(visits.map(({ timeZone }) => timeZone))].map((zone) => {
    const there = visits.filter(({ timeZone }) => timeZone === zone);
    return vtimezone(zone, there[0]!.start, there.at(-1)!.end);
  });
  return written(name, [...zones, ...visits.map(event)]);
}

/**
 * Busy times and nothing else: as free/busy periods (RFC 5545 §3.6.4), and as events for Google Calendar, Outlook and Apple
 * Calendar, which read nothing but events. Each has its time in its UID: what moves is another event.
 */
export function busyFeed(name: string, { uid, stamp, from, until, busy, title }: FeedBusy): string {
  const dtstamp: Property = ['dtstamp', {}, 'date-time', stampText(stamp)];
  const periods: Property[] = [];
  const events: Component[] = [];
  for (let i = 0; i < busy.length; i += 2) {
    const [start, end] = [utcText(busy[i]!), utcText(busy[i + 1]!)];
    periods.push(['freebusy', { fbtype: 'BUSY' }, 'period', [start, end]]);
    events.push([
      'vevent',
      [
        ['uid', {}, 'text', `${uid}-${busy[i]}`],
        dtstamp,
        ['dtstart', {}, 'date-time', start],
        ['dtend', {}, 'date-time', end],
        ['summary', {}, 'text', oneLine(title)],
        ...opaque,
      ],
      [],
    ]);
  }
  const freeBusy: Component = [
    'vfreebusy',
    [
      ['uid', {}, 'text', uid],
      dtstamp,
      ['dtstart', {}, 'date-time', utcText(from)],
      ['dtend', {}, 'date-time', utcText(until)],
      ...periods,
    ],
    [],
  ];
  return written(name, [freeBusy, ...events]);
}

function written(name: string, components: Component[]): string {
  const whole: Component = [
    'vcalendar',
    [
      ['version', {}, 'text', '2.0'],
      ['prodid', {}, 'text', prodid],
      ['calscale', {}, 'text', 'GREGORIAN'],
      unlisted('name', textValue(name)),
      unlisted('x-wr-calname', textValue(name)),
      unlisted('refresh-interval', 'PT15M', { value: 'DURATION' }),
      unlisted('x-published-ttl', 'PT15M'),
    ],
    components,
  ];
  return ICAL.stringify(whole);
}

/** A property that RFC 5545 does not list: ical.js writes its value as it stands, and names no type of its own. */
function unlisted(name: string, value: string, parameters: Property[1] = {}): Property {
  return [name, parameters, 'unknown', value];
}

/** RFC 5545 §3.3.11 */
const textValue = (text: string) => oneLine(text).replace(/[\\;,]/g, '\\$&');

function event(visit: FeedVisit): Component {
  const properties: Property[] = [
    ['uid', {}, 'text', visit.uid],
    ['sequence', {}, 'integer', visit.sequence],
    ['dtstamp', {}, 'date-time', stampText(visit.stamp)],
    moment('dtstart', visit.timeZone, visit.start),
    moment('dtend', visit.timeZone, visit.end),
    ['summary', {}, 'text', oneLine(visit.title)],
    ['description', {}, 'text', oneLine(visit.description)],
    ['location', {}, 'text', oneLine(visit.location)],
    ...opaque,
  ];
  return ['vevent', properties, []];
}

/** An event that takes the time of whoever reads it; Outlook asks for that by a name of its own. */
const opaque: readonly Property[] = [
  ['status', {}, 'text', 'CONFIRMED'],
  ['class', {}, 'text', 'PRIVATE'],
  ['transp', {}, 'text', 'OPAQUE'],
  unlisted('x-microsoft-cdo-busystatus', 'BUSY'),
];

const stampText = (at: Date) => `${at.toISOString().slice(0, 19)}Z`;
const utcText = (minute: number) => stampText(new Date(minute * 60_000));
