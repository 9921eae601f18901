import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Candidate } from '../../availability/candidates.js';
import { Catalogue } from '../../availability/catalogue.service.js';
import { Claims } from '../../availability/claims.service.js';
import { coursePrices } from '../../availability/course-price.js';
import type { SeriesTime } from '../../availability/series.js';
import { Clock } from '../../platform/clock.js';
import type { Tx, Via } from '../../platform/database.client.js';
import type { Origin } from '../../platform/http/origin.decorator.js';
import { secretToken, uuidv7 } from '../../platform/ids.random.js';
import { Idempotency, type IdempotentRequest } from '../../platform/idempotency.service.js';
import { sha256 } from '../../platform/keys.service.js';
import { Refusal } from '../../platform/refusal.js';
import { Admissions } from '../admissions.service.js';
import { BookingRows } from '../booking-rows.service.js';
import { inOrder, longestCourse, newCourse } from '../course.js';
import { CourseRows, type WholeCourse } from '../course-rows.service.js';
import { CourseTable } from '../course.table.js';
import { type Held, Holds, partOf } from './holds.service.js';

/** Several visits in one go, at these times: slugs. */
export interface CourseRequest {
  readonly treatment: string;
  readonly addOns?: readonly string[];
  readonly everyDays: number;
  /** In any order. */
  readonly visits: readonly SeriesTime[];
  /** Id of the link on the blog that led here. */
  readonly viaLinkId?: string | null;
  /** Undefined where nothing limits what may be held. */
  readonly origin?: Origin;
}

export interface HeldCourse {
  /** The secret by which all of it is confirmed. */
  readonly hold: string;
  /** In order of time. */
  readonly visits: readonly Held[];
  readonly everyDays: number;
  /** Of all of them, in minor units; null: the clinic has no price for such a course, and each has its own. */
  readonly price: number | null;
  readonly currency: string;
  /** What the clinic says of its courses, in its own words. */
  readonly terms: string;
}

/** The times of a course, kept together: all or none. They end at the same moment. */
@Injectable()
export class CourseHolds {
  constructor(
    private readonly db: DataSource,
    private readonly holds: Holds,
    private readonly claims: Claims,
    private readonly catalogue: Catalogue,
    private readonly rows: BookingRows,
    private readonly courses: CourseRows,
    private readonly admissions: Admissions,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /**
   * `former`: the secret of a course that this one replaces; when this cannot be had, that stays.
   * @throws Refusal not-a-course, course-too-long; slot-taken, slot-not-offered: with the `position` of the visit, from 0; not-found;
   *   too-many-requests
   */
  hold(request: CourseRequest, former?: string, once?: IdempotentRequest): Promise<HeldCourse> {
    return this.idempotency.run(
      once,
      async (tx) => {
        if (former) await this.releaseIn(tx, former);
        return this.holdIn(tx, request);
      },
      (refusal) => this.admissions.noted(refusal),
    );
  }

  /** The same as part of a transaction. */
  async holdIn(tx: EntityManager, request: CourseRequest): Promise<HeldCourse> {
    const { treatment, addOns, everyDays } = request;
    const times = inOrder(request.visits).map((time) => ({ treatment, addOns, ...time }));
    const { clinic, treatments } = await this.catalogue.latest(tx);
    const wanted = treatments.find(({ kind, slug }) => kind === 'base' && slug === treatment);
    if (!wanted) throw new Refusal('not-found');
    const most = longestCourse(clinic.policy, wanted);
    if (times.length > most) throw new Refusal('course-too-long', { most });
    const hold = secretToken();
    const pricesOf = (all: readonly Candidate[]) => coursePrices(all, everyDays, clinic.currency);
    const parts = await this.holds.holdAllIn(tx, () => this.claims.arrange(tx, times), hold, request, pricesOf);
    const candidates = parts.map(({ candidate }) => candidate);
    const now = this.clock.now();
    const terms = candidates[0]!.treatment.courseTerms;
    const about = { id: uuidv7(now), everyDays, terms, bookedBy: null, createdAt: now };
    const course = newCourse(candidates, pricesOf(candidates), about);
    await tx.insert(CourseTable, course);
    await tx.query(
      `update bookings set course_id = $1, course_position = n from unnest($2::uuid[]) with ordinality part (id, n) where bookings.id = part.id`,
      [course.id, parts.map(({ id }) => id)],
    );
    const { price, currency } = course;
    return { hold, visits: parts.map(({ held }) => held), everyDays, price, currency, terms };
  }

  /** Perhaps lapsed, or confirmed within the hour. @throws Refusal hold-expired: no such course any more */
  async course(hold: string): Promise<WholeCourse> {
    return this.courses.byId(await this.idOf(hold, this.db));
  }

  /** The same, locked. @throws Refusal hold-expired: also where somebody has taken one of its times */
  async courseIn(tx: EntityManager, hold: string): Promise<WholeCourse> {
    return this.courses.wholeIn(tx, await this.idOf(hold, tx));
  }

  private async idOf(hold: string, via: Via): Promise<string> {
    const { courseId } = (await this.rows.byHold(partOf(hold, 0), via)).booking;
    if (!courseId) throw new Refusal('hold-expired');
    return courseId;
  }

  /** Lets go. Also when it is gone already. */
  release(hold: string): Promise<void> {
    return this.releaseIn(this.db.manager, hold);
  }

  private async releaseIn(tx: Tx, hold: string): Promise<void> {
    await tx.query(
      `delete from bookings where course_id = (select course_id from bookings where hold_hash = $1)
         and status = 'held' and patient_id is null and hold_expires_at > $2`,
      [sha256(partOf(hold, 0)), this.clock.now()],
    );
  }
}
