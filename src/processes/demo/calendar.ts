import { assign, type Claim } from '../../availability/assign.js';
import { type Candidate, candidatesOf, possibleAddOns } from '../../availability/candidates.js';
import { freeStarts, type Supply } from '../../availability/slots.js';
import type { Post, Snapshot } from '../../availability/snapshot.js';
import { closedOf } from '../../locations/closure.js';
import { openingOf } from '../../practitioners/opening.js';
import { type Intervals, union } from '../../time/intervals.js';
import { dateAdd, wallOf } from '../../time/wall-clock.js';
import type { Dice } from './dice.js';

/** A post on one local date on which somebody works there. */
export interface Workday {
  readonly post: Post;
  /** Days from today; before it, below zero. */
  readonly ahead: number;
  readonly opening: Intervals;
  readonly closed: Intervals;
}

/** Days of the past and to come that the demo has appointments on. */
export const daysPast = 61;
export const daysAhead = 14;

/** In order of time, by the clock of each place. */
export function workdays(posts: readonly Post[], now: number): readonly Workday[] {
  const days = Array.from({ length: daysPast + daysAhead + 1 }, (_, n) => n - daysPast);
  return days.flatMap((ahead) =>
    posts.flatMap((post) => {
      const zone = post.location.timeZone;
      const date = dateAdd(wallOf(zone, now).date, ahead);
      const opening = openingOf(post.hours, post.exceptions, post.timeOff, zone, date, dateAdd(date, 1));
      return opening.length > 0 ? { post, ahead, opening, closed: closedOf(post.closures, zone) } : [];
    }),
  );
}

/** Everything one practitioner does at one place, each alone and with one add-on. */
export function repertoire(snapshot: Snapshot, posts: readonly Post[], post: Post): readonly Candidate[] {
  const [practitioners, locations] = [[post.practitioner.slug], [post.location.slug]];
  const bases = snapshot.treatments.filter(({ id, kind, online }) => kind === 'base' && online && post.offers.has(id));
  return bases.flatMap(({ slug: treatment }) =>
    candidatesOf(snapshot, posts, { treatment, practitioners, locations }).flatMap((alone) => [
      alone,
      ...possibleAddOns(alone, snapshot.treatments).flatMap(({ slug }) =>
        candidatesOf(snapshot, posts, { treatment, addOns: [slug], practitioners, locations }),
      ),
    ]),
  );
}

/** What is taken while the demo is filled, and by the engine's own rules what is still free. */
export class Calendar {
  readonly #busy = new Map<string, Intervals>();

  take(claims: readonly Claim[]): void {
    for (const { resourceId, from, until } of claims)
      this.#busy.set(resourceId, union(this.#taken(resourceId), [from, until]));
  }

  /** A long day has a break of 45 minutes in its middle. */
  rest({ post, opening }: Workday): void {
    for (let n = 0; n < opening.length; n += 2) {
      const [from, until] = [opening[n]!, opening[n + 1]!];
      const middle = from + Math.round((until - from) / 60) * 30;
      if (until - from >= 7 * 60) this.take([{ resourceId: post.practitioner.id, from: middle, until: middle + 45 }]);
    }
  }

  /** Some free start of that day with what it claims, rather in the evening and at a full hour; null: there is none. */
  find(day: Workday, { visit, terms }: Candidate, dice: Dice): { start: number; claims: readonly Claim[] } | null {
    const { post, opening } = day;
    const supply = this.#supply(day);
    const zone = post.location.timeZone;
    const [from, to] = [opening[0]!, opening.at(-1)!];
    const free = freeStarts(
      visit,
      supply,
      { now: from, minNoticeMinutes: 0, horizonDays: 1, startEveryMinutes: terms.startEveryMinutes, zone },
      { from, to },
    );
    if (free.length === 0) return null;
    const start = dice.weighted(free, (one) => liking(wallOf(zone, one).minute));
    return { start, claims: assign(visit, supply, start)!.claims };
  }

  #supply({ post, opening, closed }: Workday): Supply {
    const { practitioner, turn } = post;
    const busy = this.#taken(practitioner.id);
    const rooms = post.rooms.map((room) => ({ ...room, busy: this.#taken(room.id) }));
    const equipment = post.equipment.map((unit) => ({ ...unit, busy: this.#taken(unit.id) }));
    return { practitionerId: practitioner.id, turn, opening, closed, busy, rooms, equipment };
  }

  #taken(resourceId: string): Intervals {
    return this.#busy.get(resourceId) ?? [];
  }
}

/** How gladly people come at this minute of the day. */
function liking(minute: number): number {
  const evening = minute >= 16.5 * 60 ? 2.5 : 1;
  return evening * (minute % 60 === 0 ? 3 : minute % 30 === 0 ? 2 : 1);
}
