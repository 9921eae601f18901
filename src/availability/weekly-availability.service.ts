import { Injectable } from '@nestjs/common';
import { liesIn, type PartOfWeek, partsOfWeek } from '../time/part-of-week.js';
import { zoneOf } from '../time/wall-clock.js';
import type { Candidate } from './candidates.js';
import { Catalogue } from './catalogue.service.js';
import { FreeTime } from './free-time.service.js';
import { first } from './slot-list.js';
import type { Snapshot } from './snapshot.js';

export type WeekPartsOf = (candidate: Candidate) => readonly PartOfWeek[];

const day = 24 * 60;

/**
 * In which parts of the week a visit could ever begin within the horizon, were nothing taken. Thought out once a day for
 * each candidate: what is taken changes by the minute, when somebody works does not.
 */
@Injectable()
export class WeeklyAvailability {
  private readonly kept = new WeakMap<Candidate, { readonly on: number; readonly parts: readonly PartOfWeek[] }>();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly freeTime: FreeTime,
  ) {}

  async ask(): Promise<WeekPartsOf> {
    const snapshot = await this.catalogue.latest();
    const [now] = this.freeTime.minutes();
    const on = Math.floor(now / day);
    return (candidate) => {
      const before = this.kept.get(candidate);
      if (before?.on === on) return before.parts;
      const parts = this.thinkOut(snapshot, candidate, now);
      this.kept.set(candidate, { on, parts });
      return parts;
    };
  }

  private thinkOut(snapshot: Snapshot, candidate: Candidate, now: number): readonly PartOfWeek[] {
    const zone = zoneOf(candidate.location.timeZone);
    return partsOfWeek.filter((part) => {
      const starts = (from: number, to: number) =>
        this.freeTime.untaken(snapshot, candidate, from, to).filter((start) => liesIn(part, zone, start));
      return first(1, now, starts).length > 0;
    });
  }
}
