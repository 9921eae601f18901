import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import { visitToken } from '../../notifications/visit-link.js';
import { Clock } from '../../platform/clock.js';
import { Keys } from '../../platform/keys.service.js';
import type { Booked } from '../booked.js';
import type { BookedVisit } from '../booked-visit.js';
import { minuteOfInstant, shownTerms } from '../booking.js';
import { BookingNotifications } from './booking-notifications.service.js';

/** Tells of what a patient has done: the audit trail, both sides by notification, and the patient at once. */
@Injectable()
export class VisitNotifications {
  constructor(
    private readonly notifications: BookingNotifications,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /** The audit row and the notifications of a new visit, in its transaction. */
  async notifyNew(tx: EntityManager, visit: BookedVisit): Promise<Booked> {
    await Promise.all([this.note(tx, visit, 'booking.confirmed'), this.notifications.notifyNew(tx, visit)]);
    return this.booked(visit);
  }

  /** The same of a change. */
  async notifyChange(tx: EntityManager, before: BookedVisit, after: BookedVisit): Promise<Booked> {
    await this.note(tx, after, after.booking.status === 'cancelled' ? 'booking.cancelled' : 'booking.moved');
    await this.notifications.notifyChange(tx, before, after);
    return this.booked(after);
  }

  private note(tx: EntityManager, { booking: { id: subject, sequence } }: BookedVisit, action: string): Promise<void> {
    return record(tx, { at: this.clock.now(), actor: 'patient', action, subject, detail: { sequence } });
  }

  /** As its holder is told of it. */
  booked({ booking, practitioner, location, treatment, addOns }: BookedVisit): Booked {
    return {
      reference: booking.reference,
      status: booking.status === 'cancelled' ? 'cancelled' : 'confirmed',
      start: minuteOfInstant(booking.startsAt),
      end: minuteOfInstant(booking.endsAt),
      practitioner: practitioner.slug,
      location: location.slug,
      timeZone: location.timeZone,
      treatment: treatment.slug,
      addOns: addOns.map(({ slug }) => slug),
      price: booking.price,
      currency: booking.currency,
      terms: shownTerms(booking),
      token: visitToken(this.keys, booking.id, booking.linkGeneration),
    };
  }
}
