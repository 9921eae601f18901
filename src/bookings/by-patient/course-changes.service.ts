import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SeriesTime } from '../../availability/series.js';
import type { SeriesProposal } from '../../availability/series-slots.service.js';
import { Clock } from '../../platform/clock.js';
import { Idempotency, type IdempotentRequest } from '../../platform/idempotency.service.js';
import { Refusal } from '../../platform/refusal.js';
import { Admissions } from '../admissions.service.js';
import type { Booked } from '../booked.js';
import { cancel, reschedule } from '../booking.js';
import { BookingRows } from '../booking-rows.service.js';
import { CourseRows, type WholeCourse } from '../course-rows.service.js';
import { Confirmations } from './confirm.service.js';
import { RestOfCourse } from './rest-of-course.service.js';
import { withTermsIfRefused } from './too-late.js';

const byPatient = { actor: 'patient', isStaff: false, told: { patient: true, practitioner: true } };

/** A patient moves or cancels a visit of a course and all later ones, by the secret of the link of the first of them. */
@Injectable()
export class CourseChanges {
  constructor(
    private readonly rows: BookingRows,
    private readonly courses: CourseRows,
    private readonly rest: RestOfCourse,
    private readonly confirmations: Confirmations,
    private readonly admissions: Admissions,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /**
   * Cancelling again answers nothing.
   * @throws Refusal not-found; too-late-to-cancel: of the first of them, as for a single visit
   */
  cancelRest(token: string, once?: IdempotentRequest): Promise<readonly Booked[]> {
    return this.idempotency.run(once, async (tx) => {
      const rest = await this.restIn(tx, token);
      const after = await this.rest.cancelIn(tx, rest, 'booking.cancelled', byPatient, (visit, now) =>
        withTermsIfRefused(visit, () => cancel(visit.booking, now)),
      );
      return after.map((visit) => this.confirmations.booked(visit));
    });
  }

  /** @throws Refusal not-found, too-late-to-move */
  async proposeMove(
    token: string,
    to: { readonly start: number; readonly practitioner?: string },
  ): Promise<SeriesProposal> {
    const visit = await this.rows.byLink(token);
    withTermsIfRefused(visit, () => reschedule(visit.booking, visit.booking, this.clock.now()));
    return this.rest.propose(visit, to, 'patients');
  }

  /**
   * As many times as there are visits, as proposed or chosen otherwise.
   * @throws Refusal not-found; not-a-course, course-changed; with the `position` of the visit: too-late-to-move, address-unproven,
   *   patient-busy, slot-taken, slot-not-offered, other-currency
   */
  moveRest(token: string, times: readonly SeriesTime[], once?: IdempotentRequest): Promise<readonly Booked[]> {
    return this.idempotency.run(
      once,
      async (tx) => {
        const rest = await this.restIn(tx, token);
        const now = this.clock.now();
        // Who is too late is told so, whatever times they ask for.
        for (const visit of rest.visits) withTermsIfRefused(visit, () => reschedule(visit.booking, visit.booking, now));
        const after = await this.rest.moveIn(tx, rest, times, byPatient, ({ booking }, to) =>
          reschedule(booking, to, now),
        );
        for (const [n, visit] of after.entries())
          await this.admissions.admitMove(tx, rest.visits[n]!.booking, visit.booking);
        // Whom the patient chooses may read what the patient wrote.
        const ids = after.map(({ booking }) => booking.id);
        await tx.query(`delete from former_answer_readers where booking_id = any($1)`, [ids]);
        return after.map((visit) => this.confirmations.booked(visit));
      },
      (refusal) => this.admissions.noted(refusal),
    );
  }

  /**
   * The first of them to exactly this time, and the others to where they are proposed then.
   * @throws Refusal as `moveRest`; slot-taken: the first cannot be had; slot-not-offered: not all of the others can
   */
  async moveRestTo(
    token: string,
    to: { readonly start: number; readonly practitioner?: string },
    once?: IdempotentRequest,
  ): Promise<readonly Booked[]> {
    const { visits, missing } = await this.proposeMove(token, to);
    if (visits[0]?.start !== to.start) throw new Refusal('slot-taken', { position: 0 });
    if (missing > 0) throw new Refusal('slot-not-offered');
    return this.moveRest(token, visits, once);
  }

  private async restIn(tx: EntityManager, token: string): Promise<WholeCourse> {
    return this.courses.restIn(tx, await this.rows.byLink(token, tx));
  }
}
