import { Injectable } from '@nestjs/common';
import type { Via } from '../platform/database.client.js';
import { Refusal } from '../platform/refusal.js';
import type { Arranged } from './overbook.js';
import { assign } from './assign.js';
import { BusyTimes } from './busy.service.js';
import { candidatesOf, resourcesOf, type Wanted } from './candidates.js';
import { Catalogue } from './catalogue.service.js';
import { FreeTime } from './free-time.service.js';
import { type Obstacle, why } from './slots.js';
import type { Snapshot } from './snapshot.js';

interface Asked {
  /** A visit or hold whose present time counts as free. */
  readonly without?: string | null;
  readonly via?: Via;
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
  async arrangement(wanted: Wanted, start: number, { without = null, via }: Asked = {}): Promise<Arranged> {
    const using = async (snapshot: Snapshot): Promise<Arranged> => {
      const candidate = candidatesOf(snapshot, this.catalogue.postsOf(snapshot), wanted)[0];
      if (!candidate) throw new Refusal('not-found');
      const around = { from: start - day, until: start + 2 * day };
      const { clinicVersion, busy } = await this.busyTimes.between(resourcesOf([candidate]), around, { without, via });
      const now = await this.catalogue.asOf(clinicVersion, via);
      if (now !== snapshot) return using(now);
      const supply = this.freeTime.supply(snapshot, candidate, busy);
      const obstacle = why(candidate.visit, supply, this.freeTime.terms(candidate), start);
      const arrangement = obstacle ?? { claims: assign(candidate.visit, supply, start)!.claims, overbooked: [] };
      return { candidate, arrangement, version: snapshot.version };
    };
    return this.catalogue.upToDate(using, via);
  }

  /** The first thing in the way of a start, or null: it is free. */
  async why(wanted: Wanted, start: number, asked: Asked = {}): Promise<Obstacle | null> {
    const { arrangement } = await this.arrangement(wanted, start, asked);
    return 'code' in arrangement ? arrangement : null;
  }
}
