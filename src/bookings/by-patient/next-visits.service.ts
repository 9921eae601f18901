import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { bookingOfRebook } from '../../notifications/rebook-link.js';
import { wrongAudience } from '../../patients/last-seen.service.js';
import { Clock } from '../../platform/clock.js';
import { Keys } from '../../platform/keys.service.js';
import { Refusal } from '../../platform/refusal.js';
import { nextVisitDay } from '../notices/after-visit.js';
import type { BookedVisit } from '../booked-visit.js';
import { minuteOfInstant } from '../booking.js';
import { BookingRows } from '../booking-rows.service.js';

/** The next visit of a course: like the last one, some days later. */
@Injectable()
export class NextVisits {
  constructor(
    private readonly db: DataSource,
    private readonly rows: BookingRows,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /**
   * By the secret of the link in the message after a visit. `repeatable`: patients may book the same again online; `recalled`:
   * they were invited to come back after it.
   * @throws Refusal not-found
   */
  async byToken(token: string): Promise<{
    readonly visit: BookedVisit;
    readonly day: string;
    readonly repeatable: boolean;
    readonly recalled: boolean;
  }> {
    const id = bookingOfRebook(this.keys, token);
    const [found] = id
      ? await this.db.query<{ reference: string; recalled: boolean }[]>(
          `select reference, exists (select from recalls where booking_id = id) as recalled from bookings where id = $1`,
          [id],
        )
      : [];
    if (!found) throw new Refusal('not-found');
    const visit = await this.rows.byReference(found.reference, null);
    const { treatment, addOns, booking, location, clinic } = visit;
    const now = this.clock.now();
    const asOf = { months: clinic.policy.returningMonths, now };
    const wrong = await wrongAudience(this.db, booking.patientId, [treatment, ...addOns], asOf);
    return {
      visit,
      day: nextVisitDay(minuteOfInstant(booking.startsAt), location.timeZone, minuteOfInstant(now)),
      repeatable: treatment.online && wrong === null,
      recalled: found.recalled,
    };
  }
}
