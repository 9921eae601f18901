import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import { actorOf, ownOnly, type StaffActor } from '../../accounts/staff-actor.js';
import { Catalogue } from '../../availability/catalogue.service.js';
import { Claims } from '../../availability/claims.service.js';
import { coursePrices } from '../../availability/course-price.js';
import type { SeriesTime } from '../../availability/series.js';
import type { SeriesProposal } from '../../availability/series-slots.service.js';
import { Clock } from '../../platform/clock.js';
import { Idempotency, type IdempotentRequest } from '../../platform/idempotency.service.js';
import { uuidv7 } from '../../platform/ids.random.js';
import { Refusal } from '../../platform/refusal.js';
import { dateAdd, minuteOf, wallOf } from '../../time/wall-clock.js';
import { translated } from '../../treatments/translated.js';
import { cancelForPatient } from '../at-desk.js';
import type { BookedVisit } from '../booked-visit.js';
import { cancelByClinic, minuteOfInstant, rescheduleByClinic } from '../booking.js';
import { BookingRows } from '../booking-rows.service.js';
import { inOrder, newCourse } from '../course.js';
import { CourseRows, type WholeCourse } from '../course-rows.service.js';
import { CourseTable } from '../course.table.js';
import { atPosition } from '../by-patient/confirm.service.js';
import { RestOfCourse } from '../by-patient/rest-of-course.service.js';
import type { CourseRequest } from '../holding/course-holds.service.js';
import { CourseNotifications } from '../notices/course-notifications.service.js';
import { ownDiaryOnly, type PatientRef, StaffBookings, type StaffTerms } from './staff-bookings.service.js';

export interface StaffBookedCourse {
  /** Its id. */
  readonly course: string;
  readonly visits: readonly { readonly reference: string; readonly start: number }[];
  /** There is an address that its message goes to. */
  readonly emailed: boolean;
}

type CourseTerms = Pick<StaffTerms, 'forAnyone' | 'note' | 'accepted' | 'tell' | 'language'>;

interface Told {
  readonly tell: boolean;
  /** The clinic's own words to the patient. */
  readonly message?: string | null;
}

/** Shifts that lose a race are proposed anew. */
const mostProposals = 3;

/** Staff book courses and recurring visits, and change what is left of them: all or nothing. Nothing of it is double-booked. */
@Injectable()
export class StaffCourses {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly claims: Claims,
    private readonly rows: BookingRows,
    private readonly courses: CourseRows,
    private readonly bookings: StaffBookings,
    private readonly rest: RestOfCourse,
    private readonly notifications: CourseNotifications,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-a-course; as `StaffBookings.book`, with the `position` of the visit */
  book(
    by: StaffActor,
    request: Omit<CourseRequest, 'viaLinkId' | 'origin'>,
    who: PatientRef,
    terms: CourseTerms,
    once?: IdempotentRequest,
  ): Promise<StaffBookedCourse> {
    return this.idempotency.run(once, (tx) => this.bookIn(tx, by, request, who, terms));
  }

  private async bookIn(
    tx: EntityManager,
    by: StaffActor,
    { treatment, addOns, everyDays, visits: times }: CourseRequest,
    who: PatientRef,
    terms: CourseTerms,
  ): Promise<StaffBookedCourse> {
    const requests = inOrder(times).map((time) => ({ treatment, addOns, ...time }));
    const placed = await this.claims.lockAll(tx, () => this.claims.arrange(tx, requests, { staff: true }), true);
    const known = await this.bookings.known(tx, by, placed, who, terms);
    const candidates = placed.map(({ candidate }) => candidate);
    const { clinic } = await this.catalogue.latest(tx);
    const prices = coursePrices(candidates, everyDays, clinic.currency);
    const at = this.clock.now();
    const course = newCourse(candidates, prices, {
      id: uuidv7(at),
      everyDays,
      terms: translated(candidates[0]!.treatment, known.locale).courseTerms,
      bookedBy: by.id,
      createdAt: at,
    });
    await tx.insert(CourseTable, course);
    const visits: BookedVisit[] = [];
    for (const [n, one] of placed.entries()) {
      const part = { courseId: course.id, coursePosition: n + 1, ...(prices && { price: prices[n]! }) };
      const visit = await atPosition(n, this.bookings.writeIn(tx, by, one, known, terms, part));
      visits.push({ ...visit, course: { planned: course.planned, done: 0 } });
    }
    const [first] = visits as [BookedVisit];
    const emailed = first.patient!.email !== null;
    const detail = { visits: visits.length, everyDays, told: terms.tell && emailed };
    await record(tx, { at, actor: actorOf(by), action: 'course.booked', subject: first.booking.id, detail });
    const practitioner = visits.some(({ booking }) => booking.practitionerId !== by.practitionerId);
    await this.notifications.notifyNew(tx, course, visits, { patient: terms.tell, practitioner });
    const started = ({ booking: { reference, startsAt } }: BookedVisit) => ({
      reference,
      start: minuteOfInstant(startsAt),
    });
    return { course: course.id, visits: visits.map(started), emailed };
  }

  /**
   * This visit and all later ones, for the clinic or for a patient who phones. Answers how many.
   * @throws Refusal not-found; not-allowed: some are with a colleague
   */
  cancelRest(
    by: StaffActor,
    reference: string,
    {
      who = 'clinic',
      reason,
      tell,
    }: { readonly who?: 'patient' | 'clinic'; readonly reason: string; readonly tell: boolean },
    once?: IdempotentRequest,
  ): Promise<number> {
    return this.idempotency.run(once, async (tx) => {
      const rest = await this.restIn(tx, by, reference);
      const isClinic = who === 'clinic';
      const action = isClinic ? 'booking.called-off' : 'booking.cancelled';
      const after = await this.rest.cancelIn(tx, rest, action, this.by(by, rest, { tell }), ({ booking }, now) =>
        isClinic ? cancelByClinic(booking, reason, now) : cancelForPatient(booking, reason || null, now),
      );
      return after.length;
    });
  }

  /** A pause: where this visit and all later ones could be so many weeks later. @throws Refusal not-found, not-allowed */
  async proposeShift(
    by: StaffActor,
    reference: string,
    { weeks }: { readonly weeks: number },
  ): Promise<SeriesProposal> {
    const visit = await this.rows.byReference(reference, ownOnly(by));
    const { timeZone } = visit.location;
    const { date, minute } = wallOf(timeZone, minuteOfInstant(visit.booking.startsAt));
    return this.rest.propose(visit, { start: minuteOf(timeZone, dateAdd(date, 7 * weeks), minute) }, 'staff');
  }

  /**
   * The same, done: all of it or nothing. Answers how many.
   * @throws Refusal as `moveRest`; slot-not-offered: with what is `skipped`, and why
   */
  async shift(
    by: StaffActor,
    reference: string,
    { weeks, ...told }: { readonly weeks: number } & Told,
    once?: IdempotentRequest,
    left = mostProposals,
  ): Promise<number> {
    const { visits, skipped, missing } = await this.proposeShift(by, reference, { weeks });
    if (missing > 0) throw new Refusal('slot-not-offered', { skipped });
    try {
      return await this.moveRest(by, reference, visits, told, once);
    } catch (fault) {
      if (left === 1 || once || !(fault instanceof Refusal) || fault.code !== 'slot-taken') throw fault;
      return this.shift(by, reference, { weeks, ...told }, once, left - 1);
    }
  }

  /**
   * This visit and all later ones to as many times. Answers how many.
   * @throws Refusal not-found; not-allowed; not-a-course, course-changed; with the `position` of the visit: patient-busy, slot-taken,
   *   slot-not-offered, other-currency
   */
  moveRest(
    by: StaffActor,
    reference: string,
    times: readonly SeriesTime[],
    told: Told,
    once?: IdempotentRequest,
  ): Promise<number> {
    return this.idempotency.run(once, async (tx) => {
      const rest = await this.restIn(tx, by, reference);
      const after = await this.rest.moveIn(tx, rest, times, this.by(by, rest, told), ({ booking }, to, candidate) => {
        ownDiaryOnly(by, candidate);
        return rescheduleByClinic(booking, { ...to, overbookReason: null }, by);
      });
      return after.length;
    });
  }

  private async restIn(tx: EntityManager, by: StaffActor, reference: string): Promise<WholeCourse> {
    const rest = await this.courses.restIn(tx, await this.rows.byReference(reference, ownOnly(by), tx));
    const own = ownOnly(by);
    if (own !== null && rest.visits.some(({ booking }) => booking.practitionerId !== own))
      throw new Refusal('not-allowed');
    return rest;
  }

  private by(by: StaffActor, { visits }: WholeCourse, { tell, message }: Told) {
    const practitioner = visits.some(({ booking }) => booking.practitionerId !== by.practitionerId);
    const told = { patient: tell, practitioner, byClinic: true, message };
    return { actor: actorOf(by), isStaff: true, told };
  }
}
