import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Outbox } from '../../notifications/outbox.service.js';
import type { BookedVisit } from '../booked-visit.js';
import { isUpcoming } from '../booking.js';
import { letterOf, type SeveralVisits, standingOf } from '../notices/booking-notifications.js';

interface FormerAddress {
  readonly address: string;
  readonly patientId: string;
  /** This visit alone; all of the patient's unless given. */
  readonly bookingId?: string;
}

/** Where the messages about a visit go when its patient's address is corrected, by staff or by themselves. */
@Injectable()
export class AddressChanges {
  constructor(private readonly outbox: Outbox) {}

  /**
   * Nothing more for the patient goes to the former address, and nobody has to phone because of what went there or still bounces.
   * Messages to a practitioner who has the same address are sent. `by`: the staff member; null: the patient.
   */
  async leave(
    tx: EntityManager,
    { address, patientId, bookingId }: FormerAddress,
    at: Date,
    by: string | null,
  ): Promise<void> {
    await tx.query(
      `update notifications set status = case when status = 'due' then 'superseded' else status end, claimed_until = null,
         settled_at = $3, settled_by = $4
       where status in ('due', 'failed', 'sent') and settled_at is null and lower(recipient) = lower($2)
         and coalesce(reader, 'patient') = 'patient'
         and about in (select id from bookings where patient_id = $1 and ($5::uuid is null or id = $5))`,
      [patientId, address, at, by, bookingId ?? null],
    );
  }

  /**
   * A message that says how the visit stands, with its present link, whatever its patient was told before. `together`: the visits of
   * its course that it tells of.
   */
  async tell(tx: EntityManager, visit: BookedVisit, at: Date, together?: SeveralVisits): Promise<void> {
    const { id, linkGeneration } = visit.booking;
    const word = isUpcoming(visit.booking)
      ? ({ kind: 'confirmed' } as const)
      : ({ kind: 'cancelled', known: null } as const);
    await this.outbox.post(tx, {
      ...letterOf('patient', word, visit, at, { together }),
      ...(!together && { standing: { reader: 'patient', knew: ['nothing'], says: standingOf('patient', visit) } }),
      key: `again/${id}/${linkGeneration}/${at.getTime()}`,
    });
  }
}
