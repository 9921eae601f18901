import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import type { Via } from '../platform/database.client.js';
import { Refusal } from '../platform/refusal.js';
import type { Intervals } from '../time/intervals.js';
import { dateAdd, wallOf } from '../time/wall-clock.js';
import { BusyTimes } from './busy.service.js';
import { type Candidate, candidatesOf, resourcesOf, type Wanted } from './candidates.js';
import { Catalogue } from './catalogue.service.js';
import { closedOf } from '../locations/closure.js';
import { openingOf } from '../practitioners/opening.js';
import { emptiness, type Emptiness, freeStarts, type Supply } from './slots.js';
import { KeptTimes } from './kept-times.js';
import type { Slot } from './slot-list.js';
import type { Window } from './slots.service.js';
import type { Post, Snapshot } from './snapshot.js';
import { arrange, type Arranged } from './overbook.js';

const day = 24 * 60;

export interface StaffTerms {
  /** Let it overlap others where that is allowed. */
  readonly overbook?: boolean;
  /** Also outside the hours. */
  readonly outside?: boolean;
  /** Slug of the room it should have. */
  readonly room?: string | null;
}

interface Asked extends StaffTerms {
  /** The visits that are about to move: their present time counts as free. */
  readonly without?: string | readonly string[] | null;
  readonly via?: Via;
}

export interface StaffSlot extends Slot {
  /** It leaves as much of a day that is kept full as any other would. Worked out when asked. */
  readonly keepsFull: () => boolean;
}

/** Free time as the staff see it: notice and horizon are for patients, and any minute will do. */
@Injectable()
export class StaffSlots {
  private readonly keptTimes = new KeptTimes();

  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
    private readonly busyTimes: BusyTimes,
    private readonly clock: Clock,
  ) {}

  /** Free starts in `[from, to)` on the grid, by start, then by the clinic's order of practitioners; not before now. `as`: if things were so. */
  async free(
    wanted: Wanted,
    from: number,
    to: number,
    { without = null, as, room }: Pick<Asked, 'without' | 'room'> & { readonly as?: Snapshot } = {},
  ): Promise<readonly StaffSlot[]> {
    const snapshot = as ?? (await this.catalogue.current());
    const candidates = candidatesOf(snapshot, this.catalogue.postsOf(snapshot), { ...wanted, audience: 'staff' });
    const window = { from: Math.max(from, this.minute()), to };
    const { busy } = await this.busyTimes.between(resourcesOf(candidates), { from, until: to + day }, { without });
    return candidates
      .flatMap((candidate) => {
        const supply = supplyOf(candidate.post, busy, from, to);
        const asked = { snapshot, candidate, supply, now: window.from };
        const isKept = candidate.terms.offeredTimes === 'keep-full';
        const inThisRoom = inRoom(supply, candidate.post, room);
        return freeStarts(candidate.visit, inThisRoom, this.terms(candidate), window).map((start) => ({
          start,
          end: start + candidate.visit.minutes,
          candidate,
          keepsFull: () => isKept && this.keptTimes.loss(asked, start) === 0,
        }));
      })
      .sort((a, b) => a.start - b.start);
  }

  /** Why windows without a free start have none. */
  async emptiness(candidate: Candidate, windows: readonly Window[]): Promise<readonly Emptiness[]> {
    const terms = this.terms(candidate);
    return windows.map((window) =>
      emptiness(candidate.visit, supplyOf(candidate.post, new Map(), window.from, window.to), terms, window),
    );
  }

  /**
   * What a visit at this start claims, or what is in the way.
   * @throws Refusal not-found: nobody offers this there, or there is no such room
   */
  async arrangement(
    wanted: Wanted,
    start: number,
    { without = null, via = this.db, overbook = false, outside = false, room }: Asked = {},
  ): Promise<Arranged> {
    const using = async (snapshot: Snapshot): Promise<Arranged> => {
      const posts = this.catalogue.postsOf(snapshot);
      const candidate = candidatesOf(snapshot, posts, { ...wanted, audience: 'staff' })[0];
      if (!candidate) throw new Refusal('not-found');
      const resources = resourcesOf([candidate]);
      const around = { from: start - day, until: start + 2 * day };
      const { clinicVersion, busy } = await this.busyTimes.between(resources, around, { without, via });
      const now = await this.catalogue.asOf(clinicVersion, via);
      if (now !== snapshot) return using(now);
      const supply = inRoom(supplyOf(candidate.post, busy, start, start + day), candidate.post, room);
      const mayOverlap = overbook ? await this.mayOverlap(resources, via) : undefined;
      const arrangement = arrange(candidate.visit, supply, start, { mayOverlap, outside });
      return { candidate, arrangement, version: snapshot.version };
    };
    return this.catalogue.upToDate(using, via);
  }

  private async mayOverlap(resources: readonly string[], via: Via): Promise<ReadonlySet<string>> {
    const rows = (await via.query(`select id from resources where id = any($1) and overlap_allowed`, [resources])) as {
      id: string;
    }[];
    return new Set(rows.map(({ id }) => id));
  }

  private terms({ terms: { startEveryMinutes }, location }: Candidate) {
    return { now: this.minute(), minNoticeMinutes: 0, horizonDays: 3660, startEveryMinutes, zone: location.timeZone };
  }

  private minute(): number {
    return Math.floor(this.clock.now().getTime() / 60_000);
  }
}

/** As if the place had this room only. @throws Refusal not-found */
function inRoom(supply: Supply, { rooms }: Post, slug: string | null | undefined): Supply {
  if (!slug) return supply;
  const room = rooms.find((one) => one.slug === slug);
  if (!room) throw new Refusal('not-found');
  return { ...supply, rooms: supply.rooms.filter(({ id }) => id === room.id) };
}

export function supplyOf(post: Post, busy: ReadonlyMap<string, Intervals>, from: number, to: number): Supply {
  const { timeZone } = post.location;
  const [first, last] = [dateAdd(wallOf(timeZone, from).date, -1), dateAdd(wallOf(timeZone, to).date, 2)];
  const taken = (id: string) => busy.get(id) ?? [];
  return {
    practitionerId: post.practitioner.id,
    turn: post.turn,
    opening: openingOf(post.hours, post.exceptions, post.timeOff, timeZone, first, last),
    closed: closedOf(post.closures, timeZone),
    busy: taken(post.practitioner.id),
    rooms: post.rooms.map(({ id, features }) => ({ id, features, busy: taken(id) })),
    equipment: post.equipment.map(({ id, kind }) => ({ id, kind, busy: taken(id) })),
  };
}
