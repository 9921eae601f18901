import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import type { Intervals } from '../time/intervals.js';
import { dateAdd, wallOf } from '../time/wall-clock.js';
import { furthestHorizon } from '../treatments/terms.js';
import type { Candidate } from './candidates.js';
import { closedOf } from '../locations/closure.js';
import { openingOf } from '../practitioners/opening.js';
import { freeStarts, type Supply, type Terms } from './slots.js';
import type { Post, Snapshot } from './snapshot.js';

/** When a post is worked, and when its place is closed; as seen on one local date. */
interface Open extends Pick<Supply, 'opening' | 'closed'> {
  readonly date: string;
}

/** What the engine is asked with: a post's opening and what is taken there, and the clinic's terms as of now. */
@Injectable()
export class FreeTime {
  private readonly openings = new WeakMap<Post, Open>();

  constructor(private readonly clock: Clock) {}

  /** What patients can book in `[from, to)`. */
  starts(
    snapshot: Snapshot,
    candidate: Candidate,
    busy: ReadonlyMap<string, Intervals>,
    from: number,
    to: number,
  ): readonly number[] {
    return freeStarts(candidate.visit, this.supply(snapshot, candidate, busy), this.terms(candidate), {
      from,
      to,
    });
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
