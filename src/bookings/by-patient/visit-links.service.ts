import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { visitToken } from '../../notifications/visit-link.js';
import { Keys, sha256 } from '../../platform/keys.service.js';
import type { BookedVisit } from '../booked-visit.js';

/** The secret link of a visit, where it has to be another one. */
@Injectable()
export class VisitLinks {
  constructor(private readonly keys: Keys) {}

  /** The link before it ends here. Answers the visit with the new one, of which the caller's notification tells. */
  async renew(tx: EntityManager, visit: BookedVisit): Promise<BookedVisit> {
    const { id } = visit.booking;
    const generation = visit.booking.linkGeneration + 1;
    await tx.query(`update bookings set link_generation = $2, link_hash = $3 where id = $1`, [
      id,
      generation,
      sha256(visitToken(this.keys, id, generation)),
    ]);
    // What waits to be sent would bring the link that has just ended; and what is to be told of a change is told with this one.
    await tx.query(
      `update notifications set data = jsonb_set(data, '{link,generation}', to_jsonb($2::int)),
         knew = case when kind = 'booking-link' or knew @> jsonb_build_array(says) then knew else knew || jsonb_build_array(says) end
       where about = $1 and status = 'due' and data ? 'link'`,
      [id, generation],
    );
    return { ...visit, booking: { ...visit.booking, linkGeneration: generation } };
  }
}
