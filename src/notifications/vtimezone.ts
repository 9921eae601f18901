import { abbreviationOf, rulesUntil, type Transition, transitions, wallOf, type WallTime } from '../time/wall-clock.js';
import type { Component, Property } from './jcal.js';

const dayMinutes = 1440;
const someYear = 400 * dayMinutes;

/**
 * The VTIMEZONE (RFC 5545 §3.6.5) that tells a calendar what a wall-clock time of this zone means in `[from, to)`, in
 * epoch minutes. Where the clocks change by the same rules every year, from the year before on and for all that is known,
 * it is those two rules, the only form that Outlook does not approximate. Where they never change again it is one offset.
 * Otherwise each change from the year before to the year after is written out.
 */
export function vtimezone(zone: string, from: number, to: number): Component {
  const changes = transitions(zone, from - someYear, Infinity).filter((one) => one.offsetBefore !== one.offsetAfter);
  const isOver = changes.every(({ at }) => at <= from);
  return [
    'vtimezone',
    [['tzid', {}, 'text', zone]],
    isOver ? [always(zone, from)] : (rulesOf(zone, changes) ?? once(zone, changes, from, to)),
  ];
}

function always(zone: string, from: number): Component {
  const { offsetMinutes } = wallOf(zone, from);
  const change = { at: from - someYear, offsetBefore: offsetMinutes, offsetAfter: offsetMinutes, isDaylight: false };
  return observance({ ...change, abbreviation: abbreviationOf(zone, from) });
}

function once(zone: string, changes: readonly Transition[], from: number, to: number): Component[] {
  const near = changes.filter(({ at }) => at < to + someYear).map((one) => observance(one));
  // No change before the visit; one observance is required.
  return changes[0]!.at > from ? [always(zone, from), ...near] : near;
}

/** By zone and first change: the same for most visits, and found in ten times the time that the rest of a calendar file takes. */
const knownRules = new Map<string, Component[] | null>();

function rulesOf(zone: string, changes: readonly Transition[]): Component[] | null {
  const key = `${zone} ${changes[0]!.at}`;
  let rules = knownRules.get(key);
  if (rules === undefined) knownRules.set(key, (rules = yearly(changes)));
  return rules;
}

/** Null where there are no two changes that come every year in the same way, as long as any are known. */
function yearly(changes: readonly Transition[]): Component[] | null {
  const found: Component[] = [];
  for (const isDaylight of [false, true]) {
    const same = changes.filter((one) => one.isDaylight === isDaylight);
    const [first, last, rule] = [same[0], same.at(-1), dayRule(same)];
    const isAlike = (one: Transition) =>
      one.offsetBefore === first?.offsetBefore &&
      one.offsetAfter === first.offsetAfter &&
      one.abbreviation === first.abbreviation;
    if (!first || !last || !rule || last.at < rulesUntil || !same.every(isAlike)) return null;
    found.push(observance(first, rule));
  }
  return found;
}

type DayRule = Readonly<Record<string, string | number | readonly number[]>>;

/** The rule by which these changes come, one in each year: `-1SU` of March, or what `8,…,14` and `SU` are together. */
function dayRule(changes: readonly Transition[]): DayRule | null {
  const walls = changes.map(({ at, offsetBefore }) => wallOf('Etc/UTC', at + offsetBefore));
  const [first] = walls;
  const part = (wall: WallTime, from: number, to: number) => Number(wall.date.slice(from, to));
  const isYearly = walls.every(
    (wall, i) =>
      part(wall, 0, 4) === part(first!, 0, 4) + i &&
      part(wall, 5, 7) === part(first!, 5, 7) &&
      wall.weekday === first!.weekday &&
      wall.minute === first!.minute,
  );
  if (!first || !isYearly) return null;
  const month = part(first, 5, 7);
  const weekday = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][first.weekday - 1]!;
  const dates = walls.map((wall) => part(wall, 8, 10));
  const yearly = { freq: 'YEARLY', bymonth: month };
  const [least, most] = [Math.min(...dates), Math.max(...dates)];
  // Of February the days that it has in any year.
  const end = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
  if (least > end - 7) return { ...yearly, byday: `-1${weekday}` };
  const week = Math.ceil(least / 7);
  if (week === Math.ceil(most / 7)) return { ...yearly, byday: `${week}${weekday}` };
  if (most - least > 6) return null;
  return { ...yearly, bymonthday: Array.from({ length: 7 }, (_, i) => least + i), byday: weekday };
}

/** Its start is the local time of the change by the offset that held before it, as §3.6.5 wants it. */
function observance(
  { at, offsetBefore, offsetAfter, abbreviation, isDaylight }: Transition,
  rule?: DayRule,
): Component {
  const properties: Property[] = [
    ['dtstart', {}, 'date-time', wallText(at + offsetBefore)],
    ['tzoffsetfrom', {}, 'utc-offset', offsetText(offsetBefore)],
    ['tzoffsetto', {}, 'utc-offset', offsetText(offsetAfter)],
    ['tzname', {}, 'text', abbreviation],
  ];
  const recurring: Property[] = rule ? [['rrule', {}, 'recur', rule]] : [];
  return [isDaylight ? 'daylight' : 'standard', [...properties, ...recurring], []];
}

/** Minutes of a wall clock, counted as if it were UTC, as `2026-12-01T10:00:00`. */
export function wallText(wall: number): string {
  return new Date(wall * 60_000).toISOString().slice(0, 19);
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
