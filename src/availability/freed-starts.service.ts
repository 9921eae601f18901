import { Injectable } from '@nestjs/common';
import type { Via } from '../platform/database.client.js';
import { Refusal } from '../platform/refusal.js';
import { type Intervals, normalise, union } from '../time/intervals.js';
import { BusyTimes } from './busy.service.js';
import { candidatesOf, resourcesOf, type Wanted } from './candidates.js';
import { Catalogue } from './catalogue.service.js';
import { FreeTime } from './free-time.service.js';
import { type Slot, slotsOf } from './slot-list.js';
import type { Snapshot } from './snapshot.js';

/** When a resource was taken that is free now. Epoch minutes; plain JSON. */
export interface FreedClaim {
  /** Of the resource. */
  readonly id: string;
  readonly from: number;
  readonly until: number;
}

const day = 24 * 60;

/** What can be booked because something else was given back. */
@Injectable()
export class FreedStarts {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly busyTimes: BusyTimes,
    private readonly freeTime: FreeTime,
  ) {}

  /** Starts that are free for patients now, and would not be if that were still taken. None, where it is no longer offered. */
  async of(wanted: Wanted, freed: readonly FreedClaim[], via: Via): Promise<readonly Slot[]> {
    const taken = takenBy(freed);
    const using = async (snapshot: Snapshot): Promise<readonly Slot[]> => {
      const candidates = candidatesOf(snapshot, this.catalogue.postsOf(snapshot), wanted).filter(({ resourceIds }) =>
        resourceIds.some((id) => taken.has(id)),
      );
      if (candidates.length === 0) return [];
      const longest = Math.max(...candidates.map(({ visit }) => visit.minutes + visit.turnoverMinutes));
      const from = Math.min(...freed.map((claim) => claim.from)) - longest;
      const to = Math.max(...freed.map(({ until }) => until));
      const around = { from: from - day, until: to + day + longest };
      const { clinicVersion, busy } = await this.busyTimes.between(resourcesOf(candidates), around, { via });
      const now = await this.catalogue.asOf(clinicVersion, via);
      if (now !== snapshot) return using(now);
      const before = new Map([...busy].map(([id, times]) => [id, union(times, taken.get(id) ?? [])]));
      return slotsOf(candidates, (candidate) => {
        const was = new Set(this.freeTime.starts(snapshot, candidate, before, from, to));
        return this.freeTime.starts(snapshot, candidate, busy, from, to).filter((start) => !was.has(start));
      });
    };
    try {
      return await this.catalogue.upToDate(using, via);
    } catch (fault) {
      if (fault instanceof Refusal && fault.code === 'not-found') return [];
      throw fault;
    }
  }
}

function takenBy(freed: readonly FreedClaim[]): ReadonlyMap<string, Intervals> {
  const periods = new Map<string, number[]>();
  for (const { id, from, until } of freed) periods.set(id, [...(periods.get(id) ?? []), from, until]);
  return new Map([...periods].map(([id, theirs]) => [id, normalise(theirs)]));
}
