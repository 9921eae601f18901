import ICAL from 'ical.js';
import type { Line } from '../../notifications/calendar-lines.js';
import { utc, type WallClock } from './zones.js';

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
export function calendarTimesOf(
  { parameters, value }: Line,
  clockOf: (tzid?: string) => WallClock,
  clock = clockOf(),
): CalendarTime[] {
  const own = parameters['TZID'] ? clockOf(parameters['TZID']) : clock;
  return value.split(',').flatMap((one) => calendarTimeOf(one, own) ?? []);
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
