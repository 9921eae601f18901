import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { visitToken } from '../../notifications/visit-link.js';
import { Keys, sha256 } from '../../platform/keys.service.js';
import type { BookedVisit } from '../booked-visit.js';
import { renewLink } from '../booking.js';
import { saveBooking } from '../booking.table.js';

/** Replaces the secret link of a visit. */
@Injectable()
export class VisitLinks {
  constructor(private readonly keys: Keys) {}

  /** The link before opens nothing from here on. Answers the visit with the new one, which the caller sends to the patient. */
  async renew(tx: EntityManager, visit: BookedVisit): Promise<BookedVisit> {
    const booking = renewLink(visit.booking);
    const { id, linkGeneration } = booking;
    const linkHash = sha256(visitToken(this.keys, id, linkGeneration));
    await saveBooking(tx, visit.booking, booking, { linkHash });
    // Messages that wait to be sent carry the new link too; what they were to tell is told by the message with it.
    await tx.query(
      `update notifications set data = jsonb_set(data, '{link,generation}', to_jsonb($2::int)),
         knew = case when template = 'booking-link' or knew @> jsonb_build_array(says) then knew else knew || jsonb_build_array(says) end
       where about = $1 and status = 'due' and data ? 'link'`,
      [id, linkGeneration],
    );
    return { ...visit, booking };
  }
}
