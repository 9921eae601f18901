import { atLeast, avoiding, fitting, intersect, never, subtract, type Intervals } from '../time/intervals.js';
import { zoneOf } from '../time/wall-clock.js';
import type { Visit } from '../treatments/visit.js';
import { gridMinutes } from './grid.js';

/** One practitioner at one location: what there is, and when it is taken. All lists in UTC epoch minutes. */
export interface Supply {
  readonly practitionerId: string;
  /** The practitioner's place among those at the location, from 0: their choice among equal rooms begins there. */
  readonly turn: number;
  readonly opening: Intervals;
  /** When the whole location is: nobody is treated there, and nobody rests. */
  readonly closed: Intervals;
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
  /** Epoch minute; a begun one counts as the next, so that a start is never inside the notice. */
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
  | 'kept-full'
  | 'location-closed'
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

/** All starts in `[window.from, window.to)` that can be booked, in order: whole minutes. */
export function freeStarts(
  visit: Visit,
  supply: Supply,
  terms: Terms,
  window: { readonly from: number; readonly to: number },
): number[] {
  const from = Math.max(Math.ceil(window.from), -never);
  const to = Math.min(Math.ceil(window.to), never);
  let left: Intervals = from < to ? [from, to] : [];
  for (const { narrow } of [...bounds(terms), ...needs(visit, supply)]) {
    if (left.length === 0) return [];
    left = narrow(left);
  }
  return gridMinutes(left, terms.startEveryMinutes, zoneOf(terms.zone));
}

/** Why a window without free starts has none: nobody works in it, others were faster, or even untaken it would have none. */
export type Emptiness = 'closed' | 'full' | 'none';

export function emptiness(
  visit: Visit,
  supply: Supply,
  terms: Terms,
  { from, to }: { readonly from: number; readonly to: number },
): Emptiness {
  if (subtract(intersect(supply.opening, [from, to]), supply.closed).length === 0) return 'closed';
  const free = <T extends { readonly busy: Intervals }>(things: readonly T[]) =>
    things.map((thing) => ({ ...thing, busy: [] }));
  const untaken = { ...supply, busy: [], rooms: free(supply.rooms), equipment: free(supply.equipment) };
  return freeStarts(visit, untaken, terms, { from, to }).length > 0 ? 'full' : 'none';
}

/** The first thing in the way of this start, or null when it is free. */
export function why(visit: Visit, supply: Supply, terms: Terms, start: number): Obstacle | null {
  const { startEveryMinutes, zone } = terms;
  const minute = Math.max(-never, Math.min(Math.floor(start), never - 1));
  const ofTerms = firstObstacle(bounds(terms), minute);
  if (ofTerms) return ofTerms;
  const onGrid = gridMinutes([minute, minute + 1], startEveryMinutes, zoneOf(zone))[0] === start;
  return onGrid ? missing(visit, supply, start) : { code: 'off-grid', values: { startEveryMinutes } };
}

/** The first thing the visit would have to do without at this start (a whole minute), whatever the clinic's terms. */
export function missing(visit: Visit, supply: Supply, start: number): Obstacle | null {
  return firstObstacle(needs(visit, supply), start);
}

export function suits(room: Pick<RoomSupply, 'features'>, visit: Visit): boolean {
  return visit.roomFeatures.every((feature) => room.features.includes(feature));
}

/** What is asked of a start: of any starts it leaves those at which it holds. Otherwise it is the obstacle. */
interface Condition extends Obstacle {
  readonly narrow: (starts: Intervals) => Intervals;
}

function firstObstacle(conditions: readonly Condition[], start: number): Obstacle | null {
  const failing = conditions.find(({ narrow }) => narrow([start, start + 1]).length === 0);
  return failing ? { code: failing.code, values: failing.values } : null;
}

function bounds({ now, minNoticeMinutes, horizonDays, zone: name }: Terms): Condition[] {
  const zone = zoneOf(name);
  const today = Math.floor((now + zone.offsetAt(now)) / 1440);
  const end = Math.min(zone.minuteOfDay(today + horizonDays + 1, 0), never);
  const notice = { hours: Math.floor(minNoticeMinutes / 60), minutes: minNoticeMinutes % 60 };
  const between = (from: number, to: number) => (starts: Intervals) => intersect(starts, [from, to]);
  return [
    { code: 'in-the-past', values: {}, narrow: between(now, never) },
    { code: 'too-soon', values: notice, narrow: between(now + minNoticeMinutes, never) },
    { code: 'too-far', values: { horizonDays }, narrow: between(-never, end) },
  ];
}

/**
 * What the visit needs, one by one. All that is told about free time comes from here: the list of slots, the check when a
 * time is taken, and the explanation cannot disagree.
 */
function needs(visit: Visit, supply: Supply): Condition[] {
  const roomLength = visit.minutes + visit.turnoverMinutes;
  const rooms = supply.rooms.filter((room) => suits(room, visit));
  const conditions: Condition[] = [
    { code: 'location-closed', values: {}, narrow: (starts) => whileOpen(visit, starts, supply.closed) },
    { code: 'not-open', values: {}, narrow: (starts) => forHands(visit, starts, supply.opening, fitting) },
    { code: 'practitioner-busy', values: {}, narrow: (starts) => forHands(visit, starts, supply.busy, avoiding) },
    { code: 'no-suitable-room', values: {}, narrow: (starts) => (rooms.length > 0 ? starts : []) },
    { code: 'rooms-taken', values: {}, narrow: (starts) => whereFree(1, rooms, starts, 0, roomLength) },
  ];
  for (const { kind, count, from, to } of visit.equipment) {
    const units = supply.equipment.filter((unit) => unit.kind === kind);
    conditions.push(
      { code: 'equipment-missing', values: { kind }, narrow: (starts) => (units.length >= count ? starts : []) },
      { code: 'equipment-taken', values: { kind }, narrow: (starts) => whereFree(count, units, starts, from, to) },
    );
  }
  return conditions;
}

/** Mostly there is no closure, and then there is nothing to sweep. */
function whileOpen({ minutes }: Visit, starts: Intervals, closed: Intervals): Intervals {
  return closed.length === 0 ? starts : avoiding(starts, closed, 0, minutes);
}

function forHands({ hands }: Visit, starts: Intervals, list: Intervals, rule: typeof fitting): Intervals {
  let left = starts;
  for (let i = 0; i < hands.length; i += 2) left = rule(left, list, hands[i]!, hands[i + 1]!);
  return left;
}

/** The starts at which so many of the things are free for all of `[start + from, start + to)`. */
function whereFree(
  count: number,
  things: readonly { readonly busy: Intervals }[],
  starts: Intervals,
  from: number,
  to: number,
): Intervals {
  return atLeast(
    count,
    things.map(({ busy }) => avoiding(starts, busy, from, to)),
  );
}
