import { type Block, type Line, valueOf } from '../../notifications/calendar-lines.js';
import {
  endOf,
  type Length,
  lengthOf,
  type CalendarTime,
  calendarTimeOf,
  calendarTimesOf,
  nothing,
} from './calendar-time.js';
import type { WallClock } from './zones.js';

/** A VEVENT, as far as it says when somebody is busy. */
export interface Event {
  readonly uid: string | undefined;
  readonly start: CalendarTime;
  readonly length: Length;
  /** False: cancelled, or marked as free. */
  readonly busy: boolean;
  readonly rules: readonly string[];
  /** Further occurrences, and how long they are where they say so themselves. */
  readonly more: readonly { readonly start: CalendarTime; readonly length?: Length }[];
  readonly without: readonly CalendarTime[];
  /** The occurrence of a series that this stands for. */
  readonly insteadOf: CalendarTime | null;
  /** And for all after it, which are as much earlier or later (RFC 5545 §3.2.13). */
  readonly andLater: boolean;
}

/** Null when nobody could say when it begins. */
export function readEvent(block: Block, clockOf: (tzid?: string) => WallClock): Event | null {
  const lines = (name: string) => block.lines.filter((line) => line.name === name);
  const start = lines('DTSTART').flatMap((line) => calendarTimesOf(line, clockOf))[0];
  if (!start) return null;
  const value = (name: string) => valueOf(block, name)?.toUpperCase();
  // Times of a series that name no zone are on the clock of the series.
  const all = (name: string) => lines(name).flatMap((line) => calendarTimesOf(line, clockOf, start.clock));
  const own = (line: Line) => (line.parameters['TZID'] ? clockOf(line.parameters['TZID']) : start.clock);
  return {
    uid: valueOf(block, 'UID'),
    start,
    length: lengthFrom(start, all('DTEND')[0], valueOf(block, 'DURATION')),
    busy:
      value('STATUS') !== 'CANCELLED' &&
      value('TRANSP') !== 'TRANSPARENT' &&
      value('X-MICROSOFT-CDO-BUSYSTATUS') !== 'FREE',
    rules: lines('RRULE').map((line) => line.value),
    more: lines('RDATE').flatMap((line) => line.value.split(',').flatMap((one) => occurrence(one, own(line)))),
    without: all('EXDATE'),
    insteadOf: all('RECURRENCE-ID')[0] ?? null,
    andLater: lines('RECURRENCE-ID')[0]?.parameters['RANGE']?.toUpperCase() === 'THISANDFUTURE',
  };
}

/** `start`, `start/end` or `start/duration` (RFC 5545 §3.3.9); nothing where it makes no sense. */
export function occurrence(text: string, clock: WallClock): { start: CalendarTime; length?: Length }[] {
  const [first = '', second] = text.split('/');
  const start = calendarTimeOf(first, clock);
  if (!start) return [];
  if (second === undefined) return [{ start }];
  const end = calendarTimeOf(second, clock);
  return [{ start, length: end ? between(start, end) : (lengthOf(second) ?? nothing) }];
}

/**
 * RFC 5545 §3.6.1 and §3.8.5.3: what is said by its end lasts the same minutes each time, what is said by a duration the
 * same days on the clock. A date alone is a day, also where it ends on the day it begins; a time alone takes no time.
 */
function lengthFrom(start: CalendarTime, end: CalendarTime | undefined, duration: string | undefined): Length {
  const said = end ? between(start, end) : ((duration === undefined ? null : lengthOf(duration)) ?? nothing);
  const takesTime = endOf(start, said) > start.instant;
  if (takesTime) return said;
  return start.isDate ? { days: 1, minutes: 0 } : nothing;
}

function between(start: CalendarTime, end: CalendarTime): Length {
  if (start.isDate && end.isDate) return { days: Math.max(0, (end.wall - start.wall) / 1440), minutes: 0 };
  return { days: 0, minutes: Math.max(0, end.instant - start.instant) };
}
