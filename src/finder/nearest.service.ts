import { Injectable } from '@nestjs/common';
import type { Candidate } from '../availability/candidates.js';
import { Slots } from '../availability/slots.service.js';
import type { Point } from './distance.js';
import { byDistance, enough, inOrder, type Reach } from './nearest.js';

export interface Search {
  /** Slug of a base treatment. */
  readonly treatment: string;
  readonly addOns?: readonly string[];
  readonly near?: Point;
  readonly withinKm?: number;
  /** Slug: only this one. */
  readonly practitioner?: string;
  /** How many of the next free times each is found with. */
  readonly perPractitioner?: number;
  readonly limit?: number;
}

/** A practitioner at one of the locations where they offer it. */
export interface Found {
  /** Who, where, and what it would be there: length and price. */
  readonly candidate: Candidate;
  /** As the crow flies; null when the search names no place. */
  readonly distanceKm: number | null;
  /** Farther than `withinKm`. */
  readonly beyond: boolean;
  /** The next free starts, UTC epoch minutes; none when nothing is free within the horizon. */
  readonly starts: readonly number[];
}

type Somebody = Reach<Candidate>;

/** Who offers it near there, and when they have time. */
@Injectable()
export class Nearest {
  constructor(private readonly slots: Slots) {}

  /**
   * The nearest first, or without a place whoever has time first; `limit` of them, read from no more diaries than that
   * takes. Never a dead end: where nobody within `withinKm` offers it, those beyond it; where none of those found has
   * time, also the nearest who have.
   * @throws Refusal not-found: there is no such treatment, add-on or practitioner
   */
  async find({ near, withinKm, practitioner, perPractitioner = 3, limit = 20, ...what }: Search): Promise<Found[]> {
    const candidates = await this.slots.candidates({ ...what, practitioners: practitioner ? [practitioner] : [] });
    const everybody = byDistance(candidates, near, withinKm);
    const within = everybody.filter(({ beyond }) => !beyond);
    const wanted = within.length ? within : everybody;
    const read = enough(wanted, limit);
    const found = await this.withTimes(wanted.slice(0, read), perPractitioner);
    if (found.some(hasTime)) return found.slice(0, limit);
    return [...found.slice(0, limit), ...(await this.nearestWithTime(everybody.slice(read), perPractitioner, limit))];
  }

  private async nearestWithTime(farther: readonly Somebody[], count: number, limit: number): Promise<Found[]> {
    for (let from = 0; from < farther.length; from += limit) {
      const found = (await this.withTimes(farther.slice(from, from + limit), count)).filter(hasTime);
      if (found.length) return found;
    }
    return [];
  }

  private async withTimes(somebody: readonly Somebody[], count: number): Promise<Found[]> {
    const candidates = somebody.map(({ one }) => one);
    const times = await this.slots.nextOf(candidates, count);
    return inOrder(
      somebody.map(({ one: candidate, distanceKm, beyond }, i) => ({
        candidate,
        distanceKm,
        beyond,
        starts: times[i] ?? [],
      })),
    );
  }
}

const hasTime = ({ starts }: Found) => starts.length > 0;
