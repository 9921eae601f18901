import { Injectable } from '@nestjs/common';
import type { Via } from '../platform/database.client.js';
import { never } from '../time/intervals.js';
import { zoneOf } from '../time/wall-clock.js';
import { type Busy, BusyTimes } from './busy.service.js';
import { type Candidate, candidatesOf, resourcesOf } from './candidates.js';
import { Catalogue } from './catalogue.service.js';
import { FreeTime } from './free-time.service.js';
import type { ArrangedVisits, Arrangement, PlacedVisit } from './overbook.js';
import { emptiness, type Emptiness } from './slots.js';
import type { Window } from './slots.service.js';
import type { Snapshot } from './snapshot.js';
import { localDay } from './spread.js';
import { assignPair, type Pair, type PairOption, type PairOrder, pairRules, pairs } from './pairs.js';

/** Two visits in one go at one place, by whoever offers them there: slugs. */
export interface WantedPair {
  readonly location: string;
  /** Of the first and of the second person. */
  readonly treatments: readonly [string, string];
  /** Ids of both, where they have a record: nobody is in two places. */
  readonly patients: readonly [string | null, string | null];
  /** By whom the first is treated; anyone, unless given. */
  readonly practitioner?: string;
  readonly order: PairOrder;
}

export interface PairCandidate extends PairOption {
  readonly candidate: Candidate;
}

interface Asked {
  /** Holds whose time counts as free. */
  readonly without?: readonly string[];
  readonly via?: Via;
}

type Options = readonly [first: readonly PairCandidate[], second: readonly PairCandidate[]];

interface Found {
  readonly visits: ArrangedVisits;
  /** Not kept back so that the day holds more. */
  readonly isOffered: boolean;
  readonly resources: readonly string[];
}

const day = 24 * 60;
const around = (start: number) => ({ from: start - day, until: start + 2 * day });

/** Free time for two visits in one go: the engine with what the database knows. */
@Injectable()
export class PairSlots {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly busyTimes: BusyTimes,
    private readonly freeTime: FreeTime,
  ) {}

  /**
   * Every start of the first visit from now to the horizon, with the pair it would be.
   * @throws Refusal not-found: there is no such treatment or location
   */
  starts(wanted: WantedPair, { without = [] }: Asked = {}): Promise<readonly Pair<PairCandidate>[]> {
    const [now] = this.freeTime.minutes();
    const read = (ids: readonly string[]) =>
      without.length === 0
        ? this.busyTimes.of(ids)
        : this.busyTimes.between(ids, { from: now - day, until: never }, { without });
    return this.reading(wanted, read, ([first, second], snapshot) =>
      this.freeTime.pairs(snapshot, pairs(first, second, pairRules[wanted.order], { from: now, to: Infinity })),
    );
  }

  /** Why windows without a free start have none: `full` where both would fit, were nothing taken. */
  emptiness(wanted: WantedPair, windows: readonly Window[]): Promise<readonly Emptiness[]> {
    const untaken = async () => ({ clinicVersion: '0', busy: new Map<string, never>() });
    return this.reading(wanted, untaken, ([first, second]) => {
      const [from, to] = [Math.min(...windows.map((one) => one.from)), Math.max(...windows.map((one) => one.to))];
      const starts = pairs(first, second, pairRules[wanted.order], { from, to }).map(({ start }) => start);
      return windows.map((window) => {
        if (starts.some((start) => start >= window.from && start < window.to)) return 'full';
        const isClosed = first.every(
          ({ visit, supply, terms }) => emptiness(visit, supply, terms, window) === 'closed',
        );
        return isClosed ? 'closed' : 'none';
      });
    });
  }

  /**
   * What both would claim, the first at this start; null: they cannot be had. Read straight from the tables around it.
   * @throws Refusal not-found
   */
  async arrangement(wanted: WantedPair, start: number, asked: Asked = {}): Promise<ArrangedVisits | null> {
    const found = await this.at(wanted, start, asked);
    if (!found) return null;
    return found.isOffered || (await this.wasOffered(wanted, start, found.resources, asked)) ? found.visits : null;
  }

  /** It was a moment ago, before others booked: who has seen it there can still have it. */
  private async wasOffered(
    wanted: WantedPair,
    start: number,
    resources: readonly string[],
    { without = [], via }: Asked,
  ): Promise<boolean> {
    const lately = await this.busyTimes.bookedLately(resources, around(start), via);
    for (const [n] of lately.entries()) {
      const asBefore = { without: [...lately.slice(0, n + 1), ...without], via };
      if ((await this.at(wanted, start, asBefore))?.isOffered) return true;
    }
    return false;
  }

  /** Both, the first at this start, if they are free, even where that is kept back. */
  private at(wanted: WantedPair, start: number, { without, via }: Asked): Promise<Found | null> {
    const read = (ids: readonly string[]) => this.busyTimes.between(ids, around(start), { without, via });
    const find = ([first, second]: Options, snapshot: Snapshot): Found | null => {
      const zone = zoneOf(first[0]?.candidate.location.timeZone ?? 'UTC');
      const date = localDay(start, zone);
      const ofDay = { from: zone.minuteOfDay(date, 0), to: zone.minuteOfDay(date + 1, 0) };
      const isAny = first[0]?.candidate.terms.offeredTimes === 'any';
      const all = pairs(first, second, pairRules[wanted.order], isAny ? { from: start, to: start + 1 } : ofDay);
      const pair = all.find((one) => one.start === start);
      const both = pair && assignPair(pair);
      if (!both) return null;
      const [one, other] = both.map(({ claims }): Arrangement => ({ claims, overbooked: [] })) as [
        Arrangement,
        Arrangement,
      ];
      const visits: readonly PlacedVisit[] = [
        { candidate: pair.first.candidate, start: pair.start, arrangement: one },
        { candidate: pair.second.candidate, start: pair.secondStart, arrangement: other },
      ];
      return {
        visits: { visits, version: snapshot.version },
        isOffered: this.freeTime.pairs(snapshot, all).includes(pair),
        resources: resourcesOf([...first, ...second].map(({ candidate }) => candidate)),
      };
    };
    return this.reading(wanted, read, find, via);
  }

  /** Reads once; reads again in the rare case that the configuration changed in between. */
  private async reading<T>(
    { location, treatments, patients, practitioner }: WantedPair,
    read: (ids: readonly string[]) => Promise<Busy>,
    answer: (options: Options, snapshot: Snapshot) => T,
    via?: Via,
  ): Promise<T> {
    const using = async (snapshot: Snapshot): Promise<T> => {
      const posts = this.catalogue.postsOf(snapshot);
      const candidates = treatments.map((treatment, position) => {
        const practitioners = practitioner && position === 0 ? [practitioner] : [];
        return candidatesOf(snapshot, posts, { treatment, locations: [location], practitioners });
      });
      const people = patients.filter((id) => id !== null);
      const { clinicVersion, busy } = await read([...resourcesOf(candidates.flat()), ...people]);
      const now = await this.catalogue.asOf(clinicVersion, via);
      if (now !== snapshot) return using(now);
      const [first = [], second = []] = candidates.map((ofOne, position) =>
        ofOne.map((candidate) => ({
          candidate,
          visit: candidate.visit,
          supply: this.freeTime.supply(snapshot, candidate, busy),
          terms: this.freeTime.terms(candidate),
          away: busy.get(patients[position] ?? '') ?? [],
        })),
      );
      return answer([first, second], snapshot);
    };
    return this.catalogue.upToDate(using, via);
  }
}
