import ICAL from 'ical.js';
import { endOf, type CalendarTime, at, calendarTimeOf } from './calendar-time.js';
import type { Event } from './event.js';
import { timeOf, wallOfTime } from './zones.js';

/** How much a file may still ask of us. */
export interface Budget {
  turns: number;
  /** Something was left out, because it made no sense or would never have ended. */
  cut: boolean;
}

/** As many as anybody's rule has before or in the years we look at; a rule with more is not about appointments. */
const turnsOfOneRule = 20_000;
const day = 1440;

/**
 * The starts that a rule (RFC 5545 §3.3.10) gives up to `until`, at least all of those that are not over at `from`
 * (epoch minutes). The first start is always one of them.
 */
export function startsOf(event: Event, rule: string, from: number, until: number, budget: Budget): CalendarTime[] {
  const { start } = event;
  if (budget.turns <= 0) {
    budget.cut = true;
    return [start];
  }
  const found = new Map([[start.wall, start]]);
  try {
    const last = lastOf(rule, start);
    const recur = ICAL.Recur.fromString(rule.replace(/(^|;)UNTIL=[^;]*/i, ''));
    const begin = recur.count ? start.wall : nearer(event, recur, from);
    const turns = recur.iterator(timeOf(begin, start.isDate));
    for (let turn = 1; ; turn++) {
      const time = turns.next() as ICAL.Time | null;
      if (!time) break;
      if (turn > turnsOfOneRule || --budget.turns < 0) {
        budget.cut = true;
        break;
      }
      const wall = wallOfTime(time);
      const one = at(wall, start.clock, start.isDate);
      if (last(one) || one.instant >= until) break;
      if (!isSlipped(recur, start.wall, wall)) found.set(wall, one);
    }
  } catch {
    // No rule at all; the first time is still meant.
    budget.cut = true;
  }
  return [...found.values()];
}

/** Whether an occurrence is past the UNTIL of its rule; a date is its whole day. */
function lastOf(rule: string, start: CalendarTime): (one: CalendarTime) => boolean {
  const text = /(?:^|;)UNTIL=([^;]*)/i.exec(rule)?.[1];
  if (text === undefined) return () => false;
  const until = calendarTimeOf(text, start.clock);
  if (!until) throw new Error('UNTIL is no time');
  // Of a series of days only the date counts, whatever clock it is written by.
  return until.isDate || start.isDate
    ? (one) => Math.floor(one.wall / day) > Math.floor(until.wall / day)
    : (one) => one.instant > until.instant;
}

const periods: Readonly<Record<string, number>> = {
  SECONDLY: 1 / 60,
  MINUTELY: 1,
  HOURLY: 60,
  DAILY: day,
  WEEKLY: 7 * day,
};

/** A later start from which the rule goes on in step; a daily event of many years would cost thousands of turns. */
function nearer({ start, length }: Event, { freq, interval }: ICAL.Recur, from: number): number {
  const step = (periods[freq] ?? 0) * Math.max(1, interval);
  // Clocks differ from UTC by less than two days, and a rule may give days of the week before.
  const early = from - (length.days * day + length.minutes) - 9 * day;
  const steps = step > 0 ? Math.floor((early - start.wall) / step) : 0;
  return steps > 0 ? start.wall + Math.round(steps * step * 60) / 60 : start.wall;
}

/** ical.js says 1 March where a year has no 29 February; RFC 5545 says that such a date is left out. */
function isSlipped({ freq, parts }: ICAL.Recur, first: number, wall: number): boolean {
  if (freq !== 'YEARLY' || Object.keys(parts).length > 0) return false;
  return new Date(first * 60_000).getUTCDate() !== new Date(wall * 60_000).getUTCDate();
}

/** Whole epoch minutes, begun ones included. */
export type Period = readonly [from: number, to: number];

export function periodOf(start: CalendarTime, length: Event['length']): Period {
  return [Math.floor(start.instant), Math.ceil(endOf(start, length))];
}
