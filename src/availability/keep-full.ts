import { countUpTo, type Intervals } from '../time/intervals.js';
import type { Visit } from '../treatments/visit.js';
import { type Assignment, assign, claimed } from './assign.js';
import { capacity, capacityAfter } from './capacity.js';
import { startsIn } from './packed-day.js';
import type { Placed } from './packing.js';
import { type EquipmentSupply, suits, type Supply } from './slots.js';

/** A kind of visit that is booked on such days, and how often, compared with the others. */
export interface UsualVisit {
  readonly visit: Visit;
  readonly times: number;
}

/** A day of a practitioner at a place: UTC epoch minutes, and the grid of starts there. */
export interface KeptDay {
  readonly from: number;
  readonly to: number;
  readonly startEveryMinutes: number;
  readonly zone: string;
  /** By which the day is measured. */
  readonly usual: readonly UsualVisit[];
}

export interface ValuedStart {
  readonly start: number;
  /** How many of the usual visits the day can still seat after a visit at this start, each kind as often as it is booked. */
  readonly seats: number;
}

/** What each free start of the day leaves of it, given the best room. */
export function valuedStarts(visit: Visit, supply: Supply, day: KeptDay): readonly ValuedStart[] {
  const starts = startsIn(visit, supply, day, day);
  const places = starts.flatMap((start) => placesOf(visit, supply, start, day));
  const seats = new Map(starts.map((start) => [start, 0]));
  const counts = day.usual.map(({ visit: usual }) =>
    capacityAfter({ visit: usual, supply, starts: startsIn(usual, supply, day, day) }, visit, places),
  );
  for (const [n, { start }] of places.entries()) {
    const sum = day.usual.reduce((total, { times }, kind) => total + times * counts[kind]![n]!, 0);
    seats.set(start, Math.max(seats.get(start)!, sum));
  }
  return starts.map((start) => ({ start, seats: seats.get(start)! }));
}

/** Like `assign`, but with the room that leaves most of the day; the tightest of those, as always. The start is free. */
export function assignKept(visit: Visit, supply: Supply, day: KeptDay, { start, seats }: ValuedStart): Assignment {
  const usual = assign(visit, supply, start)!;
  const places = placesOf(visit, supply, start, day);
  // All that it could have is alike.
  if (places.length === 1) return usual;
  let best = { seats: -1, assignment: usual };
  for (const assignment of [usual, ...places.map((place) => place.assignment)]) {
    const left = seatsOf(claimed(supply, assignment.claims), day);
    if (left > best.seats) best = { seats: left, assignment };
    if (left >= seats) break;
  }
  return best.assignment;
}

function seatsOf(supply: Supply, day: KeptDay): number {
  return day.usual.reduce(
    (sum, { visit, times }) => sum + times * capacity({ visit, supply, starts: startsIn(visit, supply, day, day) }),
    0,
  );
}

/** How much patients can choose from. */
export interface Choice {
  /** So many starts in each half of the day, as far as there are any. */
  readonly perHalfDay: number;
  /** Where the halves meet. */
  readonly noon: number;
  /** Nothing is booked yet: then the earliest start is offered, whatever it costs. */
  readonly isEmpty: boolean;
}

/** Those that leave most of the day; and, for the sake of choice, those that leave most of the others. In order, as given. */
export function keptStarts<Start extends Pick<ValuedStart, 'start' | 'seats'>>(
  starts: readonly Start[],
  { perHalfDay, noon, isEmpty }: Choice,
): readonly Start[] {
  const most = Math.max(...starts.map(({ seats }) => seats));
  const kept = new Set(starts.filter((one, n) => one.seats === most || (isEmpty && n === 0)));
  for (const isMorning of [true, false]) {
    const half = starts.filter(({ start }) => start < noon === isMorning);
    const others = half.filter((one) => !kept.has(one)).sort((a, b) => b.seats - a.seats);
    const missing = perHalfDay - (half.length - others.length);
    for (const one of others.slice(0, Math.max(0, missing))) kept.add(one);
  }
  return starts.filter((one) => kept.has(one));
}

/** A visit at this start with all it could have; once with things that are free for the same time, since they are alike. */
function placesOf(visit: Visit, supply: Supply, start: number, { usual }: KeptDay): readonly Placed[] {
  const rooms = unlike(
    supply.rooms.filter((room) => suits(room, visit)),
    start,
    (room) => usual.map((one) => suits(room, one.visit)).join(),
  );
  let equipment: readonly (readonly EquipmentSupply[])[] = [supply.equipment];
  for (const { kind, count, from } of visit.equipment) {
    if (count > 1) continue;
    const isOther = (unit: EquipmentSupply) => unit.kind !== kind;
    const units = unlike(
      supply.equipment.filter((unit) => !isOther(unit)),
      start + from,
    );
    equipment = equipment.flatMap((all) => units.map((unit) => [...all.filter(isOther), unit]));
  }
  return rooms.flatMap((room) =>
    equipment.flatMap((units) => {
      const assignment = assign(visit, { ...supply, rooms: [room], equipment: units }, start);
      return assignment ? [{ start, assignment }] : [];
    }),
  );
}

/** The first of those that are free from and up to the same minutes around this one. */
function unlike<T extends { readonly busy: Intervals }>(
  things: readonly T[],
  minute: number,
  besides: (thing: T) => string = () => '',
): readonly T[] {
  const found = new Map<string, T>();
  for (const thing of things) {
    const at = countUpTo(thing.busy, minute);
    const key = `${thing.busy[at - 1]}/${thing.busy[at]}/${besides(thing)}`;
    if (at % 2 === 0 && !found.has(key)) found.set(key, thing);
  }
  return [...found.values()];
}
