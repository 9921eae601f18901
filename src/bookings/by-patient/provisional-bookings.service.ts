import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import { confirmedBy } from '../../notifications/confirm-link.js';
import { wrongAudience } from '../../patients/last-seen.service.js';
import { ProvenAddresses } from '../../patients/proven-addresses.service.js';
import { Clock } from '../../platform/clock.js';
import { transaction, type Via, withCommit } from '../../platform/database.client.js';
import { Keys } from '../../platform/keys.service.js';
import { Refusal } from '../../platform/refusal.js';
import type { Booked } from '../booked.js';
import type { BookedVisit } from '../booked-visit.js';
import { confirmProvisional, isProvisional } from '../booking.js';
import { saveBooking } from '../booking.table.js';
import { BookingRows } from '../booking-rows.service.js';
import { CourseRows } from '../course-rows.service.js';
import { BookingNotifications } from '../notices/booking-notifications.service.js';
import { CourseNotifications } from '../notices/course-notifications.service.js';
import { Confirmations } from './confirm.service.js';
import { SaidContacts } from './said-contacts.service.js';

/** Bookings that wait for the button in the email, by the secret of its link. */
@Injectable()
export class ProvisionalBookings {
  constructor(
    private readonly db: DataSource,
    private readonly rows: BookingRows,
    private readonly confirmations: Confirmations,
    private readonly proven: ProvenAddresses,
    private readonly said: SaidContacts,
    private readonly notifications: BookingNotifications,
    private readonly courses: CourseRows,
    private readonly courseNotifications: CourseNotifications,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /** Perhaps confirmed meanwhile. @throws Refusal not-found, visit-not-found, hold-expired */
  async byToken(token: string): Promise<BookedVisit> {
    return this.opened(token, this.db);
  }

  /**
   * The address is proven, and the booking confirmed like any other; of a course, all of its visits. Once more answers the same.
   * @throws Refusal not-found, visit-not-found, hold-expired, patient-busy
   */
  async confirm(token: string): Promise<Booked> {
    return transaction(this.db, async (tx) => {
      const before = await this.opened(token, tx, true);
      if (before.booking.status !== 'held') return this.confirmations.booked(before);
      const at = this.clock.now();
      const { booking: held, treatment, addOns, clinic } = before;
      const asOf = { months: clinic.policy.returningMonths, now: at };
      const wrong = await wrongAudience(tx, held.patientId, [treatment, ...addOns], asOf);
      const { course, visits: all } = await this.courses.withOthers(tx, before);
      const visits = all.map((one) => ({ ...one, booking: confirmProvisional(one.booking, at), wrongAudience: wrong }));
      // Where the message went, even if the record has another address by now.
      await this.proven.prove(tx, before.booking.unprovenAddress!);
      for (const [n, { booking }] of visits.entries()) {
        const detail = { sequence: booking.sequence };
        await withCommit(tx, saveBooking(tx, all[n]!.booking, booking));
        await record(tx, { at, actor: 'patient', action: 'booking.confirmed', subject: booking.id, detail });
      }
      await (course
        ? this.courseNotifications.notifyNew(tx, course, visits)
        : this.notifications.notifyNew(tx, visits[0]!));
      // Another number was perhaps given by somebody else: the page with the button does not show it, so it proves nothing of it.
      for (const visit of visits) if (visit.booking.saidPhone === null) await this.said.accept(tx, visit, 'patient');
      return this.confirmations.booked(visits.find(({ booking }) => booking.id === held.id)!);
    });
  }

  isWaiting({ booking }: BookedVisit): boolean {
    return isProvisional(booking) && booking.holdExpiresAt! > this.clock.now();
  }

  /** The link opens no more than the link of the visit that it confirmed. @throws Refusal visit-not-found: replaced, or cancelled */
  private async opened(token: string, via: Via, lock = false): Promise<BookedVisit> {
    const made = confirmedBy(this.keys, token);
    if (!made) throw new Refusal('not-found');
    const visit = await this.rows.byId(made.bookingId, via, lock);
    const { linkGeneration, status } = visit.booking;
    if (linkGeneration !== made.generation || status === 'cancelled') throw new Refusal('visit-not-found');
    return visit;
  }
}
