import { Injectable } from '@nestjs/common';
import type { Via } from '../platform/database.client.js';
import { Refusal } from '../platform/refusal.js';
import { type Assignment, assign } from './assign.js';
import { BusyTimes } from './busy.service.js';
import { type Candidate, candidatesOf, resourcesOf, type Wanted } from './candidates.js';
import { Catalogue } from './catalogue.service.js';
import { FreeTime } from './free-time.service.js';
import { type Obstacle, why } from './slots.js';
import type { Snapshot } from './snapshot.js';

interface Assigned {
  readonly candidate: Candidate;
  readonly assignment: Assignment | Obstacle;
  /** Of the configuration it was thought out with. */
  readonly version: string;
}

const day = 24 * 60;

/** One start a patient asks for: what would be claimed, or what is in the way. */
@Injectable()
export class Assignments {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly busyTimes: BusyTimes,
    private readonly freeTime: FreeTime,
  ) {}

  /** Which room and which units a visit at this start would get. Read straight from the tables around that start. */
  async of(
    wanted: Wanted,
    start: number,
    { without = null, via }: { readonly without?: string | null; readonly via?: Via } = {},
  ): Promise<Assigned> {
    const using = async (snapshot: Snapshot): Promise<Assigned> => {
      const candidate = candidatesOf(snapshot, this.catalogue.postsOf(snapshot), wanted)[0];
      if (!candidate) throw new Refusal('not-found');
      const around = { from: start - day, until: start + 2 * day };
      const { clinicVersion, busy } = await this.busyTimes.between(resourcesOf([candidate]), around, { without, via });
      const now = await this.catalogue.asOf(clinicVersion, via);
      if (now !== snapshot) return using(now);
      const supply = this.freeTime.supply(snapshot, candidate, busy);
      const obstacle = why(candidate.visit, supply, this.freeTime.terms(candidate), start);
      const assignment = obstacle ?? assign(candidate.visit, supply, start)!;
      return { candidate, assignment, version: snapshot.version };
    };
    return this.catalogue.upToDate(using, via);
  }

  /** The first thing in the way of a start, or null: it is free. */
  async why(wanted: Wanted, start: number): Promise<Obstacle | null> {
    const { assignment } = await this.of(wanted, start);
    return 'code' in assignment ? assignment : null;
  }
}
