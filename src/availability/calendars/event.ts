import { plainAddress } from '../../platform/email-address.js';
import { type Block, type Line, valueOf } from '../../notifications/calendar-lines.js';
import {
  type CalendarTime,
  calendarTimeOf,
  calendarTimesOf,
  dateOf,
  dayOf,
  endDayOf,
  endOf,
  type Length,
  lengthOf,
  nothing,
} from './calendar-time.js';
import type { Clocks, WallClock } from './zones.js';

/** A VEVENT, as far as it says when somebody is busy. */
export interface Event {
  readonly uid: string | undefined;
  /** Grows with each version of the event. */
  readonly sequence: number;
  readonly start: CalendarTime;
  readonly length: Length;
  /** False: cancelled, marked as free, or an invitation that was declined. */
  readonly busy: boolean;
  readonly rules: readonly string[];
  /** Further occurrences, and how long they are where they say so themselves. */
  readonly more: readonly { readonly start: CalendarTime; readonly length?: Length }[];
  readonly without: readonly CalendarTime[];
  /** The occurrence of a series that this stands for. */
  readonly insteadOf: CalendarTime | null;
  /** And for all after it, which are as much earlier or later (RFC 5545 §3.2.13). */
  readonly andLater: boolean;
  /** It names a zone that nobody knows. */
  readonly isGuess: boolean;
}

/** Null when nobody could say when it begins. `owners`: addresses of whoever has the calendar, in lower case. */
export function readEvent(block: Block, clocks: Clocks, owners: ReadonlySet<string>): Event | null {
  const lines = (name: string) => block.lines.filter((line) => line.name === name);
  const [first] = lines('DTSTART');
  const said = first && calendarTimesOf(first, clocks)[0];
  if (!said) return null;
  const isDays = said.isDate || first.parameters['VALUE']?.toUpperCase() === 'DATE' || isAllDay(block);
  const asMeant = (time: CalendarTime) => (isDays ? dateOf(time, clocks) : time);
  const start = asMeant(said);
  // Times of a series that name no zone are on the clock of the series.
  const all = (name: string) => lines(name).flatMap((line) => calendarTimesOf(line, clocks, said.clock));
  const own = (line: Line) => (line.parameters['TZID'] ? clocks.of(line.parameters['TZID']) : said.clock);
  const [end] = all('DTEND');
  const without = all('EXDATE');
  const [insteadOf = null] = all('RECURRENCE-ID');
  const more = lines('RDATE').flatMap((line) => line.value.split(',').flatMap((one) => occurrence(one, own(line))));
  return {
    uid: valueOf(block, 'UID'),
    sequence: Number(valueOf(block, 'SEQUENCE')) || 0,
    start,
    length: start.isDate
      ? daysFrom(start, end, valueOf(block, 'DURATION'), clocks)
      : lengthFrom(start, end, valueOf(block, 'DURATION')),
    busy: takesTime(block) && !isDeclined(lines('ATTENDEE'), owners),
    rules: lines('RRULE').map((line) => line.value),
    more: more.map(({ start, ...length }) => ({ start: asMeant(start), ...length })),
    without: without.map(asMeant),
    insteadOf,
    andLater: lines('RECURRENCE-ID')[0]?.parameters['RANGE']?.toUpperCase() === 'THISANDFUTURE',
    isGuess: [said, end, insteadOf, ...without, ...more.map(({ start }) => start)].some((one) => one?.clock.isGuess),
  };
}

/** Outlook tells whole days by the midnights of the mailbox they are in (MS-OXCICAL 2.1.3.1.1.20.28). */
function isAllDay(block: Block): boolean {
  const said = valueOf(block, 'X-MICROSOFT-CDO-ALLDAYEVENT') ?? valueOf(block, 'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT');
  return said?.toUpperCase() === 'TRUE';
}

/** Whether Microsoft's free/busy counts the time. */
const busyStatus: Readonly<Record<string, boolean>> = {
  FREE: false,
  WORKINGELSEWHERE: false,
  TENTATIVE: true,
  BUSY: true,
  OOF: true,
};

/** What Microsoft's programs say goes before TRANSP: they have more kinds of it. */
function takesTime(block: Block): boolean {
  const value = (name: string) => valueOf(block, name)?.toUpperCase() ?? '';
  if (value('STATUS') === 'CANCELLED') return false;
  const microsoft = value('X-MICROSOFT-CDO-BUSYSTATUS') || value('X-MICROSOFT-MSNCALENDAR-BUSYSTATUS');
  return busyStatus[microsoft] ?? value('TRANSP') !== 'TRANSPARENT';
}

/** By whoever has the calendar, at each of their addresses. What another guest declines still takes place. */
function isDeclined(attendees: readonly Line[], owners: ReadonlySet<string>): boolean {
  const theirs = attendees.filter(({ parameters, value }) =>
    [value, parameters['EMAIL']].some((one) => one && owners.has(plainAddress(one).toLowerCase())),
  );
  return theirs.length > 0 && theirs.every(({ parameters }) => parameters['PARTSTAT']?.toUpperCase() === 'DECLINED');
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
 * same days on the clock. A time alone takes no time.
 */
function lengthFrom(start: CalendarTime, end: CalendarTime | undefined, duration: string | undefined): Length {
  const said = end ? between(start, end) : ((duration === undefined ? null : lengthOf(duration)) ?? nothing);
  return endOf(start, said) > start.instant ? said : nothing;
}

/** A date alone is a day, also where it ends on the day it begins. */
function daysFrom(
  start: CalendarTime,
  end: CalendarTime | undefined,
  duration: string | undefined,
  clocks: Clocks,
): Length {
  const { days, minutes } = (duration === undefined ? null : lengthOf(duration)) ?? nothing;
  const said = end ? endDayOf(end, clocks) - dayOf(start, clocks) : days + Math.ceil(minutes / 1440);
  return { days: Math.max(1, said), minutes: 0 };
}

function between(start: CalendarTime, end: CalendarTime): Length {
  return { days: 0, minutes: Math.max(0, end.instant - start.instant) };
}
