import { dateAdd, minuteOf, wallOf, type Zone } from '../time/wall-clock.js';
import type { Candidate } from './candidates.js';
import { localDay, type Spread, spread } from './spread.js';

/** `start` and `end` (when the patient leaves): UTC epoch minutes. */
export interface Slot {
  readonly start: number;
  readonly end: number;
  readonly candidate: Candidate;
}

export interface SlotList {
  readonly slots: readonly Slot[];
  /**
   * Where to go on: the first free start after those listed, within the horizon; null where there is none. Where a day
   * ended at different moments in different zones it is a local date, since no moment comes after all of them and
   * before all that follows.
   */
  readonly nextFrom: number | string | null;
}

/** A UTC epoch minute, or the one the calendar of each place has: so many minutes after the midnight of a date. */
export type Bound = number | { readonly date: string; readonly minute: number };

/** What is free in `[from, to)`; UTC epoch minutes. */
type Starts = (candidate: Candidate, from: number, to: number) => readonly number[];

const day = 24 * 60;

/**
 * By start, then by the clinic's order of practitioners; so many at most, and where to go on. `to` is fourteen days
 * after `from`, unless told.
 */
export function listOf(
  candidates: readonly Candidate[],
  starts: Starts,
  { from, to, limit }: { readonly from: Bound; readonly to?: Bound | undefined; readonly limit: number },
): SlotList {
  const fromIn = ({ location }: Candidate) => minuteIn(location.timeZone, from);
  const toIn = ({ location: { timeZone } }: Candidate) => {
    if (to !== undefined) return minuteIn(timeZone, to);
    return typeof from === 'number' ? from + 14 * day : sameTime(timeZone, minuteIn(timeZone, from), 14);
  };
  const slots = slotsOf(candidates, (candidate) => starts(candidate, fromIn(candidate), toIn(candidate)));
  if (slots.length > limit) return cut(slots, limit);
  const later = candidates.flatMap((candidate) =>
    first(1, Math.max(fromIn(candidate), toIn(candidate)), (a, b) => starts(candidate, a, b)).map((start) => ({
      start,
      zone: candidate.location.timeZone,
    })),
  );
  return { slots, nextFrom: earliest(later, { asDate: new Set(candidates.map(toIn)).size > 1 }) };
}

export function slotsOf(
  candidates: readonly Candidate[],
  starts: (candidate: Candidate) => readonly number[],
): readonly Slot[] {
  const slots: Slot[] = [];
  for (const candidate of candidates) {
    for (const start of starts(candidate)) slots.push({ start, end: start + candidate.visit.minutes, candidate });
  }
  return candidates.length > 1 ? slots.sort((a, b) => a.start - b.start) : slots;
}

/** The first free starts from there on. */
export function first(
  count: number,
  from: number,
  starts: (from: number, to: number) => readonly number[],
): readonly number[] {
  const found: number[] = [];
  for (const [at, until] of ahead(from)) {
    found.push(...starts(at, until));
    if (found.length >= count) break;
  }
  return found.slice(0, count);
}

/** The first days that have free starts from there on, with a few of each. */
export function firstSpread(
  wanted: Spread,
  from: number,
  starts: (from: number, to: number) => readonly number[],
  zone: Zone,
): readonly number[] {
  const found: number[] = [];
  // A day is never read in two parts, so that what is spread over it is spread over all of it.
  for (const [at, until] of ahead(from, (minute) => zone.minuteOfDay(localDay(minute, zone), 0))) {
    found.push(...spread(starts(at, until), zone, { ...wanted, days: wanted.days - daysIn(found, zone) }));
    if (daysIn(found, zone) >= wanted.days) break;
  }
  return found;
}

const daysIn = (starts: readonly number[], zone: Zone) => new Set(starts.map((start) => localDay(start, zone))).size;

/** A week, then two, four …, for more than a year: the first free times are mostly near. Each ends where `endOf` says. */
function* ahead(from: number, endOf = (minute: number) => minute): Generator<readonly [number, number]> {
  for (let at = from, days = 7; days <= 448; days *= 2) {
    const until = endOf(at + days * day);
    yield [at, until];
    at = until;
  }
}

/**
 * At most `limit`, never in the middle of those that start together, or whoever goes on from `nextFrom` would meet some
 * of them again. Where more start together than may be told, the rest of them are left out.
 */
function cut(slots: readonly Slot[], limit: number): SlotList {
  const next = slots[limit]!.start;
  const whole = slots.findIndex(({ start }) => start === next);
  if (whole > 0) return { slots: slots.slice(0, whole), nextFrom: next };
  return { slots: slots.slice(0, limit), nextFrom: slots.find(({ start }) => start > next)?.start ?? next + 1 };
}

function earliest(
  starts: readonly { readonly start: number; readonly zone: string }[],
  { asDate }: { readonly asDate: boolean },
): number | string | null {
  if (!starts.length) return null;
  if (!asDate) return Math.min(...starts.map(({ start }) => start));
  return starts.map(({ start, zone }) => wallOf(zone, start).date).sort()[0]!;
}

const minuteIn = (zone: string, bound: Bound) =>
  typeof bound === 'number' ? bound : minuteOf(zone, bound.date, bound.minute);

/** What the clock on the wall shows then, some days later. */
function sameTime(zone: string, minute: number, days: number): number {
  const wall = wallOf(zone, minute);
  return minuteOf(zone, dateAdd(wall.date, days), wall.minute);
}
