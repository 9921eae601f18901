import { countUpTo, type Intervals, never } from '../time/intervals.js';
import type { Visit } from '../treatments/visit.js';
import type { Assignment } from './assign.js';
import { suits, type Supply } from './slots.js';

/** A practitioner's day, and the visit by which it is measured. All minutes are UTC epoch minutes. */
export interface MeasuredDay {
  readonly visit: Visit;
  readonly supply: Supply;
  /** All starts of the day at which the visit would be free, were it the only one; in order. */
  readonly starts: readonly number[];
}

/** Another visit at one of its starts, and what it would get there. */
export interface Placed {
  readonly start: number;
  readonly assignment: Assignment;
}

/** How much thought a day is worth: a state costs about a microsecond. */
export interface Limits {
  readonly states: number;
  /** Of several things that would do only the one whose free stretch ends first. */
  readonly tightest: boolean;
  /** Only every so many of the starts. */
  readonly every: number;
}

export class TooManyStates extends Error {}

interface Thing {
  readonly id: string;
  readonly busy: Intervals;
  /** The other visit could have it too. */
  readonly isShared: boolean;
}

/** So many of some things (one of the rooms, or units of a kind), in minutes from the start of a visit. */
interface Need {
  readonly things: readonly Thing[];
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

/** Things that the same visits can have up to the same minute are as good as each other until then: one of so many is taken. */
interface Taken {
  readonly need: number;
  readonly from: number;
  readonly until: number;
  /** Twice the minute up to which they are free, and one more where they are shared. */
  readonly stretch: number;
  readonly things: number;
  /** How many of these things the same visit takes besides. */
  readonly besides: number;
}

/** A visit as far as it is in the way of those that begin after it. */
interface UnderWay {
  readonly until: number;
  readonly hands: Intervals;
  readonly taken: readonly Taken[];
  /** One character. */
  readonly code: string;
}

interface Begun {
  readonly seated: number;
  readonly underWay: readonly UnderWay[];
}

/**
 * Packings are built from the first start to the last. What matters for the rest of the day is only what the visits under
 * way still claim, so many packings lead to the same state, and of these the fullest counts.
 */
export class Packing {
  private readonly needs: readonly Need[];
  private readonly ways: readonly (readonly UnderWay[])[];
  private readonly codes = new Map<string, string>();
  private readonly known: readonly Map<string, number>[];
  /** What each start and those after it can seat when nothing is under way: no state can do better. */
  private readonly most: number[];
  private states = 0;

  constructor(
    private readonly day: MeasuredDay,
    private readonly starts: readonly number[],
    private readonly limits: Limits,
    private readonly other?: Visit,
  ) {
    const { visit, supply } = day;
    this.needs = [
      {
        things: supply.rooms
          .filter((room) => suits(room, visit))
          .map((room) => ({ ...room, isShared: !other || suits(room, other) })),
        count: 1,
        from: 0,
        to: visit.minutes + visit.turnoverMinutes,
      },
      ...visit.equipment.map((need) => ({
        ...need,
        things: supply.equipment.filter(({ kind }) => kind === need.kind).map((unit) => ({ ...unit, isShared: true })),
      })),
    ];
    this.ways = starts.map((start) => this.waysAt(start));
    this.known = starts.map(() => new Map());
    this.most = starts.map(() => 0);
    for (let n = starts.length - 1; n >= 0; n--) this.most[n] = this.fullest(n, []);
  }

  seats(): number {
    return this.most[0] ?? 0;
  }

  /** Of each place: the fullest way to get there and, from there, to go on. */
  seatsAfter(places: readonly Placed[]): readonly number[] {
    let begun: ReadonlyMap<string, Begun> = new Map([['', { seated: 0, underWay: [] }]]);
    let n = 0;
    return places.map((place) => {
      for (; n < this.starts.length && this.starts[n]! < place.start; n++) begun = this.goOn(begun, n);
      const one = this.placed(place);
      let best = 0;
      for (const { seated, underWay } of begun.values()) {
        if (seated + (this.most[n] ?? 0) > best && fits(one, underWay))
          best = Math.max(best, seated + this.fullest(n, [...underWay, one]));
      }
      return best;
    });
  }

  /** How many can still begin at the n-th start or later. */
  private fullest(n: number, before: readonly UnderWay[]): number {
    const start = this.starts[n];
    if (start === undefined) return 0;
    const underWay = stillUnderWay(before, start);
    const key = keyOf(underWay);
    const known = this.known[n]!.get(key);
    if (known !== undefined) return known;
    this.count();
    const most = underWay.length > 0 ? this.most[n]! : 1 + (this.most[n + 1] ?? 0);
    let best = 0;
    for (const way of this.waysOn(n, underWay)) {
      if (best < most) best = Math.max(best, 1 + this.fullest(n + 1, [...underWay, way]));
    }
    if (best < most) best = Math.max(best, this.fullest(n + 1, underWay));
    this.known[n]!.set(key, best);
    return best;
  }

  /** With and without a visit at the n-th start. */
  private goOn(begun: ReadonlyMap<string, Begun>, n: number): ReadonlyMap<string, Begun> {
    const next = new Map<string, Begun>();
    const keep = (seated: number, underWay: readonly UnderWay[]) => {
      const key = keyOf(underWay);
      if (seated <= (next.get(key)?.seated ?? -1)) return;
      this.count();
      next.set(key, { seated, underWay });
    };
    for (const { seated, underWay: before } of begun.values()) {
      const underWay = stillUnderWay(before, this.starts[n]!);
      keep(seated, underWay);
      for (const way of this.waysOn(n, underWay)) keep(seated + 1, [...underWay, way]);
    }
    return next;
  }

  private waysOn(n: number, underWay: readonly UnderWay[]): readonly UnderWay[] {
    const free = this.ways[n]!.filter((way) => fits(way, underWay));
    return this.limits.tightest ? free.slice(0, 1) : free;
  }

  private waysAt(start: number): readonly UnderWay[] {
    const { visit } = this.day;
    const choices = this.needs.reduce<readonly (readonly Taken[])[]>(
      (all, { count, from, to }, need) =>
        all.flatMap((before) => this.some(need, count, start + from, start + to).map((more) => [...before, ...more])),
      [[]],
    );
    return choices.map((taken) => this.underWay(visit, start, taken));
  }

  /** All ways to choose so many things for this time. */
  private some(need: number, count: number, from: number, until: number): readonly (readonly Taken[])[] {
    const stretches = this.stretches(need, from, until);
    let all: readonly (readonly Taken[])[] = [[]];
    for (let n = 0; n < count; n++) {
      all = all.flatMap((before) =>
        [...stretches].flatMap(([stretch, things]) => {
          const besides = before.filter((one) => one.stretch === stretch).length;
          if (besides >= things || stretch < (before.at(-1)?.stretch ?? 0)) return [];
          return [[...before, { need, from, until, stretch, things, besides }]];
        }),
      );
    }
    return all;
  }

  /** The free stretches that hold all of this time, the tightest first, and how many things have each. */
  private stretches(need: number, from: number, until: number): ReadonlyMap<number, number> {
    const found = new Map<number, number>();
    for (const thing of this.needs[need]!.things) {
      const stretch = stretchOf(thing, from);
      if (stretch >= 2 * until) found.set(stretch, (found.get(stretch) ?? 0) + 1);
    }
    return new Map([...found].sort(([a], [b]) => a - b));
  }

  /** Only what the measured visit needs too is in its way. */
  private placed({ start, assignment }: Placed): UnderWay {
    const taken: Taken[] = [];
    for (const { resourceId, from, until } of assignment.claims) {
      for (const [need, { things: ofNeed }] of this.needs.entries()) {
        const thing = ofNeed.find(({ id }) => id === resourceId);
        if (!thing) continue;
        const stretch = stretchOf(thing, from);
        const besides = taken.filter((one) => one.need === need && one.stretch === stretch).length;
        const things = this.stretches(need, from, until).get(stretch)!;
        taken.push({ need, from, until, stretch, things, besides });
      }
    }
    return this.underWay(this.other!, start, taken);
  }

  private underWay(visit: Visit, start: number, taken: readonly Taken[]): UnderWay {
    const hands = visit.hands.map((minute) => start + minute);
    const until = start + visit.minutes + visit.turnoverMinutes;
    const what = JSON.stringify([hands, until, taken.map((one) => [one.need, one.from, one.until, one.stretch])]);
    let code = this.codes.get(what);
    if (code === undefined) this.codes.set(what, (code = String.fromCharCode(this.codes.size)));
    return { until, hands, taken, code };
  }

  private count(): void {
    if (++this.states > this.limits.states) throw new TooManyStates();
  }
}

const stillUnderWay = (all: readonly UnderWay[], start: number) =>
  all.every(({ until }) => until > start) ? all : all.filter(({ until }) => until > start);

function keyOf(underWay: readonly UnderWay[]): string {
  let key = '';
  for (const { code } of underWay) key += code;
  return key;
}

function fits(next: UnderWay, underWay: readonly UnderWay[]): boolean {
  for (const { hands } of underWay) if (overlap(hands, next.hands)) return false;
  for (const { need, from, until, stretch, things, besides } of next.taken) {
    let left = things - besides;
    for (const { taken } of underWay) {
      for (const one of taken) {
        if (one.need === need && one.stretch === stretch && one.from < until && from < one.until) left--;
      }
    }
    if (left <= 0) return false;
  }
  return true;
}

function overlap(a: Intervals, b: Intervals): boolean {
  for (let i = 0; i < a.length; i += 2) {
    for (let j = 0; j < b.length; j += 2) if (a[i]! < b[j + 1]! && b[j]! < a[i + 1]!) return true;
  }
  return false;
}

/** Zero where it is not free. */
function stretchOf({ busy, isShared }: Thing, from: number): number {
  const at = countUpTo(busy, from);
  return at % 2 === 1 ? 0 : 2 * (busy[at] ?? never) + (isShared ? 1 : 0);
}
