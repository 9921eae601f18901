import { Injectable } from '@nestjs/common';
import type { Intervals } from '../time/intervals.js';
import { liesIn, type PartOfWeek } from '../time/part-of-week.js';
import { zoneOf } from '../time/wall-clock.js';
import { BusyTimes } from './busy.service.js';
import { asPossible, type Candidate, candidatesOf, resourcesOf, type Wanted } from './candidates.js';
import { Catalogue } from './catalogue.service.js';
import { FreeTime } from './free-time.service.js';
import { SlotListCache } from './slot-list-cache.js';
import { emptiness, type Emptiness } from './slots.js';
import { type Bound, firstSpread, listOf, type Slot, type SlotList, slotsOf } from './slot-list.js';
import type { Snapshot } from './snapshot.js';
import type { Spread } from './spread.js';

const day = 24 * 60;

interface Starts {
  readonly candidate: Candidate;
  /** UTC epoch minutes */
  readonly starts: readonly number[];
}

/** UTC epoch minutes, half-open. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

export interface MoveSlot extends Slot {
  /** Nothing is left unused beside it, on a day that is kept full. Worked out when asked. */
  readonly fitsBest: () => boolean;
}

/** What is known when a question is answered. */
interface Known {
  readonly snapshot: Snapshot;
  readonly candidates: readonly Candidate[];
  readonly busy: ReadonlyMap<string, Intervals>;
}

/** Free time in lists: the engine with what the database knows. */
@Injectable()
export class Slots {
  private readonly slotListCache = new SlotListCache(({ slots }: SlotList) => 150 * slots.length);
  private readonly startsCache = new SlotListCache((all: readonly Starts[]) =>
    all.reduce((bytes, { starts }) => bytes + 100 + 8 * starts.length, 0),
  );

  constructor(
    private readonly catalogue: Catalogue,
    private readonly busyTimes: BusyTimes,
    private readonly freeTime: FreeTime,
  ) {}

  /**
   * By start, then by the clinic's order of practitioners. `from` is now unless told otherwise, `to` fourteen days after.
   * The same list again, where nothing has changed: never change one.
   * @throws Refusal not-found: there is no such treatment, add-on, practitioner or location.
   */
  async list(
    wanted: Wanted,
    { from, to, limit = 200 }: { from?: Bound; to?: Bound; limit?: number } = {},
  ): Promise<SlotList> {
    return this.reading(wanted, ({ snapshot, candidates, busy }) => {
      const minutes = this.freeTime.minutes();
      const starts = (candidate: Candidate, a: number, b: number) =>
        this.freeTime.starts(snapshot, candidate, busy, a, b);
      return this.slotListCache.list(
        JSON.stringify([wanted, from, to, limit]),
        { snapshot, minutes, busy: resourcesOf(candidates).map((id) => busy.get(id)) },
        () => listOf(candidates, starts, { from: from ?? minutes[0], to, limit }),
      );
    });
  }

  /** All free starts of each candidate, from now to the horizon. */
  async starts(wanted: Wanted): Promise<readonly Starts[]> {
    return this.reading(wanted, ({ snapshot, candidates, busy }) => {
      const minutes = this.freeTime.minutes();
      const starts = (one: Candidate) => this.freeTime.starts(snapshot, one, busy, minutes[0], Infinity);
      const inputs = { snapshot, minutes, busy: resourcesOf(candidates).map((id) => busy.get(id)) };
      return this.startsCache.list(JSON.stringify(wanted), inputs, () =>
        candidates.map((candidate) => ({ candidate, starts: starts(candidate) })),
      );
    });
  }

  /** Why windows without a free start have none. */
  async emptiness(candidate: Candidate, windows: readonly Window[]): Promise<readonly Emptiness[]> {
    const snapshot = await this.catalogue.latest();
    const supply = this.freeTime.supply(snapshot, candidate, new Map());
    const terms = this.freeTime.terms(candidate);
    return windows.map((window) => emptiness(candidate.visit, supply, terms, window));
  }

  /** Which practitioners could do it and where, as configured, whether or not they are free. */
  async candidates(wanted: Wanted): Promise<readonly Candidate[]> {
    const snapshot = await this.catalogue.current();
    return candidatesOf(snapshot, this.catalogue.postsOf(snapshot), wanted);
  }

  /** The same, each with as many of the add-ons as can be done there. */
  async possible(wanted: Wanted): Promise<readonly Candidate[]> {
    const { policy } = (await this.catalogue.latest()).clinic;
    return (await this.candidates(wanted)).flatMap((one) => asPossible(one, policy) ?? []);
  }

  /** The next free starts of each of some candidates; of those in `parts`, if there are any. */
  async nextOf(
    candidates: readonly Candidate[],
    wanted: Spread,
    parts: readonly PartOfWeek[] = [],
  ): Promise<readonly (readonly number[])[]> {
    const { clinicVersion, busy } = await this.busyTimes.of(resourcesOf(candidates));
    const snapshot = await this.catalogue.asOf(clinicVersion);
    const [now] = this.freeTime.minutes();
    return candidates.map((candidate) => {
      const zone = zoneOf(candidate.location.timeZone);
      const starts = (from: number, to: number) => {
        const free = this.freeTime.starts(snapshot, candidate, busy, from, to);
        return parts.length ? free.filter((start) => parts.some((part) => liesIn(part, zone, start))) : free;
      };
      return firstSpread(wanted, now, starts, zone);
    });
  }

  /** Free starts while the visits `without` move: their present time counts as free. */
  async startsWithout(
    without: string | readonly string[],
    wanted: Wanted,
    from: number,
    to: number,
  ): Promise<readonly MoveSlot[]> {
    const snapshot = await this.catalogue.current();
    const candidates = candidatesOf(snapshot, this.catalogue.postsOf(snapshot), wanted);
    const { busy } = await this.busyTimes.between(resourcesOf(candidates), { from, until: to + 2 * day }, { without });
    const slots = slotsOf(candidates, (candidate) => this.freeTime.starts(snapshot, candidate, busy, from, to));
    const fits = new Map(candidates.map((one) => [one, this.freeTime.fitsBest(snapshot, one, busy)]));
    return slots.map((slot) => ({ ...slot, fitsBest: () => fits.get(slot.candidate)!(slot.start) }));
  }

  /** Reads once; reads again in the rare case that the configuration changed in between. */
  private async reading<T>(wanted: Wanted, answer: (known: Known) => T): Promise<T> {
    const using = async (snapshot: Snapshot): Promise<T> => {
      const candidates = candidatesOf(snapshot, this.catalogue.postsOf(snapshot), wanted);
      const { clinicVersion, busy } = await this.busyTimes.of(resourcesOf(candidates));
      const now = await this.catalogue.asOf(clinicVersion);
      return now === snapshot ? answer({ snapshot, candidates, busy }) : using(now);
    };
    return this.catalogue.upToDate(using);
  }
}
