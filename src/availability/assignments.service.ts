import { Injectable } from '@nestjs/common';
import type { Via } from '../platform/database.client.js';
import { Refusal } from '../platform/refusal.js';
import type { Intervals } from '../time/intervals.js';
import type { Arranged, Arrangement } from './overbook.js';
import { BusyTimes } from './busy.service.js';
import { type Candidate, candidatesOf, resourcesOf, type Wanted } from './candidates.js';
import { Catalogue } from './catalogue.service.js';
import { FreeTime } from './free-time.service.js';
import type { Obstacle, Supply } from './slots.js';
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
      const arranged = this.arranged(snapshot, candidate, busy, start);
      const { arrangement } = arranged;
      if (!('code' in arrangement) || arrangement.code !== 'kept-full') return arranged;
      if (!(await this.wasOffered(snapshot, candidate, start, { without, via }))) return arranged;
      const supply = this.freeTime.supply(snapshot, candidate, busy);
      return { ...arranged, arrangement: this.arrangementOf(snapshot, candidate, supply, start) };
    };
    return this.catalogue.upToDate(using, via);
  }

  /** It was a moment ago, before others booked: who has seen it there can still have it. */
  private async wasOffered(snapshot: Snapshot, candidate: Candidate, start: number, { without, via }: Asked) {
    const resources = resourcesOf([candidate]);
    const around = { from: start - day, until: start + 2 * day };
    const lately = await this.busyTimes.bookedLately(resources, around, via);
    for (const [n] of lately.entries()) {
      const asBefore = [...lately.slice(0, n + 1), ...(without ? [without] : [])];
      const { busy } = await this.busyTimes.between(resources, around, { without: asBefore, via });
      if (!this.freeTime.why(snapshot, candidate, this.freeTime.supply(snapshot, candidate, busy), start)) return true;
    }
    return false;
  }

  /**
   * The same by what is in memory, and no longer so perhaps: for a first try, which the database refuses if it is not. Undefined
   * where something seems to be in the way, or is not in memory.
   */
  async guess(wanted: Wanted, start: number, via?: Via): Promise<Arranged | undefined> {
    const snapshot = await this.catalogue.latest(via);
    try {
      const candidate = candidatesOf(snapshot, this.catalogue.postsOf(snapshot), wanted)[0];
      const busy = candidate && this.busyTimes.remembered(resourcesOf([candidate]));
      if (!busy) return undefined;
      const arranged = this.arranged(snapshot, candidate, busy, start);
      return 'code' in arranged.arrangement ? undefined : arranged;
    } catch (fault) {
      if (fault instanceof Refusal) return undefined;
      throw fault;
    }
  }

  /** These were taken: what is in memory of them is not so. */
  discard(resourceIds: readonly string[]): void {
    this.busyTimes.discard(resourceIds);
  }

  private arranged(
    snapshot: Snapshot,
    candidate: Candidate,
    busy: ReadonlyMap<string, Intervals>,
    start: number,
  ): Arranged {
    const supply = this.freeTime.supply(snapshot, candidate, busy);
    const arrangement =
      this.freeTime.why(snapshot, candidate, supply, start) ?? this.arrangementOf(snapshot, candidate, supply, start);
    return { candidate, arrangement, version: snapshot.version };
  }

  private arrangementOf(snapshot: Snapshot, candidate: Candidate, supply: Supply, start: number): Arrangement {
    return { claims: this.freeTime.assign(snapshot, candidate, supply, start).claims, overbooked: [] };
  }

  /** The first thing in the way of a start, or null: it is free. */
  async why(wanted: Wanted, start: number, asked: Asked = {}): Promise<Obstacle | null> {
    const { arrangement } = await this.arrangement(wanted, start, asked);
    return 'code' in arrangement ? arrangement : null;
  }
}
