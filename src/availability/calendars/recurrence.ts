import { at, type CalendarTime, calendarTimeOf, dayOf, endOf } from './calendar-time.js';
import type { Event } from './event.js';
import { type Rule, readRule } from './rule.js';
import { completed, periodNear, rulePeriod } from './rule-periods.js';
import type { Clocks } from './zones.js';

/** How much a file may still ask of us. */
export interface Budget {
  turns: number;
  /** Something was left out, because it made no sense or would never have ended. */
  cut: boolean;
}

/** What of a calendar is read, by which clocks. */
export interface Reading {
  /** Epoch minutes. */
  readonly from: number;
  readonly until: number;
  readonly clocks: Clocks;
  readonly budget: Budget;
}

/** As many as anybody's rule has before or in the years we look at; a rule with more is not about appointments. */
const turnsOfOneRule = 20_000;
const day = 1440;

/**
 * The starts that a rule (RFC 5545 §3.3.10) gives up to `until`, at least all of those that are not over at `from`.
 * The first start is always one of them.
 */
export function startsOf(event: Event, text: string, reading: Reading): CalendarTime[] {
  const { start } = event;
  const { budget, clocks } = reading;
  if (budget.turns <= 0) {
    budget.cut = true;
    return [start];
  }
  try {
    const rule = completed(readRule(text), start.wall);
    return [start, ...later(event, rule, lastOf(rule, start, clocks), reading)];
  } catch {
    // No rule at all; the first time is still meant.
    budget.cut = true;
    return [start];
  }
}

function* later(
  { start, length }: Event,
  rule: Rule,
  isOver: (one: CalendarTime) => boolean,
  { from, until, budget }: Reading,
): Generator<CalendarTime> {
  // Clocks differ from UTC by less than two days.
  const early = from - (length.days * day + length.minutes) - 2 * day;
  let number = rule.count === Infinity ? periodNear(rule, start.wall, early) : 0;
  let left = rule.count;
  for (let turns = turnsOfOneRule; ; number++) {
    if (turns <= 0 || budget.turns <= 0) {
      budget.cut = true;
      return;
    }
    const { begin, walls } = rulePeriod(rule, start.wall, number);
    // Not a number: there is no such year.
    if (!(begin - 2 * day <= until)) return;
    const spent = Math.max(1, walls.length);
    turns -= spent;
    budget.turns -= spent;
    for (const wall of walls) {
      if (wall < start.wall) continue;
      const one = at(wall, start.clock, start.isDate);
      if (--left < 0 || isOver(one) || one.instant >= until) return;
      yield one;
    }
  }
}

/** Whether an occurrence is past the UNTIL of its rule; a date is its whole day. */
function lastOf({ until: text }: Rule, start: CalendarTime, clocks: Clocks): (one: CalendarTime) => boolean {
  if (text === undefined) return () => false;
  const until = calendarTimeOf(text, start.clock);
  if (!until) throw new Error('UNTIL is no time');
  if (!until.isDate && !start.isDate) return (one) => one.instant > until.instant;
  const last = dayOf(until, clocks);
  return (one) => Math.floor(one.wall / day) > last;
}

/** Whole epoch minutes, begun ones included. */
export type Period = readonly [from: number, to: number];

export function periodOf(start: CalendarTime, length: Event['length']): Period {
  return [Math.floor(start.instant), Math.ceil(endOf(start, length))];
}
