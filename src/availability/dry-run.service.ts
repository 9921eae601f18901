import { Injectable } from '@nestjs/common';
import { type Intervals, union } from '../time/intervals.js';
import { BusyTimes } from './busy.service.js';
import { type Candidate, candidatesOf, type Wanted } from './candidates.js';
import { Catalogue } from './catalogue.service.js';
import type { Obstacle, Supply } from './slots.js';
import type { Post, Snapshot } from './snapshot.js';
import { arrange } from './overbook.js';
import { supplyOf } from './staff-slots.service.js';

/** Visits are placed one after another as if each were booked, and nothing is: what many of them would come to, all at once. */
@Injectable()
export class DryRuns {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly busyTimes: BusyTimes,
  ) {}

  /** With all that is claimed at this moment. `from` and `to` hold every start that will be asked for. */
  async begin(from: number, to: number): Promise<DryRun> {
    const snapshot = await this.catalogue.current();
    const resources = [...snapshot.practitioners, ...snapshot.rooms, ...snapshot.equipment].map(({ id }) => id);
    const { busy } = await this.busyTimes.between(resources, { from: from - day, until: to + 2 * day });
    return new DryRun(snapshot, this.catalogue.postsOf(snapshot), new Map(busy), from, to);
  }
}

const day = 24 * 60;

export class DryRun {
  private readonly openings = new Map<Post, Supply>();

  constructor(
    private readonly snapshot: Snapshot,
    private readonly posts: readonly Post[],
    private readonly busy: Map<string, Intervals>,
    private readonly from: number,
    private readonly to: number,
  ) {}

  /**
   * What is in the way, or null: then its time is taken from now on.
   * @throws Refusal not-found: no such treatment, practitioner or place
   */
  place(wanted: Wanted, start: number): { readonly candidate: Candidate | null; readonly obstacle: Obstacle | null } {
    const candidate = candidatesOf(this.snapshot, this.posts, { ...wanted, audience: 'staff' })[0];
    if (!candidate) return { candidate: null, obstacle: null };
    const found = arrange(candidate.visit, this.supply(candidate.post), start);
    if ('code' in found) return { candidate, obstacle: found };
    for (const { resourceId, from, until } of found.claims) {
      this.busy.set(resourceId, union(this.busy.get(resourceId) ?? [], [from, until]));
    }
    return { candidate, obstacle: null };
  }

  /** Their opening is worked out once, for the whole time; what is taken changes with every visit. */
  private supply(post: Post): Supply {
    let known = this.openings.get(post);
    if (!known) this.openings.set(post, (known = supplyOf(post, this.busy, this.from, this.to)));
    const taken = (id: string) => this.busy.get(id) ?? [];
    return {
      ...known,
      busy: taken(post.practitioner.id),
      rooms: known.rooms.map((room) => ({ ...room, busy: taken(room.id) })),
      equipment: known.equipment.map((unit) => ({ ...unit, busy: taken(unit.id) })),
    };
  }
}
