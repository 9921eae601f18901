import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import type { AuditAction } from '../../accounts/audit-action.js';
import type { Candidate } from '../../availability/candidates.js';
import { Claims } from '../../availability/claims.service.js';
import type { SeriesTime } from '../../availability/series.js';
import { type SeriesProposal, SeriesSlots } from '../../availability/series-slots.service.js';
import { Clock } from '../../platform/clock.js';
import { Refusal } from '../../platform/refusal.js';
import { type BookedVisit, movedDetail, requestOf } from '../booked-visit.js';
import { type Booking, instantOfMinute, minuteOfInstant } from '../booking.js';
import { saveBooking } from '../booking.table.js';
import { inOrder } from '../course.js';
import { CourseRows, type WholeCourse } from '../course-rows.service.js';
import { CourseTable } from '../course.table.js';
import type { Recipients } from '../notices/booking-notifications.js';
import { CourseNotifications } from '../notices/course-notifications.service.js';
import { atPosition } from './confirm.service.js';
import { isOtherMoney } from './other-treatment.js';

/** Who changes it, and who hears of it. */
export interface ChangedBy {
  /** As the audit trail says it. */
  readonly actor: string;
  readonly isStaff: boolean;
  readonly told: Recipients;
}

type Place = Pick<Booking, 'practitionerId' | 'locationId' | 'startsAt' | 'endsAt'>;

/** The visits of a course from one on: changed all or none, and told in one notification. `rest`: as `CourseRows` locked it. */
@Injectable()
export class RestOfCourse {
  constructor(
    private readonly claims: Claims,
    private readonly slots: SeriesSlots,
    private readonly courses: CourseRows,
    private readonly notifications: CourseNotifications,
    private readonly clock: Clock,
  ) {}

  /**
   * Other times for it, from `to.start` on, with the fewest compromises.
   * @throws Refusal not-found: it is part of no course, or no longer offered
   */
  async propose(
    visit: BookedVisit,
    to: { readonly start: number; readonly practitioner?: string },
    audience: 'patients' | 'staff',
  ): Promise<SeriesProposal> {
    const { course, visits } = await this.courses.rest(visit);
    const { treatment, addOns, practitioner, location } = requestOf(visit, to);
    return this.slots.propose(
      {
        treatment,
        addOns,
        practitioner,
        location,
        start: to.start,
        everyDays: course.everyDays,
        visits: visits.length,
        patientId: visit.booking.patientId,
        audience,
      },
      visits.map(({ booking }) => booking.id),
    );
  }

  /** `next`: what becomes of each. @throws Refusal what it throws, with the `position` of the visit */
  async cancelIn(
    tx: EntityManager,
    { course, visits }: WholeCourse,
    action: Extract<AuditAction, 'booking.cancelled' | 'booking.called-off'>,
    { actor, told }: ChangedBy,
    next: (visit: BookedVisit, now: Date) => Booking,
  ): Promise<readonly BookedVisit[]> {
    if (visits.length === 0) return [];
    const at = this.clock.now();
    const after: BookedVisit[] = [];
    for (const [position, visit] of visits.entries()) {
      const booking = refusedAt(position, () => next(visit, at));
      const { id, sequence } = booking;
      await this.claims.free(tx, id);
      await saveBooking(tx, visit.booking, booking);
      await record(tx, { at, actor, action, subject: id, detail: { sequence } });
      after.push({ ...visit, booking });
    }
    await tx.update(CourseTable, { id: course.id }, { endedAt: at });
    await this.tell(tx, 'course.ended', { course, visits }, after, { actor, told });
    return after;
  }

  /**
   * To as many times, in any order. Their present times count as free, so that each can have that of the next. What they cost stays
   * as quoted, so none goes where other money is paid: alone it does, for what is asked there.
   * @throws Refusal course-changed: there are more or fewer of them by now; not-a-course: times too close; with the `position` of the
   *   visit: slot-taken, slot-not-offered, other-currency, patient-busy, and what `next` throws
   */
  async moveIn(
    tx: EntityManager,
    { course, visits }: WholeCourse,
    times: readonly SeriesTime[],
    { actor, isStaff, told }: ChangedBy,
    next: (visit: BookedVisit, to: Place, candidate: Candidate) => Booking,
  ): Promise<readonly BookedVisit[]> {
    const sorted = inOrder(times, 1);
    if (sorted.length !== visits.length) throw new Refusal('course-changed');
    const requests = visits.map((visit, n) => requestOf(visit, sorted[n]));
    for (const [n, { booking }] of visits.entries())
      await (sorted[n]!.start === minuteOfInstant(booking.startsAt)
        ? this.claims.freeButPatient(tx, booking.id)
        : this.claims.free(tx, booking.id));
    const placed = await this.claims.lockAll(
      tx,
      () => this.claims.arrange(tx, requests, { moving: true, staff: isStaff }),
      isStaff,
    );
    const at = this.clock.now();
    const after: BookedVisit[] = [];
    for (const [position, visit] of visits.entries()) {
      const { candidate, start, arrangement } = placed[position]!;
      const { practitioner, location } = candidate;
      if (isOtherMoney(visit, location)) throw new Refusal('other-currency', { position });
      const [startsAt, endsAt] = [start, start + candidate.visit.minutes].map(instantOfMinute) as [Date, Date];
      const to = { practitionerId: practitioner.id, locationId: location.id, startsAt, endsAt };
      const booking = refusedAt(position, () => next(visit, to, candidate));
      await atPosition(position, saveBooking(tx, visit.booking, booking));
      await this.claims.take(tx, booking.id, arrangement);
      const detail = { sequence: booking.sequence, ...movedDetail(visit.booking, booking) };
      await record(tx, { at, actor, action: 'booking.moved', subject: booking.id, detail });
      after.push({ ...visit, booking, practitioner, location });
    }
    await this.tell(tx, 'course.moved', { course, visits }, after, { actor, told });
    return after;
  }

  private async tell(
    tx: EntityManager,
    action: Extract<AuditAction, 'course.ended' | 'course.moved'>,
    { course, visits }: WholeCourse,
    after: readonly BookedVisit[],
    { actor, told }: Omit<ChangedBy, 'isStaff'>,
  ): Promise<void> {
    const changes = after.map((one, n) => ({ before: visits[n]!, after: one }));
    const { patient } = await this.notifications.notifyChange(tx, course, changes, told);
    const detail = { visits: after.length, told: patient };
    await record(tx, { at: this.clock.now(), actor, action, subject: after[0]!.booking.id, detail });
  }
}

function refusedAt<T>(position: number, change: () => T): T {
  try {
    return change();
  } catch (fault) {
    throw fault instanceof Refusal ? new Refusal(fault.code, { ...fault.values, position }) : fault;
  }
}
