import ICAL from 'ical.js';
import type { Line } from '../../notifications/calendar-lines.js';
import { type Clocks, utc, type WallClock } from './zones.js';

/** A time as a calendar writes it: what the clock shows, and which clock. */
export interface CalendarTime {
  /** Wall minutes, counted as if the wall clock were UTC; seconds are a fraction. */
  readonly wall: number;
  /** Epoch minutes. */
  readonly instant: number;
  readonly isDate: boolean;
  readonly clock: WallClock;
}

/** Nominal days, which a clock change makes longer or shorter, and exact minutes. */
export interface Length {
  readonly days: number;
  readonly minutes: number;
}

export const nothing: Length = { days: 0, minutes: 0 };

/** A date (`20261201`) or a time, with or without zone; null when it is neither. `clock`: for what names no other. */
export function calendarTimeOf(value: string, clock: WallClock): CalendarTime | null {
  const [, year, month, day, hour, minute, second = '0', zone] =
    /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?(\d\d))?(Z|[+-]\d\d:?\d\d)?)?$/i.exec(value.trim()) ?? [];
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 60_000;
  // The calendar has no 30 February.
  if (!day || new Date(midnight * 60_000).getUTCDate() !== Number(day) || Number(month) > 12) return null;
  if (hour === undefined) return at(midnight, clock, true);
  const wall = midnight + Number(hour) * 60 + Number(minute) + Number(second) / 60;
  if (Number(hour) > 24 || Number(minute) > 59) return null;
  if (!zone) return at(wall, clock);
  return at(wall - ahead(zone), utc);
}

export function at(wall: number, clock: WallClock, isDate = false): CalendarTime {
  return { wall, instant: clock.instantOf(wall), isDate, clock };
}

/** All of the line; times without a zone are on `clock`, if the line names no other. */
export function calendarTimesOf({ parameters, value }: Line, clocks: Clocks, clock = clocks.of()): CalendarTime[] {
  const own = parameters['TZID'] ? clocks.of(parameters['TZID']) : clock;
  return value.split(',').flatMap((one) => calendarTimeOf(one, own) ?? []);
}

/** The date that is meant where a time stands and a date belongs: a whole day at home. */
export function dateOf(time: CalendarTime, clocks: Clocks): CalendarTime {
  return at(dayOf(time, clocks) * 1440, clocks.home, true);
}

/**
 * Its day, counted from 1970-01-01, by the clock it was written by. UTC stands for another clock: for one that shows
 * midnight, or the minute before.
 */
export function dayOf({ wall, instant, isDate, clock }: CalendarTime, { mailboxes }: Clocks): number {
  if (isDate || clock !== utc) return Math.floor(wall / 1440);
  for (const mailbox of [...mailboxes, utc]) {
    const there = wallAt(mailbox, instant);
    const minute = there - Math.floor(there / 1440) * 1440;
    if (minute === 0 || minute >= 1439) return Math.floor(there / 1440);
  }
  // Midnight in a zone that is not named, from Hawaii's to that of the Chatham Islands, or the minute before.
  const last = Math.floor(wall) % 15 === 14 ? 1 : 0;
  return Math.floor((wall + last + 13 * 60 + 45) / 1440) - last;
}

/** The day before which something ends that lasts whole days. */
export function endDayOf(end: CalendarTime, clocks: Clocks): number {
  if (end.isDate) return dayOf(end, clocks);
  return dayOf({ ...end, wall: end.wall - 1, instant: end.instant - 1 }, clocks) + 1;
}

function wallAt({ instantOf }: WallClock, instant: number): number {
  const near = 2 * instant - instantOf(instant);
  return near + instant - instantOf(near);
}

/** RFC 5545 §3.8.2.5; null when it is none. */
export function lengthOf(duration: string): Length | null {
  try {
    const { weeks, days, hours, minutes, seconds, isNegative } = ICAL.Duration.fromString(duration.trim());
    if (isNegative) return null;
    return { days: weeks * 7 + days, minutes: hours * 60 + minutes + seconds / 60 };
  } catch {
    return null;
  }
}

/** When something of this length ends: days on the wall clock, then minutes as they pass. */
export function endOf({ wall, instant, clock }: CalendarTime, { days, minutes }: Length): number {
  return (days === 0 ? instant : clock.instantOf(wall + days * 1440)) + minutes;
}

function ahead(zone: string): number {
  if (/^Z$/i.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}
