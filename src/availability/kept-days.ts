import { intersect, type Intervals, isSlice, subtract } from '../time/intervals.js';
import { zoneOf } from '../time/wall-clock.js';
import type { Visit } from '../treatments/visit.js';
import { type KeptDay, valuedStarts } from './keep-full.js';
import type { Supply } from './slots.js';

/** A local day of a practitioner at a place, and of their supply as much as bears on what that day can seat. */
export interface DayOfPost extends KeptDay {
  readonly supply: Supply;
  /** When the practitioner's day begins; it does where there is any start. */
  readonly beginsAt: number;
  /** Up to when what is taken matters: the last visit may end after midnight. */
  readonly until: number;
}

/** `date`: the local day, counted from 1970-01-01. */
export function dayOfPost(
  visit: Visit,
  supply: Supply,
  date: number,
  terms: Pick<KeptDay, 'startEveryMinutes' | 'zone' | 'usual'>,
): DayOfPost {
  const zone = zoneOf(terms.zone);
  const [from, to] = [zone.minuteOfDay(date, 0), zone.minuteOfDay(date + 1, 0)];
  const opening = intersect(supply.opening, [from, to]);
  const lengths = [visit, ...terms.usual.map((one) => one.visit)].map((one) => one.minutes + one.turnoverMinutes);
  const until = (opening.at(-1) ?? from) + Math.max(...lengths);
  const ofDay = (list: Intervals) => intersect(list, [from, until]);
  const things = <T extends { readonly busy: Intervals }>(all: readonly T[]) =>
    all.map((one) => ({ ...one, busy: ofDay(one.busy) }));
  const closed = ofDay(supply.closed);
  const { rooms, equipment } = supply;
  return {
    ...terms,
    from,
    to,
    supply: {
      ...supply,
      opening,
      closed,
      busy: ofDay(supply.busy),
      rooms: things(rooms),
      equipment: things(equipment),
    },
    beginsAt: subtract(opening, closed)[0] ?? from,
    until,
  };
}

/** Is the day as it was by this supply of the same post, whatever has changed before and after it? */
export function isAsBefore({ supply: before, from, to, until }: DayOfPost, supply: Supply): boolean {
  const isSame = (list: Intervals, slice: Intervals) => isSlice(slice, list, from, until);
  const areSame = (things: readonly Thing[], slices: readonly Thing[]) =>
    things.every(({ busy }, n) => isSame(busy, slices[n]!.busy));
  return (
    isSlice(before.opening, supply.opening, from, to) &&
    isSame(supply.closed, before.closed) &&
    isSame(supply.busy, before.busy) &&
    areSame(supply.rooms, before.rooms) &&
    areSame(supply.equipment, before.equipment)
  );
}

interface Thing {
  readonly busy: Intervals;
}

/** Days kept at once, of some 3 KB each; the oldest then leave. */
const most = 4000;

/**
 * What the starts of days leave of them. Many days are alike: those of one weekday on which nothing is booked yet, or the same
 * day asked for again. So they are known by what is in them, counted from midnight.
 */
export class ValuedDays {
  private readonly known = new Map<string, SeatsOfDay>();

  of(visit: Visit, day: DayOfPost): SeatsOfDay {
    const key = likenessOf(visit, day);
    let known = this.known.get(key);
    if (!known) {
      const starts = valuedStarts(visit, day.supply, day);
      known = new Map(starts.map(({ start, seats }) => [start - day.from, seats]));
      this.known.set(key, known);
      if (this.known.size > most) this.known.delete(this.known.keys().next().value!);
    }
    return known;
  }
}

/** What a start leaves, by its minutes from midnight. */
export type SeatsOfDay = ReadonlyMap<number, number>;

function likenessOf(visit: Visit, { supply, from, to, zone, startEveryMinutes, usual }: DayOfPost): string {
  const relative = (list: Intervals) => list.map((minute) => minute - from);
  // On a day when the clock changes the grid is like that of no other day.
  const changes = zoneOf(zone).offsetUntil(from) < to ? [zone, from] : [];
  return JSON.stringify([
    changes,
    startEveryMinutes,
    whatOf(visit),
    usual.map((one) => [one.times, whatOf(one.visit)]),
    [supply.opening, supply.closed, supply.busy].map(relative),
    supply.rooms.map(({ features, busy }) => [features, relative(busy)]),
    supply.equipment.map(({ kind, busy }) => [kind, relative(busy)]),
  ]);
}

/** What it costs makes no difference. */
function whatOf(visit: Visit): string {
  let what = whats.get(visit);
  if (what === undefined) whats.set(visit, (what = JSON.stringify({ ...visit, price: 0 })));
  return what;
}

const whats = new WeakMap<Visit, string>();
