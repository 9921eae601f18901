import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import { visitToken } from '../../notifications/visit-link.js';
import { Clock } from '../../platform/clock.js';
import { Keys } from '../../platform/keys.js';
import type { Booked } from '../booked.js';
import type { BookedVisit } from '../booked-visit.js';
import { minuteOfInstant, shownTerms } from '../booking.js';
import { VisitLetters } from './visit-letters.service.js';

/** Tells of what a patient has done: the audit trail, both sides by letter, and the patient at once. */
@Injectable()
export class Telling {
  constructor(
    private readonly letters: VisitLetters,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /** The audit row and the letters of a new visit, in its transaction. */
  async tellNew(tx: EntityManager, visit: BookedVisit): Promise<Booked> {
    await Promise.all([this.note(tx, visit, 'booking.confirmed'), this.letters.tellNew(tx, visit)]);
    return this.booked(visit);
  }

  /** The same of a change. */
  async tellChange(tx: EntityManager, before: BookedVisit, after: BookedVisit): Promise<Booked> {
    await this.note(tx, after, after.booking.status === 'cancelled' ? 'booking.cancelled' : 'booking.moved');
    await this.letters.tellChange(tx, before, after);
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
