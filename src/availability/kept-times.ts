import { never } from '../time/intervals.js';
import { zoneOf } from '../time/wall-clock.js';
import { assign, type Assignment, claimed } from './assign.js';
import { isBeside } from './beside.js';
import type { Candidate } from './candidates.js';
import { assignKept, keptStarts, type UsualVisit } from './keep-full.js';
import { type DayOfPost, dayOfPost, isAsBefore, ValuedDays, type SeatsOfDay } from './kept-days.js';
import type { Obstacle, Supply } from './slots.js';
import type { Snapshot } from './snapshot.js';
import { localDay } from './spread.js';
import { usualVisits } from './usual-visits.js';

/** UTC epoch minutes, half-open. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Whose days at a place, and when it is asked. */
export interface KeptAsked {
  readonly snapshot: Snapshot;
  readonly candidate: Candidate;
  readonly supply: Supply;
  /** Epoch minute. */
  readonly now: number;
}

/** Free starts in order, within the clinic's terms. */
type Free = (window: Window) => readonly number[];

interface Known {
  readonly day: DayOfPost;
  /** Thought out once it matters. */
  seats?: SeatsOfDay;
  readonly assignments: Map<number, Assignment>;
}

/** The days of a post by their local date, each as long as nothing changes on it. */
interface KnownDays {
  readonly all: Map<number, Known>;
  /** By which those in `valid` are known to be as they were. */
  supply: Supply;
  readonly valid: Map<number, Known>;
}

/** Which of the free times patients are offered where days are kept full. */
export class KeptTimes {
  private readonly valued = new ValuedDays();
  private readonly days = new WeakMap<Candidate, KnownDays>();
  private readonly usual = new WeakMap<Candidate, Map<number, readonly UsualVisit[]>>();

  offered(asked: KeptAsked, free: Free, { from, to }: Window): readonly number[] {
    const zone = zoneOf(asked.candidate.location.timeZone);
    // Whole days: what is offered of a part of one depends on all of it.
    const midnight = (minute: number, days: number) => zone.minuteOfDay(localDay(minute, zone) + days, 0);
    const starts = free({ from: midnight(from, 0), to: to < never ? midnight(to, 1) : to });
    return this.best(
      asked,
      starts,
      (start) => start,
      (start) => this.seats(asked, start),
    ).filter((start) => start >= from && start < to);
  }

  /**
   * Of things in order, those to offer of each day: see `keptStarts`. `start` says when one begins, and `seats` what the day would
   * still seat.
   */
  best<Thing>(
    asked: KeptAsked,
    things: readonly Thing[],
    start: (thing: Thing) => number,
    seats: (thing: Thing) => number,
  ): readonly Thing[] {
    const { candidate, now } = asked;
    const zone = zoneOf(candidate.location.timeZone);
    return byDay(things, (thing) => localDay(start(thing), zone)).flatMap(([date, ofDay]) => {
      const { day } = this.known(asked, date);
      if (now >= opensAt(candidate, day)) return ofDay;
      const choice = {
        perHalfDay: candidate.terms.timesPerHalfDay,
        noon: zone.minuteOfDay(date, 720),
        isEmpty: day.supply.busy.length === 0,
      };
      return keptStarts(
        ofDay.map((thing) => ({ thing, start: start(thing), seats: seats(thing) })),
        choice,
      ).map(({ thing }) => thing);
    });
  }

  /** How many of the usual visits the day of this start can seat after it. */
  seats(asked: KeptAsked, start: number): number {
    const known = this.knownAt(asked, start);
    return this.seatsOf(asked, known).get(start - known.day.from) ?? 0;
  }

  /** How many seats it costs the day more than the best start does. */
  loss(asked: KeptAsked, start: number): number {
    const seats = this.seatsOf(asked, this.knownAt(asked, start));
    return Math.max(...seats.values()) - this.seats(asked, start);
  }

  /** It costs the day no seat, and leaves no gap to what the practitioner does before or after it. */
  fitsBest(asked: KeptAsked, start: number): boolean {
    const { visit, terms } = asked.candidate;
    const known = this.knownAt(asked, start);
    const { day } = known;
    const turnoverMinutes = Math.max(
      ...[visit, ...day.usual.map((one) => one.visit)].map((one) => one.turnoverMinutes),
    );
    const starts = [...this.seatsOf(asked, known).keys()].map((minutes) => day.from + minutes);
    const grid = { starts, turnoverMinutes, ...terms };
    return isBeside(visit, day.supply, start, grid) && this.loss(asked, start) === 0;
  }

  /** Why a free start is not offered. */
  why(asked: KeptAsked, free: Free, start: number): Obstacle | null {
    const { candidate } = asked;
    const { location, terms } = candidate;
    const { day } = this.knownAt(asked, start);
    if (this.offered(asked, free, day).includes(start)) return null;
    const opens = opensAt(candidate, day);
    const everOpens = opens + terms.minNoticeMinutes <= start;
    return { code: 'kept-full', values: { opensAt: everOpens ? opens : never, zone: location.timeZone } };
  }

  /** What a visit at a free start gets. */
  assign(asked: KeptAsked, start: number): Assignment {
    const { visit } = asked.candidate;
    const known = this.knownAt(asked, start);
    const { day, assignments } = known;
    const seats = this.seatsOf(asked, known).get(start - day.from);
    if (seats === undefined) return assign(visit, asked.supply, start)!;
    let assignment = assignments.get(start);
    if (!assignment) assignments.set(start, (assignment = assignKept(visit, day.supply, day, { start, seats })));
    return assignment;
  }

  /** What the day leaves once a visit has what it was assigned: for whoever looks at it next. */
  thinkAhead(asked: KeptAsked, start: number, { claims }: Assignment): void {
    const { day } = this.knownAt(asked, start);
    this.valued.of(asked.candidate.visit, { ...day, supply: claimed(day.supply, claims) });
  }

  private seatsOf({ candidate }: KeptAsked, known: Known): SeatsOfDay {
    return (known.seats ??= this.valued.of(candidate.visit, known.day));
  }

  private knownAt(asked: KeptAsked, start: number): Known {
    return this.known(asked, localDay(start, zoneOf(asked.candidate.location.timeZone)));
  }

  private known(asked: KeptAsked, date: number): Known {
    const days = this.daysOf(asked);
    const valid = days.valid.get(date);
    if (valid) return valid;
    const before = days.all.get(date);
    const known =
      before && isAsBefore(before.day, asked.supply)
        ? before
        : { day: this.dayOf(asked, date), assignments: new Map() };
    days.valid.set(date, known);
    if (known === before) return known;
    days.all.set(date, known);
    const today = localDay(asked.now, zoneOf(asked.candidate.location.timeZone));
    for (const past of days.all.keys()) if (past < today) days.all.delete(past);
    return known;
  }

  private daysOf({ candidate, supply }: KeptAsked): KnownDays {
    let days = this.days.get(candidate);
    if (!days) this.days.set(candidate, (days = { all: new Map(), supply, valid: new Map() }));
    if (days.supply !== supply) days.valid.clear();
    days.supply = supply;
    return days;
  }

  private dayOf(asked: KeptAsked, date: number): DayOfPost {
    const { visit, terms, location } = asked.candidate;
    const usual = this.usualOn(asked, date);
    return dayOfPost(visit, asked.supply, date, { ...terms, zone: location.timeZone, usual });
  }

  private usualOn({ snapshot, candidate }: KeptAsked, date: number): readonly UsualVisit[] {
    const weekday = ((date + 3) % 7) + 1;
    let ofWeek = this.usual.get(candidate);
    if (!ofWeek) this.usual.set(candidate, (ofWeek = new Map<number, readonly UsualVisit[]>()));
    let usual = ofWeek.get(weekday);
    if (!usual) ofWeek.set(weekday, (usual = usualVisits(snapshot, candidate.post, candidate.treatment, weekday)));
    return usual;
  }
}

const opensAt = ({ terms }: Candidate, { beginsAt }: DayOfPost) => beginsAt - terms.opensHoursBefore * 60;

function byDay<Thing>(
  things: readonly Thing[],
  dayOf: (thing: Thing) => number,
): readonly (readonly [number, Thing[]])[] {
  const days: [number, Thing[]][] = [];
  for (const thing of things) {
    const day = dayOf(thing);
    if (days.at(-1)?.[0] === day) days.at(-1)![1].push(thing);
    else days.push([day, [thing]]);
  }
  return days;
}
