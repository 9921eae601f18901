import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import type { Intervals } from '../time/intervals.js';
import { dateAdd, wallOf } from '../time/wall-clock.js';
import { furthestHorizon } from '../treatments/terms.js';
import type { Candidate } from './candidates.js';
import type { Pair, PairOption } from './pairs.js';
import { closedOf } from '../locations/closure.js';
import { openingOf } from '../practitioners/opening.js';
import { type KeptAsked, KeptTimes, type Window } from './kept-times.js';
import { type Assignment, assign } from './assign.js';
import { freeStarts, type Obstacle, type Supply, type Terms, why } from './slots.js';
import type { Post, Snapshot } from './snapshot.js';

interface PairCandidate extends PairOption {
  readonly candidate: Candidate;
}

/** When a post is worked, and when its place is closed; as seen on one local date. */
interface Open extends Pick<Supply, 'opening' | 'closed'> {
  readonly date: string;
}

/** What the engine is asked with: a post's opening and what is taken there, and the clinic's terms as of now. */
@Injectable()
export class FreeTime {
  private readonly openings = new WeakMap<Post, Open>();

  private readonly keptTimes = new KeptTimes();

  constructor(private readonly clock: Clock) {}

  /** What patients can book in `[from, to)`. */
  starts(
    snapshot: Snapshot,
    candidate: Candidate,
    busy: ReadonlyMap<string, Intervals>,
    from: number,
    to: number,
  ): readonly number[] {
    const { visit, terms } = candidate;
    const supply = this.supply(snapshot, candidate, busy);
    const free = (window: Window) => freeStarts(visit, supply, this.terms(candidate), window);
    if (terms.offeredTimes === 'any' || from >= to) return free({ from, to });
    return this.keptTimes.offered(this.asked(snapshot, candidate, supply), free, { from, to });
  }

  /** Of pairs in order, those that patients can book: where days are kept full, both together count. */
  pairs<One extends Pair<PairCandidate>>(snapshot: Snapshot, pairs: readonly One[]): readonly One[] {
    const first = pairs[0]?.first;
    if (!first || first.candidate.terms.offeredTimes === 'any') return pairs;
    const loss = ({ candidate, supply }: PairCandidate, start: number) =>
      this.keptTimes.loss(this.asked(snapshot, candidate, supply), start);
    return this.keptTimes.best(
      this.asked(snapshot, first.candidate, first.supply),
      pairs,
      ({ start }) => start,
      (pair) => -loss(pair.first, pair.start) - loss(pair.second, pair.secondStart),
    );
  }

  /** Whether a free start fits best into a day that is kept full: see `KeptTimes`. */
  fitsBest(snapshot: Snapshot, candidate: Candidate, busy: ReadonlyMap<string, Intervals>): (start: number) => boolean {
    if (candidate.terms.offeredTimes === 'any') return () => false;
    const asked = this.asked(snapshot, candidate, this.supply(snapshot, candidate, busy));
    return (start) => this.keptTimes.fitsBest(asked, start);
  }

  /** What is free in `[from, to)` were nothing taken or kept back. */
  untaken(snapshot: Snapshot, candidate: Candidate, from: number, to: number): readonly number[] {
    const supply = this.supply(snapshot, candidate, new Map());
    return freeStarts(candidate.visit, supply, this.terms(candidate), { from, to });
  }

  /** The first thing in the way of a start, or null: patients can book it. */
  why(snapshot: Snapshot, candidate: Candidate, supply: Supply, start: number): Obstacle | null {
    const { visit, terms } = candidate;
    const obstacle = why(visit, supply, this.terms(candidate), start);
    if (obstacle || terms.offeredTimes === 'any') return obstacle;
    const free = (window: Window) => freeStarts(visit, supply, this.terms(candidate), window);
    return this.keptTimes.why(this.asked(snapshot, candidate, supply), free, start);
  }

  /** Which room and which units a visit gets. The start is free. */
  assign(snapshot: Snapshot, candidate: Candidate, supply: Supply, start: number): Assignment {
    if (candidate.terms.offeredTimes === 'any') return assign(candidate.visit, supply, start)!;
    const asked = this.asked(snapshot, candidate, supply);
    const assignment = this.keptTimes.assign(asked, start);
    // While the database is asked to take that time.
    setImmediate(() => this.keptTimes.thinkAhead(asked, start, assignment));
    return assignment;
  }

  private asked(snapshot: Snapshot, candidate: Candidate, supply: Supply): KeptAsked {
    return { snapshot, candidate, supply, now: this.minutes()[0] };
  }

  supply(snapshot: Snapshot, { post }: Candidate, busy: ReadonlyMap<string, Intervals>): Supply {
    const taken = (id: string) => busy.get(id) ?? [];
    return {
      practitionerId: post.practitioner.id,
      turn: post.turn,
      ...this.open(snapshot, post),
      busy: taken(post.practitioner.id),
      rooms: post.rooms.map(({ id, features }) => ({ id, features, busy: taken(id) })),
      equipment: post.equipment.map(({ id, kind }) => ({ id, kind, busy: taken(id) })),
    };
  }

  terms({ terms, location }: Candidate): Terms {
    return { ...terms, now: this.minutes()[1], zone: location.timeZone };
  }

  /** The minute that it is, and the one that counts: a begun one counts as the next. */
  minutes(): readonly [number, number] {
    const now = this.clock.now().getTime() / 60_000;
    return [Math.floor(now), Math.ceil(now)];
  }

  /** From yesterday to the day after the furthest horizon; worked out anew when the local day changes. */
  private open(snapshot: Snapshot, post: Post): Pick<Open, 'opening' | 'closed'> {
    const today = wallOf(post.location.timeZone, this.minutes()[0]).date;
    const kept = this.openings.get(post);
    if (kept?.date === today) return { opening: kept.opening, closed: kept.closed };
    const until = dateAdd(today, furthestHorizon(snapshot.clinic.policy, snapshot.treatments) + 2);
    const opening = openingOf(
      post.hours,
      post.exceptions,
      post.timeOff,
      post.location.timeZone,
      dateAdd(today, -1),
      until,
    );
    const closed = closedOf(post.closures, post.location.timeZone);
    this.openings.set(post, { date: today, opening, closed });
    return { opening, closed };
  }
}
