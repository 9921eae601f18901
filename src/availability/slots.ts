import { atLeast, includes, intersect, startsBeside, startsInside, type Intervals } from '../time/intervals.js';
import { zoneOf } from '../time/wall-clock.js';
import type { Visit } from '../treatments/visit.js';
import { gridMinutes } from './grid.js';

/** One practitioner at one location: what there is, and when it is taken. All lists in UTC epoch minutes. */
export interface Supply {
  readonly practitionerId: string;
  readonly opening: Intervals;
  /** Claims and imported busy time together. */
  readonly busy: Intervals;
  /** Those of the location. */
  readonly rooms: readonly RoomSupply[];
  readonly equipment: readonly EquipmentSupply[];
}

export interface RoomSupply {
  readonly id: string;
  readonly features: readonly string[];
  readonly busy: Intervals;
}

/** One unit. */
export interface EquipmentSupply {
  readonly id: string;
  readonly kind: string;
  readonly busy: Intervals;
}

export interface Terms {
  /** Epoch minute, not before the instant (`minuteNotBefore`): so a start is never inside the notice. */
  readonly now: number;
  readonly minNoticeMinutes: number;
  /** Whole days: the last bookable day is so many local dates after today. */
  readonly horizonDays: number;
  /** Starts lie on this grid of local minutes, counted from local midnight. */
  readonly startEveryMinutes: number;
  readonly zone: string;
}

export type ObstacleCode =
  | 'in-the-past'
  | 'too-soon'
  | 'too-far'
  | 'off-grid'
  | 'not-open'
  | 'practitioner-busy'
  | 'no-suitable-room'
  | 'rooms-taken'
  | 'equipment-missing'
  | 'equipment-taken';

/** What is in the way of a start; the sentence is `why.<code>` of the catalogue, said with these values. */
export interface Obstacle {
  readonly code: ObstacleCode;
  readonly values: Readonly<Record<string, string | number>>;
}

/** All starts in `[window.from, window.to)` that can be booked, in order. */
export function freeStarts(
  visit: Visit,
  supply: Supply,
  terms: Terms,
  window: { readonly from: number; readonly to: number },
): number[] {
  let free: Intervals = [window.from, window.to];
  for (const { starts } of bounds(terms)) free = intersect(free, starts);
  if (free.length === 0) return [];
  for (const { starts } of needs(visit, supply, free[0]!, free[1]!)) {
    free = intersect(free, starts);
    if (free.length === 0) return [];
  }
  return gridMinutes(free, terms.startEveryMinutes, zoneOf(terms.zone));
}

/** The first thing in the way of this start, or null when it is free. */
export function why(visit: Visit, supply: Supply, terms: Terms, start: number): Obstacle | null {
  for (const { starts, ...obstacle } of bounds(terms)) if (!includes(starts, start)) return obstacle;
  if (gridMinutes([start, start + 1], terms.startEveryMinutes, zoneOf(terms.zone)).length === 0) {
    return { code: 'off-grid', values: { startEveryMinutes: terms.startEveryMinutes } };
  }
  return missing(visit, supply, start);
}

/** The first thing the visit would have to do without at this start, whatever the clinic's terms. */
export function missing(visit: Visit, supply: Supply, start: number): Obstacle | null {
  for (const { starts, ...obstacle } of needs(visit, supply, start, start + 1)) {
    if (!includes(starts, start)) return obstacle;
  }
  return null;
}

/** The starts a condition allows, and what is in the way at any other. */
interface Condition extends Obstacle {
  readonly starts: Intervals;
}

function bounds(terms: Terms): Condition[] {
  const { now, minNoticeMinutes, horizonDays } = terms;
  const zone = zoneOf(terms.zone);
  const today = Math.floor((now + zone.offsetAt(now)) / 1440);
  const end = zone.minuteOfDay(today + horizonDays + 1, 0);
  const notice = { hours: Math.floor(minNoticeMinutes / 60), minutes: minNoticeMinutes % 60 };
  return [
    { code: 'in-the-past', values: {}, starts: [now, Infinity] },
    { code: 'too-soon', values: notice, starts: [now + minNoticeMinutes, Infinity] },
    { code: 'too-far', values: { horizonDays }, starts: [-Infinity, end] },
  ];
}

/**
 * What the visit needs, one by one, with the starts in `[low, high)` at which it is there. Everything that is told about
 * free time comes from here: the list of slots, the check when a time is taken, and the explanation cannot disagree.
 */
function* needs(visit: Visit, supply: Supply, low: number, high: number): Generator<Condition> {
  const { hands, roomFeatures, minutes, turnoverMinutes } = visit;

  const open = (from: number, to: number) => startsInside(supply.opening, from, to, low, high);
  yield { code: 'not-open', values: {}, starts: throughout(hands, open) };

  const unclaimed = (from: number, to: number) => startsBeside(supply.busy, from, to, low, high);
  yield { code: 'practitioner-busy', values: {}, starts: throughout(hands, unclaimed) };

  const rooms = supply.rooms.filter((room) => suits(room, visit));
  if (rooms.length === 0) yield { code: 'no-suitable-room', values: { features: roomFeatures.join(', ') }, starts: [] };
  const vacant = rooms.map((room) => startsBeside(room.busy, 0, minutes + turnoverMinutes, low, high));
  yield { code: 'rooms-taken', values: {}, starts: atLeast(1, vacant) };

  for (const { kind, count, from, to } of visit.equipment) {
    const units = supply.equipment.filter((unit) => unit.kind === kind);
    if (units.length < count) yield { code: 'equipment-missing', values: { kind }, starts: [] };
    const unused = units.map((unit) => startsBeside(unit.busy, from, to, low, high));
    yield { code: 'equipment-taken', values: { kind }, starts: atLeast(count, unused) };
  }
}

export function suits(room: RoomSupply, visit: Visit): boolean {
  return visit.roomFeatures.every((feature) => room.features.includes(feature));
}

/** The starts that every one of the periods allows. */
function throughout(periods: Intervals, allowed: (from: number, to: number) => Intervals): Intervals {
  let all = allowed(periods[0]!, periods[1]!);
  for (let i = 2; i < periods.length; i += 2) all = intersect(all, allowed(periods[i]!, periods[i + 1]!));
  return all;
}
