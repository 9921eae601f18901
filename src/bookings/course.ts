import type { Candidate } from '../availability/candidates.js';
import type { SeriesTime } from '../availability/series.js';
import type { Policy } from '../clinic/clinic.js';
import { Refusal } from '../platform/refusal.js';
import type { Treatment } from '../treatments/treatment.js';
import type { Booking } from './booking.js';

/** Several visits that were decided together; each is a booking of its own. */
export interface Course {
  readonly id: string;
  readonly treatmentId: string;
  readonly addOnIds: readonly string[];
  /** How many visits it was booked with. */
  readonly planned: number;
  readonly everyDays: number;
  /** Of all of them, in minor units; null: each has a price of its own. */
  readonly price: number | null;
  readonly currency: string;
  /** What the clinic said of its courses then. */
  readonly terms: string;
  /** The staff member who booked it; null: the patient. */
  readonly bookedBy: string | null;
  readonly createdAt: Date;
  /** When its remaining visits were cancelled. */
  readonly endedAt: Date | null;
}

/** As it begins, from who does its visits where. `prices`: see `coursePrices`. */
export function newCourse(
  candidates: readonly Candidate[],
  prices: readonly number[] | null,
  about: Pick<Course, 'id' | 'everyDays' | 'terms' | 'bookedBy' | 'createdAt'>,
): Course {
  const { treatment, addOns, location } = candidates[0]!;
  return {
    ...about,
    treatmentId: treatment.id,
    addOnIds: addOns.map(({ id }) => id),
    planned: candidates.length,
    price: prices && prices.reduce((sum, price) => sum + price, 0),
    currency: location.currency,
    endedAt: null,
  };
}

/** With its price only as long as its visits are what was quoted for it: one that was moved may have been quoted anew. */
export function asPriced(course: Course, visits: readonly Pick<Booking, 'price' | 'currency'>[]): Course {
  const isSame = visits.every(({ currency }) => currency === course.currency);
  const sum = visits.reduce((all, { price }) => all + price, 0);
  return isSame && sum === course.price ? course : { ...course, price: null };
}

export interface CourseProgress {
  readonly planned: number;
  readonly done: number;
  /** Confirmed, and not over. */
  readonly ahead: number;
  /** Of those planned, how many are cancelled or were missed. */
  readonly missing: number;
}

export function progressOf(
  { planned }: Pick<Course, 'planned'>,
  visits: readonly Pick<Booking, 'status'>[],
): CourseProgress {
  const count = (...statuses: readonly Booking['status'][]) =>
    visits.filter(({ status }) => statuses.includes(status)).length;
  const taken = count('held', 'confirmed', 'arrived', 'started', 'done');
  return {
    planned,
    done: count('done'),
    ahead: count('confirmed', 'arrived', 'started'),
    missing: Math.max(0, planned - taken),
  };
}

/**
 * How many visits a course has at most that patients book. It counts as one visit ahead, so nobody makes one up that is longer than
 * what the clinic allows or offers.
 */
export function longestCourse(
  { visitsAhead }: Pick<Policy, 'visitsAhead'>,
  { courses }: Pick<Treatment, 'courses'>,
): number {
  return Math.max(visitsAhead, ...courses.map(({ visits }) => visits));
}

/** Nobody comes twice within that, so that no visit of a course is in the way of another. */
const leastMinutesApart = 12 * 60;
const mostVisits = 52;

/**
 * In order of time. `least`: how many there must be.
 * @throws Refusal not-a-course: too few, too many, or two of them within twelve hours
 */
export function inOrder<Time extends Pick<SeriesTime, 'start'>>(times: readonly Time[], least = 2): readonly Time[] {
  const sorted = [...times].sort((a, b) => a.start - b.start);
  const isTight = sorted.some(({ start }, n) => n > 0 && start - sorted[n - 1]!.start < leastMinutesApart);
  if (sorted.length < least || sorted.length > mostVisits || isTight) throw new Refusal('not-a-course');
  return sorted;
}
