import { Injectable } from '@nestjs/common';
import type { Candidate } from '../availability/candidates.js';
import { WeeklyAvailability } from '../availability/weekly-availability.service.js';
import { Slots } from '../availability/slots.service.js';
import { type Spread, twoADay } from '../availability/spread.js';
import type { Point } from './distance.js';
import { byDistance, enough, inOrder, reachable, type Reach } from './nearest.js';
import { fits, noFilters, type Filters, filterList } from './filters.js';
import { filterCounts, type FilterCounts } from './filter-counts.js';

export interface Search {
  /** Slug of a base treatment. */
  readonly treatment: string;
  readonly addOns?: readonly string[];
  /** Where an add-on cannot be done, the visit without it. */
  readonly asPossible?: boolean;
  readonly near?: Point;
  readonly withinKm?: number;
  /** Slugs of the locations in the region that was asked for, instead of `withinKm`. Without `near`, no others are found. */
  readonly region?: ReadonlySet<string>;
  /** Of those beyond, nobody who is farther, but for the very nearest where there is nobody else. */
  readonly farthestKm?: number;
  /** Slug: only this one. */
  readonly practitioner?: string;
  readonly filters?: Filters;
  /** Which of the next free times each is found with; two a day of three days unless told. */
  readonly times?: Spread;
  readonly limit?: number;
}

/** A practitioner at one of the locations where they offer it. */
export interface Found {
  /** Who, where, and what it would be there: length and price. */
  readonly candidate: Candidate;
  /** As the crow flies; null when the search names no place. */
  readonly distanceKm: number | null;
  /** Farther than `withinKm`, or outside the region. */
  readonly beyond: boolean;
  /** Some of the next free starts that fit the filters, UTC epoch minutes; none when nothing is free within the horizon. */
  readonly starts: readonly number[];
}

type Somebody = Reach<Candidate>;

/** Who offers it near there, and when they have time. */
@Injectable()
export class Nearest {
  constructor(
    private readonly slots: Slots,
    private readonly weeklyAvailability: WeeklyAvailability,
  ) {}

  /**
   * The nearest first, or without a place whoever has time first; `limit` of them, read from no more diaries than that
   * takes. Only those who fit the filters, and only times that do. Never a dead end: where nobody within `withinKm` does,
   * those beyond it; where none of those found has time, also the nearest who have.
   * @throws Refusal not-found: there is no such treatment, add-on or practitioner
   */
  async find({ times = twoADay, limit = 20, filters = noFilters, farthestKm, ...where }: Search): Promise<Found[]> {
    const fitting = await this.fitting(await this.everybody(where), filters);
    const everybody = farthestKm === undefined ? fitting : reachable(fitting, farthestKm);
    const within = everybody.filter(({ beyond }) => !beyond);
    const wanted = within.length ? within : everybody;
    const isFar = farthestKm !== undefined && !within.length && (wanted[0]?.distanceKm ?? 0) > farthestKm;
    const most = isFar ? 1 : limit;
    const read = wanted.slice(0, enough(wanted, most));
    const found = await this.withTimes(read, times, filters);
    if (found.some(hasTime)) return found.slice(0, most);
    const seen = new Set(read);
    const others = everybody.filter((one) => !seen.has(one));
    const farther = await this.nearestWithTime(others, times, most, filters);
    return [...found.slice(0, most), ...farther];
  }

  /** How many there are, with the filters as they are and with others; whether they have time is not asked. */
  async counts({ filters = noFilters, ...where }: Search): Promise<FilterCounts> {
    return filterCounts(await this.everybody(where), filters, await this.weeklyAvailability.ask());
  }

  private async everybody({ near, withinKm, region, practitioner, asPossible, ...visit }: Search): Promise<Somebody[]> {
    const wanted = {
      treatment: visit.treatment,
      addOns: visit.addOns,
      practitioners: practitioner ? [practitioner] : [],
    };
    const candidates = await (asPossible ? this.slots.possible(wanted) : this.slots.candidates(wanted));
    if (!region) return byDistance(candidates, near, withinKm);
    const lies = ({ slug }: Candidate['location']) => region.has(slug);
    const chosen = near ? candidates : candidates.filter(({ location }) => lies(location));
    return byDistance(chosen, near, lies);
  }

  private async fitting(everybody: Somebody[], filters: Filters): Promise<Somebody[]> {
    if (filterList(filters).length === 0) return everybody;
    const weekParts = filters.when.length ? await this.weeklyAvailability.ask() : () => [];
    return everybody.filter(({ one }) => fits(filters, one, weekParts(one)));
  }

  private async nearestWithTime(
    farther: readonly Somebody[],
    times: Spread,
    limit: number,
    filters: Filters,
  ): Promise<Found[]> {
    for (let from = 0; from < farther.length; from += limit) {
      const found = (await this.withTimes(farther.slice(from, from + limit), times, filters)).filter(hasTime);
      if (found.length) return found;
    }
    return [];
  }

  private async withTimes(somebody: readonly Somebody[], times: Spread, { when }: Filters): Promise<Found[]> {
    const candidates = somebody.map(({ one }) => one);
    const starts = await this.slots.nextOf(candidates, times, when);
    return inOrder(
      somebody.map(({ one: candidate, distanceKm, beyond }, i) => ({
        candidate,
        distanceKm,
        beyond,
        starts: starts[i]!,
      })),
    );
  }
}

const hasTime = ({ starts }: Found) => starts.length > 0;
