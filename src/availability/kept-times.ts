import { never } from '../time/intervals.js';
import { zoneOf } from '../time/wall-clock.js';
import { assign, type Assignment } from './assign.js';
import { isBeside } from './beside.js';
import type { Candidate } from './candidates.js';
import { assignKept, keptStarts, type UsualVisit, type ValuedStart } from './keep-full.js';
import { type DayOfPost, dayOfPost, ValuedDays } from './kept-days.js';
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
  starts?: ReadonlyMap<number, ValuedStart>;
}

/** Which of the free times patients are offered where days are kept full. */
export class KeptTimes {
  private readonly valued = new ValuedDays();
  /** The days of a post, as long as nothing changes there. */
  private readonly latest = new WeakMap<
    Candidate,
    { readonly of: readonly unknown[]; readonly days: Map<number, Known> }
  >();
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
    return this.startsOf(asked, start).get(start)?.seats ?? 0;
  }

  /** How many seats it costs the day more than the best start does. */
  loss(asked: KeptAsked, start: number): number {
    const starts = this.startsOf(asked, start);
    return Math.max(...[...starts.values()].map(({ seats }) => seats)) - (starts.get(start)?.seats ?? 0);
  }

  /** It costs the day no seat, and leaves no gap to what the practitioner does before or after it. */
  fitsBest(asked: KeptAsked, start: number): boolean {
    const { visit, terms, location } = asked.candidate;
    const { day } = this.known(asked, localDay(start, zoneOf(location.timeZone)));
    const turnoverMinutes = Math.max(
      ...[visit, ...day.usual.map((one) => one.visit)].map((one) => one.turnoverMinutes),
    );
    const grid = { starts: [...this.startsOf(asked, start).keys()], turnoverMinutes, ...terms };
    return isBeside(visit, day.supply, start, grid) && this.loss(asked, start) === 0;
  }

  /** Why a free start is not offered. */
  why(asked: KeptAsked, free: Free, start: number): Obstacle | null {
    const { candidate } = asked;
    const { location, terms } = candidate;
    const { day } = this.known(asked, localDay(start, zoneOf(location.timeZone)));
    if (this.offered(asked, free, day).includes(start)) return null;
    const opens = opensAt(candidate, day);
    const everOpens = opens + terms.minNoticeMinutes <= start;
    return { code: 'kept-full', values: { opensAt: everOpens ? opens : never, zone: location.timeZone } };
  }

  /** What a visit at a free start gets. */
  assign(asked: KeptAsked, start: number): Assignment {
    const { candidate, supply } = asked;
    const valued = this.startsOf(asked, start).get(start);
    const { day } = this.known(asked, localDay(start, zoneOf(candidate.location.timeZone)));
    return valued ? assignKept(candidate.visit, day.supply, day, valued) : assign(candidate.visit, supply, start)!;
  }

  private startsOf(asked: KeptAsked, start: number): ReadonlyMap<number, ValuedStart> {
    const { visit, location } = asked.candidate;
    const known = this.known(asked, localDay(start, zoneOf(location.timeZone)));
    return (known.starts ??= new Map(this.valued.of(visit, known.day).map((one) => [one.start, one])));
  }

  private known(asked: KeptAsked, date: number): Known {
    const { candidate, supply } = asked;
    const { visit, terms, location } = candidate;
    const busy = [...supply.rooms, ...supply.equipment].map((one) => one.busy);
    const of = [supply.opening, supply.closed, supply.busy, ...busy];
    let latest = this.latest.get(candidate);
    if (!latest?.of.every((one, n) => one === of[n]))
      this.latest.set(candidate, (latest = { of, days: new Map<number, Known>() }));
    let known = latest.days.get(date);
    if (!known) {
      const usual = this.usualOn(asked, date);
      known = { day: dayOfPost(visit, supply, date, { ...terms, zone: location.timeZone, usual }) };
      latest.days.set(date, known);
    }
    return known;
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
