import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import { clinicLocale, localeFor } from '../../i18n/language.js';
import { isSamePerson } from '../../patients/says.js';
import { Clock } from '../../platform/clock.js';
import { Idempotency, type IdempotentRequest } from '../../platform/idempotency.service.js';
import { sha256 } from '../../platform/keys.service.js';
import { Refusal } from '../../platform/refusal.js';
import { translated } from '../../treatments/translated.js';
import { Admissions } from '../admissions.service.js';
import type { Agreed, Booked } from '../booked.js';
import { isProvisional } from '../booking.js';
import type { Course } from '../course.js';
import type { WholeCourse } from '../course-rows.service.js';
import { CourseTable } from '../course.table.js';
import { CourseHolds, type CourseRequest, type HeldCourse } from '../holding/course-holds.service.js';
import { CourseNotifications } from '../notices/course-notifications.service.js';
import { agreementOf } from './book.service.js';
import { Confirmations, type PatientDetails } from './confirm.service.js';
import { provisionalIfBusy } from './provisional-if-busy.js';

/** What a course was held for, as the form of the details carries it along. */
export interface HeldCourseRequest {
  readonly request: CourseRequest;
  /** `courseAgreementOf` what was shown. */
  readonly agreement: string;
}

/** As its patient is told of it. Plain JSON, because a repeated request gets the same answer. */
export interface BookedCourse extends Pick<Course, 'planned' | 'everyDays' | 'price' | 'currency' | 'terms'> {
  /** Its id. */
  readonly course: string;
  readonly visits: readonly Booked[];
}

/** A course: all of its visits are confirmed in one transaction, or none is. */
@Injectable()
export class CourseBookings {
  constructor(
    private readonly holds: CourseHolds,
    private readonly confirmations: Confirmations,
    private readonly notifications: CourseNotifications,
    private readonly admissions: Admissions,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** Hold and confirmation in one transaction. @throws Refusal as `CourseHolds.hold` and `confirm` */
  book(request: CourseRequest, details: PatientDetails, once?: IdempotentRequest): Promise<BookedCourse> {
    return this.provisionally(details, once, async (tx, given) => {
      const { hold } = await this.holds.holdIn(tx, { ...request, origin: given.origin });
      return this.confirmIn(tx, hold, given);
    });
  }

  /**
   * A course that has lapsed is held again, and booked, if it can be had as it was shown: see `Bookings.confirm`. Beyond a limit all of
   * it is provisional, with one button.
   * @throws Refusal hold-expired; slot-taken: somebody was faster; patient-busy, with the `position` of the visit it is about: they
   *   are elsewhere then, or have a course ahead already; new-patients-only, returning-patients-only
   */
  async confirm(
    hold: string,
    held: HeldCourseRequest | null,
    details: PatientDetails,
    once?: IdempotentRequest,
  ): Promise<BookedCourse> {
    try {
      return await this.provisionally(details, once, (tx, given) => this.confirmIn(tx, hold, given));
    } catch (fault) {
      if (!held || !(fault instanceof Refusal) || fault.code !== 'hold-expired') throw fault;
    }
    return this.provisionally(details, once && { ...once, scope: `${once.scope}, expired` }, async (tx, given) => {
      const again = await this.holds.holdIn(tx, { ...held.request, origin: given.origin });
      if (courseAgreementOf(again) !== held.agreement) throw new Refusal('hold-expired');
      return this.confirmIn(tx, again.hold, given);
    });
  }

  private provisionally(
    details: PatientDetails,
    once: IdempotentRequest | undefined,
    book: (tx: EntityManager, details: PatientDetails) => Promise<BookedCourse>,
  ): Promise<BookedCourse> {
    return provisionalIfBusy(details, once, (given, sent) =>
      this.idempotency.run(
        sent,
        (tx) => book(tx, given),
        (refusal) => this.admissions.noted(refusal),
      ),
    );
  }

  private async confirmIn(tx: EntityManager, hold: string, details: PatientDetails): Promise<BookedCourse> {
    const { course, visits: held } = await this.holds.courseIn(tx, hold);
    if (held.some(({ booking }) => booking.status !== 'held' || isProvisional(booking))) {
      // The address of the form stays in histories: see `Confirmations.confirmIn`.
      const patient = held[0]!.patient;
      if (!patient || !isSamePerson(patient, details.contact)) throw new Refusal('hold-expired');
      return this.booked({ course, visits: held });
    }
    const visits = await this.confirmations.confirmAllIn(tx, held, details);
    const { clinic, treatment, booking } = visits[0]!;
    // Held in the clinic's own words; kept in those its reader read, unless the clinic says something else by now.
    const locale = localeFor(details.language ?? clinic.locale, clinicLocale(clinic));
    const isSaid = course.terms === treatment.courseTerms;
    const whole = { ...course, terms: isSaid ? (translated(treatment, locale).courseTerms ?? '') : course.terms };
    if (whole.terms !== course.terms) await tx.update(CourseTable, { id: course.id }, { terms: whole.terms });
    const detail = { visits: visits.length, everyDays: course.everyDays };
    const at = this.clock.now();
    await record(tx, { at, actor: 'patient', action: 'course.booked', subject: booking.id, detail });
    await (isProvisional(booking)
      ? this.notifications.askForProof(tx, whole, visits)
      : this.notifications.notifyNew(tx, whole, visits));
    return this.booked({ course: whole, visits });
  }

  private booked({ course, visits }: WholeCourse): BookedCourse {
    const { id, planned, everyDays, price, currency, terms } = course;
    const booked = visits.map((visit) => this.confirmations.booked(visit));
    return { course: id, planned, everyDays, price, currency, terms, visits: booked };
  }
}

interface AgreedCourse extends Pick<HeldCourse, 'everyDays' | 'price' | 'terms'> {
  readonly visits: readonly Agreed[];
}

/** A mark of what a course is, when, with whom and on which terms. */
export function courseAgreementOf({ visits, everyDays, price, terms }: AgreedCourse): string {
  const marks = visits.map((visit) => [visit.start, visit.practitioner, visit.location, agreementOf(visit)]);
  return sha256(JSON.stringify([marks, everyDays, price, terms])).toString('base64url');
}
