import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import { emailLimits, Throttle } from '../../accounts/throttle.service.js';
import { emailKey } from '../../patients/identity.js';
import { Patients } from '../../patients/patients.service.js';
import { Clock } from '../../platform/clock.js';
import { Idempotency, type IdempotentRequest } from '../../platform/idempotency.service.js';
import { Refusal } from '../../platform/refusal.js';
import { Admissions } from '../admissions.service.js';
import { type Booked, bookedAs } from '../booked.js';
import type { BookedVisit } from '../booked-visit.js';
import { correctPatient, isProvisional, isUpcoming, mayCorrectPatient } from '../booking.js';
import { saveBooking } from '../booking.table.js';
import { BookingRows } from '../booking-rows.service.js';
import type { Course } from '../course.js';
import { CourseRows } from '../course-rows.service.js';
import { factsOf } from '../notices/booking-notifications.js';
import { BookingNotifications } from '../notices/booking-notifications.service.js';
import { Confirmations } from './confirm.service.js';
import { AddressChanges } from './address-changes.service.js';
import { VisitLinks } from './visit-links.service.js';

/** What one message tells of: a visit, or those of a course. */
interface Told {
  readonly course?: Course;
  readonly visits: readonly BookedVisit[];
}

/**
 * A patient who has just booked gets the confirmation again, or at the address they meant; of a provisional booking, the button.
 * By the secret of the visit's link.
 */
@Injectable()
export class ConfirmationEmails {
  constructor(
    private readonly rows: BookingRows,
    private readonly patients: Patients,
    private readonly admissions: Admissions,
    private readonly notifications: BookingNotifications,
    private readonly courses: CourseRows,
    private readonly confirmations: Confirmations,
    private readonly addresses: AddressChanges,
    private readonly links: VisitLinks,
    private readonly throttle: Throttle,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /**
   * The confirmation goes to another address with a new link, the former link ends, and the former address gets nothing more about
   * this visit. Other visits, and a record that somebody already has, stay as they are. The same address again is a resend.
   * `from`: the network address it was asked from.
   * @throws Refusal not-found, already-cancelled, hold-expired, not-correctable, too-many-tries
   */
  async correct(token: string, email: string, from: string, once?: IdempotentRequest): Promise<Booked> {
    await this.limit(token, from, email);
    // That whoever has the address has an appointment then is not told to whom it was not proven.
    const helpful = async (refusal: Refusal) =>
      refusal.code === 'patient-busy' ? new Refusal('not-correctable') : this.admissions.noted(refusal);
    return this.idempotency.run(once, (tx) => this.correctIn(tx, token, email, from), helpful);
  }

  private async correctIn(tx: EntityManager, token: string, email: string, from: string): Promise<Booked> {
    const before = await this.rows.byLink(token, tx, true);
    const at = this.clock.now();
    const address = before.patient!.email;
    if (address && emailKey(address) === emailKey(email)) {
      await this.sendAgain(tx, token, from, at);
      return bookedAs(before, token);
    }
    const { id, patientId, language, unproven, saidPhone } = before.booking;
    const { course, visits } = await this.withOthers(tx, before, at);
    const { name, phone } = before.patient!;
    // Of a record that was there before, nothing goes to the address that is given now.
    const contact = { name, email, phone: unproven ? saidPhone : phone };
    const { country } = before.location.address;
    const now = await this.patients.remember(tx, contact, { country, locale: factsOf(before, language).locale });
    const unprovenAddress = await this.admissions.admitCorrection(tx, before, email, from);
    const corrected: BookedVisit[] = [];
    for (const visit of visits) {
      const booking = correctPatient(visit.booking, { patientId: now.id, ...now.says, unprovenAddress }, at);
      if (address) await this.addresses.leave(tx, { patientId: patientId!, bookingId: booking.id, address }, at, null);
      await saveBooking(tx, visit.booking, booking);
      const after = await this.links.renew(tx, { ...visit, booking, patient: contact, record: now.record });
      const detail = { generation: after.booking.linkGeneration };
      await record(tx, { at, actor: 'patient', action: 'booking.email-corrected', subject: booking.id, detail });
      corrected.push(after);
    }
    if (!unproven) await tx.query(`select forget_patient($1, $2)`, [patientId, before.booking.createdAt]);
    await this.tell(tx, { course, visits: corrected }, at);
    return this.confirmations.booked(corrected.find(({ booking }) => booking.id === id)!);
  }

  /** Of a course all visits are one booking, as long as they can be corrected; the visit itself, whether or not it can. */
  private async withOthers(tx: EntityManager, visit: BookedVisit, at: Date): Promise<Told> {
    const { id, courseId, patientId } = visit.booking;
    if (courseId === null) return { visits: [visit] };
    const { course, visits } = await this.courses.locked(tx, courseId);
    const theirs = visits.filter(
      ({ booking }) => booking.id === id || (booking.patientId === patientId && mayCorrectPatient(booking, at)),
    );
    return { course, visits: theirs };
  }

  /** The same message once more, with the same link. @throws Refusal not-found, already-cancelled, hold-expired, too-many-tries */
  async resend(token: string, from: string, once?: IdempotentRequest): Promise<void> {
    await this.limit(token, from);
    const again = async (tx: EntityManager) => {
      await this.sendAgain(tx, token, from, this.clock.now());
      return null;
    };
    await this.idempotency.run(once, again, (refusal) => this.admissions.noted(refusal));
  }

  private async sendAgain(tx: EntityManager, token: string, from: string, at: Date): Promise<void> {
    const visit = await this.rows.byLink(token, tx, true);
    const { booking, patient } = visit;
    if (!patient?.email) throw new Refusal('not-found');
    if (isProvisional(booking)) {
      if (booking.holdExpiresAt! <= at) throw new Refusal('hold-expired');
      await this.admissions.admitCorrection(tx, visit, patient.email, from);
    } else if (!isUpcoming(booking)) throw new Refusal('already-cancelled');
    await this.tell(tx, await this.withOthers(tx, visit, at), at);
    await record(tx, { at, actor: 'patient', action: 'booking.confirmation-resent', subject: booking.id });
  }

  private async tell(tx: EntityManager, { course, visits }: Told, at: Date): Promise<void> {
    const [visit] = visits as [BookedVisit];
    const together =
      course && visits.length > 1 ? { ...course, visits: visits.map((one) => ({ visit: one })) } : undefined;
    await (isProvisional(visit.booking)
      ? this.notifications.askForProof(tx, visit, together)
      : this.addresses.tell(tx, visit, at, together));
  }

  /**
   * One booking has no more than four messages an hour sent, and no address gets more than `emailLimits` allow, however many
   * bookings name it. A link that a correction has just ended is not counted: it can only repeat a request.
   */
  private async limit(token: string, from: string, email?: string): Promise<void> {
    const visit = await this.rows.byLink(token).catch(absent);
    const to = email ?? visit?.patient?.email;
    if (!visit || !to) return;
    await this.throttle.count('confirmation again', emailKey(to), from, (what, who, network) => [
      { key: `${what} about ${visit.booking.id}`, times: 4, seconds: 3600 },
      ...emailLimits(what, who, network),
    ]);
  }
}

function absent(fault: unknown): null {
  if (fault instanceof Refusal) return null;
  throw fault;
}
