import { weekdayOfDay } from '../../time/days.js';
import type { Rule } from './rule.js';

const dayMinutes = 1440;

/** One of the years, months, weeks, days, hours or minutes of a rule. In wall minutes. */
export interface RulePeriod {
  readonly begin: number;
  /** What the rule gives in it, in order; also what is before the first of the series. */
  readonly walls: readonly number[];
}

/** What a rule does not say is as in the first of its series (RFC 5545 §3.3.10). */
export function completed(rule: Rule, first: number): Rule {
  const { freq, weeks, yearDays, monthDays, weekdays } = rule;
  const day = Math.floor(first / dayMinutes);
  const minute = Math.floor(first) - day * dayMinutes;
  const { month, date } = dateOf(day);
  const isBare = [weeks, yearDays, monthDays, weekdays].every(isEmpty);
  const byDate = isBare && (freq === 'YEARLY' || freq === 'MONTHLY');
  const byWeekday = (isBare && freq === 'WEEKLY') || (!isEmpty(weeks) && isEmpty(weekdays));
  const byHour = freq !== 'HOURLY' && freq !== 'MINUTELY';
  return {
    ...rule,
    months: inOrder(isBare && freq === 'YEARLY' ? or(rule.months, month) : rule.months),
    monthDays: byDate ? [date] : monthDays,
    weekdays: byWeekday ? [{ nth: 0, weekday: weekdayOfDay(day) }] : weekdays,
    hours: byHour ? inOrder(or(rule.hours, Math.floor(minute / 60))) : rule.hours,
    minutes: freq === 'MINUTELY' ? rule.minutes : inOrder(or(rule.minutes, minute % 60)),
    positions: inOrder(rule.positions),
  };
}

/** The hours of a leap year. */
const mostOfAPeriod = 366 * 24;

/** The `n`th period of a completed rule whose series begins at `first`, which is in the one with the number 0. */
export function rulePeriod(rule: Rule, first: number, n: number): RulePeriod {
  const [begin, days] = spanOf(rule, first, n * rule.interval);
  const times = timesOfDay(rule, begin);
  if (days.length * times.length > mostOfAPeriod) throw new Error('more often than every hour of a year');
  const walls = days
    .filter((day) => isOn(rule, day))
    .flatMap((day) => times.map((minute) => day * dayMinutes + minute));
  const at = ({ positions }: Rule, i: number) => positions.includes(i + 1) || positions.includes(i - walls.length);
  const chosen = isEmpty(rule.positions) ? walls : walls.filter((_, i) => at(rule, i));
  const seconds = first - Math.floor(first);
  return { begin, walls: chosen.map((wall) => wall + seconds) };
}

const longest = { MINUTELY: 1, HOURLY: 60, DAILY: 1440, WEEKLY: 7 * 1440, MONTHLY: 31 * 1440, YEARLY: 366 * 1440 };

/** The number of a period before which everything is over at `from`; of a daily event of many years it saves thousands. */
export function periodNear({ freq, interval }: Rule, first: number, from: number): number {
  return Math.max(0, Math.floor((from - first) / (longest[freq] * interval)) - 1);
}

/** Where the period begins, which is so many after that of `first`, and the days in it that may be meant. */
function spanOf(rule: Rule, first: number, later: number): [begin: number, days: number[]] {
  const { freq, months, weeks, weekStart } = rule;
  const day = Math.floor(first / dayMinutes);
  const { year, month } = dateOf(day);
  if (freq === 'YEARLY') {
    const named = isEmpty(weeks) ? months : [];
    const days = named.flatMap((one) => range(dayOf(year + later, one), dayOf(year + later, one + 1)));
    const begin = dayOf(year + later, 1);
    return [begin * dayMinutes, isEmpty(named) ? range(begin, dayOf(year + later + 1, 1)) : days];
  }
  if (freq === 'MONTHLY') {
    const begin = dayOf(year, month + later);
    return [begin * dayMinutes, range(begin, dayOf(year, month + later + 1))];
  }
  if (freq === 'WEEKLY') {
    const begin = weekOf(day, weekStart) + 7 * later;
    return [begin * dayMinutes, range(begin, begin + 7)];
  }
  const begin = (Math.floor(first / longest[freq]) + later) * longest[freq];
  return [begin, [Math.floor(begin / dayMinutes)]];
}

/** Minutes of the day. Of an hour or a minute that begins then, those within it. */
function timesOfDay({ freq, hours, minutes }: Rule, begin: number): number[] {
  if (freq !== 'HOURLY' && freq !== 'MINUTELY') {
    return hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute));
  }
  const from = begin - Math.floor(begin / dayMinutes) * dayMinutes;
  const hour = Math.floor(from / 60);
  if (!isEmpty(hours) && !hours.includes(hour)) return [];
  if (freq === 'MINUTELY') return isEmpty(minutes) || minutes.includes(from % 60) ? [from] : [];
  return minutes.map((minute) => hour * 60 + minute);
}

function isOn({ freq, months, weeks, yearDays, monthDays, weekdays, weekStart }: Rule, day: number): boolean {
  const weekday = weekdayOfDay(day);
  const named = weekdays.filter((one) => one.weekday === weekday);
  if (!isEmpty(weekdays) && isEmpty(named)) return false;
  const isAny = named.every(({ nth }) => nth === 0) || (freq !== 'YEARLY' && freq !== 'MONTHLY');
  if (isAny && [months, weeks, yearDays, monthDays].every(isEmpty)) return true;
  const { year, month, date } = dateOf(day);
  const [yearBegin, yearEnd] = [dayOf(year, 1), dayOf(year + 1, 1)];
  const [monthBegin, monthEnd] = [dayOf(year, month), dayOf(year, month + 1)];
  if (!isEmpty(months) && !months.includes(month)) return false;
  if (!has(monthDays, date, monthEnd - monthBegin)) return false;
  if (!has(yearDays, day - yearBegin + 1, yearEnd - yearBegin)) return false;
  if (!isEmpty(weeks) && !has(weeks, ...weekNumber(day, weekStart))) return false;
  const [begin, end] = freq === 'YEARLY' && isEmpty(months) ? [yearBegin, yearEnd] : [monthBegin, monthEnd];
  const [nth, last] = [Math.floor((day - begin) / 7) + 1, -Math.floor((end - 1 - day) / 7) - 1];
  return isAny || named.some((one) => [0, nth, last].includes(one.nth));
}

/** Negative numbers count from the end. */
function has(list: readonly number[], number: number, of: number): boolean {
  return isEmpty(list) || list.includes(number) || list.includes(number - of - 1);
}

/** The first week of a year is the first with four days in it. */
function weekNumber(day: number, weekStart: number): [week: number, weeksInYear: number] {
  const begin = weekOf(day, weekStart);
  const { year } = dateOf(begin + 3);
  const [first, next] = [weekOf(dayOf(year, 1) + 3, weekStart), weekOf(dayOf(year + 1, 1) + 3, weekStart)];
  return [(begin - first) / 7 + 1, (next - first) / 7];
}

const weekOf = (day: number, weekStart: number) => day - ((weekdayOfDay(day) - weekStart + 7) % 7);
/** The first day of a month; January is 1. */
const dayOf = (year: number, month: number) => Date.UTC(year, month - 1, 1) / (dayMinutes * 60_000);
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
const isEmpty = (list: readonly unknown[]) => list.length === 0;
const inOrder = (list: readonly number[]) => [...new Set(list)].sort((a, b) => a - b);
const or = (list: readonly number[], number: number) => (isEmpty(list) ? [number] : list);

function dateOf(day: number): { year: number; month: number; date: number } {
  const time = new Date(day * dayMinutes * 60_000);
  return { year: time.getUTCFullYear(), month: time.getUTCMonth() + 1, date: time.getUTCDate() };
}
