import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import type { Via } from '../platform/database.js';
import { Refusal } from '../platform/refusal.js';
import type { Intervals } from '../time/intervals.js';
import { dateAdd, minuteOf, wallOf } from '../time/wall-clock.js';
import { furthestHorizon } from '../treatments/terms.js';
import { BusyTimes } from './busy.service.js';
import { type Candidate, candidatesOf, resourcesOf, type Wanted } from './candidates.js';
import { Catalogue } from './catalogue.service.js';
import { openingOf } from './opening.js';
import { type Assignment, assign } from './assign.js';
import { freeStarts, type Obstacle, type Supply, type Terms, why } from './slots.js';
import type { Post, Snapshot } from './snapshot.js';

/** `start` and `end` (when the patient leaves): UTC epoch minutes. */
export interface Slot {
  readonly start: number;
  readonly end: number;
  readonly candidate: Candidate;
}

export interface SlotList {
  readonly slots: readonly Slot[];
  /**
   * Where to go on: the first free start after those listed, within the horizon; null where there is none. Where a day
   * ended at different moments in different zones it is a local date, since no moment comes after all of them and
   * before all that follows.
   */
  readonly nextFrom: number | string | null;
}

interface Assigned {
  readonly candidate: Candidate;
  readonly assignment: Assignment | Obstacle;
  readonly version: string;
}

const day = 24 * 60;

/** A UTC epoch minute, or the one a place's own calendar has: by the name of its zone. */
type Bound = number | ((zone: string) => number);

/** Free time, for lists, for holding and for explaining: the engine with what the database knows. */
@Injectable()
export class Slots {
  private readonly openings = new WeakMap<Post, { readonly date: string; readonly opening: Intervals }>();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly busyTimes: BusyTimes,
    private readonly clock: Clock,
  ) {}

  /**
   * By start, then by the clinic's order of practitioners. `from` is now unless told otherwise, `to` fourteen days after.
   * @throws Refusal not-found: there is no such treatment, add-on, practitioner or location.
   */
  async list(
    wanted: Wanted,
    { from = this.minute(), to, limit = 200 }: { from?: Bound; to?: Bound; limit?: number } = {},
  ): Promise<SlotList> {
    const fromIn = ({ location }: Candidate) => minuteIn(location.timeZone, from);
    const toIn = (candidate: Candidate) => {
      const zone = candidate.location.timeZone;
      if (to !== undefined) return minuteIn(zone, to);
      return typeof from === 'number' ? from + 14 * day : sameTime(zone, from(zone), 14);
    };
    return this.reading(wanted, (candidates, starts) => {
      const slots = this.slotsOf(candidates, (candidate) => starts(candidate, fromIn(candidate), toIn(candidate)));
      if (slots.length > limit) return cut(slots, limit);
      const later = candidates.flatMap((candidate) =>
        first(1, Math.max(fromIn(candidate), toIn(candidate)), (a, b) => starts(candidate, a, b)).map((start) => ({
          start,
          zone: candidate.location.timeZone,
        })),
      );
      return { slots, nextFrom: earliest(later, { asDate: new Set(candidates.map(toIn)).size > 1 }) };
    });
  }

  /** The first `count` free starts of each candidate, from now on. */
  async next(wanted: Wanted, count: number): Promise<readonly { candidate: Candidate; starts: readonly number[] }[]> {
    return this.reading(wanted, (candidates, starts) =>
      candidates.map((candidate) => ({
        candidate,
        starts: first(count, this.minute(), (a, b) => starts(candidate, a, b)),
      })),
    );
  }

  /** Who could do it where, as configured; free or not. */
  async candidates(wanted: Wanted): Promise<readonly Candidate[]> {
    const snapshot = await this.catalogue.current();
    return candidatesOf(snapshot, this.catalogue.postsOf(snapshot), wanted);
  }

  /** The first `count` free starts of some candidates: for who reads the nearest first. */
  async nextOf(candidates: readonly Candidate[], count: number): Promise<readonly (readonly number[])[]> {
    const { clinicVersion, busy } = await this.busyTimes.of(resourcesOf(candidates));
    const snapshot = await this.catalogue.asOf(clinicVersion);
    return candidates.map((candidate) =>
      first(count, this.minute(), (from, to) => this.starts(snapshot, candidate, busy, from, to)),
    );
  }

  /** Free starts while the visit `without` moves: its present time counts as free. */
  async startsWithout(without: string, wanted: Wanted, from: number, to: number): Promise<readonly Slot[]> {
    const snapshot = await this.catalogue.current();
    const candidates = candidatesOf(snapshot, this.catalogue.postsOf(snapshot), wanted);
    const { busy } = await this.busyTimes.between(resourcesOf(candidates), { from, until: to + 2 * day }, { without });
    return this.slotsOf(candidates, (candidate) => this.starts(snapshot, candidate, busy, from, to));
  }

  /**
   * Which room and which units a visit at this start would get and what is to be claimed, or what is in the way. Read
   * straight from the tables around that start. `version`: of the configuration it was thought out with.
   */
  async assignment(
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
      const supply = this.supply(snapshot, candidate, busy);
      const obstacle = why(candidate.visit, supply, this.terms(candidate), start);
      const assignment = obstacle ?? assign(candidate.visit, supply, start)!;
      return { candidate, assignment, version: snapshot.version };
    };
    return this.catalogue.upToDate(using, via);
  }

  /** The first thing in the way of a start, or null: it is free. */
  async why(wanted: Wanted, start: number): Promise<Obstacle | null> {
    const { assignment } = await this.assignment(wanted, start);
    return 'code' in assignment ? assignment : null;
  }

  /** Reads once; reads again in the rare case that the configuration changed in between. */
  private async reading<T>(
    wanted: Wanted,
    answer: (
      candidates: readonly Candidate[],
      starts: (candidate: Candidate, from: number, to: number) => readonly number[],
    ) => T,
  ): Promise<T> {
    const using = async (snapshot: Snapshot): Promise<T> => {
      const candidates = candidatesOf(snapshot, this.catalogue.postsOf(snapshot), wanted);
      const { clinicVersion, busy } = await this.busyTimes.of(resourcesOf(candidates));
      const now = await this.catalogue.asOf(clinicVersion);
      if (now !== snapshot) return using(now);
      return answer(candidates, (candidate, from, to) => this.starts(snapshot, candidate, busy, from, to));
    };
    return this.catalogue.upToDate(using);
  }

  private slotsOf(
    candidates: readonly Candidate[],
    starts: (candidate: Candidate) => readonly number[],
  ): readonly Slot[] {
    const slots: Slot[] = [];
    for (const candidate of candidates) {
      for (const start of starts(candidate)) slots.push({ start, end: start + candidate.visit.minutes, candidate });
    }
    return candidates.length > 1 ? slots.sort((a, b) => a.start - b.start) : slots;
  }

  private starts(
    snapshot: Snapshot,
    candidate: Candidate,
    busy: ReadonlyMap<string, Intervals>,
    from: number,
    to: number,
  ): readonly number[] {
    return freeStarts(candidate.visit, this.supply(snapshot, candidate, busy), this.terms(candidate), {
      from,
      to,
    });
  }

  private supply(snapshot: Snapshot, { post }: Candidate, busy: ReadonlyMap<string, Intervals>): Supply {
    const taken = (id: string) => busy.get(id) ?? [];
    return {
      practitionerId: post.practitioner.id,
      opening: this.opening(snapshot, post),
      busy: taken(post.practitioner.id),
      rooms: post.rooms.map(({ id, features }) => ({ id, features, busy: taken(id) })),
      equipment: post.equipment.map(({ id, kind }) => ({ id, kind, busy: taken(id) })),
    };
  }

  /** From yesterday to the day after the furthest horizon; worked out anew when the local day changes. */
  private opening(snapshot: Snapshot, post: Post): Intervals {
    const today = wallOf(post.location.timeZone, this.minute()).date;
    const kept = this.openings.get(post);
    if (kept?.date === today) return kept.opening;
    const until = dateAdd(today, furthestHorizon(snapshot.clinic.policy, snapshot.treatments) + 2);
    const opening = openingOf(
      post.hours,
      post.exceptions,
      post.timeOff,
      post.location.timeZone,
      dateAdd(today, -1),
      until,
    );
    this.openings.set(post, { date: today, opening });
    return opening;
  }

  private terms({ terms, location }: Candidate): Terms {
    return { ...terms, now: Math.ceil(this.clock.now().getTime() / 60_000), zone: location.timeZone };
  }

  private minute(): number {
    return Math.floor(this.clock.now().getTime() / 60_000);
  }
}

const minuteIn = (zone: string, bound: Bound) => (typeof bound === 'number' ? bound : bound(zone));

/** What the clock on the wall shows then, some days later. */
function sameTime(zone: string, minute: number, days: number): number {
  const wall = wallOf(zone, minute);
  return minuteOf(zone, dateAdd(wall.date, days), wall.minute);
}

function earliest(
  starts: readonly { readonly start: number; readonly zone: string }[],
  { asDate }: { readonly asDate: boolean },
): number | string | null {
  if (!starts.length) return null;
  if (!asDate) return Math.min(...starts.map(({ start }) => start));
  return starts.map(({ start, zone }) => wallOf(zone, start).date).sort()[0]!;
}

/**
 * At most `limit`, never in the middle of those that start together, or whoever goes on from `nextFrom` would meet some
 * of them again. Where more start together than may be told, the rest of them are left out.
 */
function cut(slots: readonly Slot[], limit: number): SlotList {
  const next = slots[limit]!.start;
  const whole = slots.findIndex(({ start }) => start === next);
  if (whole > 0) return { slots: slots.slice(0, whole), nextFrom: next };
  return { slots: slots.slice(0, limit), nextFrom: slots.find(({ start }) => start > next)?.start ?? next + 1 };
}

/** Looks a week ahead, then two, four …: the first free times are mostly near. */
function first(
  count: number,
  from: number,
  starts: (from: number, to: number) => readonly number[],
): readonly number[] {
  const found: number[] = [];
  for (let at = from, days = 7; days <= 448 && found.length < count; at += days * day, days *= 2) {
    found.push(...starts(at, at + days * day));
  }
  return found.slice(0, count);
}
