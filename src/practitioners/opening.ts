import type { StoredOf } from '../configuration/entity.js';
import { normalise, subtract, type Intervals } from '../time/intervals.js';
import { dayOfDate, weekdayOfDay } from '../time/days.js';
import { zoneOf } from '../time/wall-clock.js';
import type { exception, timeOff, weeklyHours } from './hours.entity.js';

/** Of one practitioner, as the engine has them. */
export interface WeeklyHours extends StoredOf<typeof weeklyHours> {
  readonly practitionerId: string;
}

/** A day on which the weekly hours do not count. */
export interface Exception extends StoredOf<typeof exception> {
  readonly practitionerId: string;
}

/** UTC epoch minutes. */
export interface TimeOff extends Omit<StoredOf<typeof timeOff>, 'reason'> {
  readonly practitionerId: string;
}

/**
 * When one practitioner works at one location, on the local dates `[fromDate, toDate)`. All of `hours`, `exceptions` and
 * `timeOff` are theirs; hours and exceptions are of this location.
 */
export function openingOf(
  hours: readonly WeeklyHours[],
  exceptions: readonly Exception[],
  timeOff: readonly TimeOff[],
  zone: string,
  fromDate: string,
  toDate: string,
): Intervals {
  const clock = zoneOf(zone);
  const exceptional = new Map(exceptions.map((exception) => [dayOfDate(exception.date), exception.open]));
  const weekly = hours.map((block) => ({
    ...block,
    firstDay: block.starting === null ? null : dayOfDate(block.starting),
  }));

  const open: number[] = [];
  for (let day = dayOfDate(fromDate), end = dayOfDate(toDate); day < end; day++) {
    const blocks = exceptional.get(day) ?? weekly.filter((block) => countsOn(block, day));
    for (const { fromMinute, toMinute } of blocks) {
      open.push(clock.minuteOfDay(day, fromMinute), clock.minuteOfDay(day, toMinute));
    }
  }
  return subtract(normalise(open), normalise(timeOff.flatMap(({ from, to }) => [from, to])));
}

/** Does a block of weekly hours count on this date, but for exceptions? */
export function isOn(block: WeeklyHours, date: string): boolean {
  const firstDay = block.starting === null ? null : dayOfDate(block.starting);
  return countsOn({ ...block, firstDay }, dayOfDate(date));
}

function countsOn(block: WeeklyHours & { readonly firstDay: number | null }, day: number): boolean {
  if (weekdayOfDay(day) !== block.weekday) return false;
  if (block.firstDay === null) return true;
  return day >= block.firstDay && ((mondayOf(day) - mondayOf(block.firstDay)) / 7) % block.everyWeeks === 0;
}

const mondayOf = (day: number) => day - weekdayOfDay(day) + 1;
