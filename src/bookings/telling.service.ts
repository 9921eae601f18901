import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { Outbox } from '../messages/outbox.service.js';
import { visitToken } from '../messages/visit-link.js';
import { Clock } from '../platform/clock.js';
import { Keys } from '../platform/keys.js';
import type { Booked } from './booked.js';
import type { BookedVisit } from './booked-visit.js';
import { minuteOfInstant, shownTerms } from './booking.js';
import { type Happened, lettersAbout } from './booking-letters.js';

/** Tells of what a patient has done: the audit trail, both sides by letter, and the patient at once. */
@Injectable()
export class Telling {
  constructor(
    private readonly outbox: Outbox,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /** The audit row and the letters of a change, in its transaction. */
  async tell(tx: EntityManager, visit: BookedVisit, happened: Happened): Promise<Booked> {
    const at = this.clock.now();
    const what = typeof happened === 'string' ? happened : 'moved';
    const { id: subject, sequence } = visit.booking;
    const letters = lettersAbout(visit, happened, at);
    await Promise.all([
      record(tx, { at, actor: 'patient', action: `booking.${what}`, subject, detail: { sequence } }),
      this.outbox.post(tx, ...letters),
    ]);
    return this.booked(visit);
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
