import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import { actorOf, ownOnly, type StaffActor } from '../../accounts/staff-actor.js';
import { MIN_RESPONSE_TIME } from '../../accounts/staff-links.service.js';
import { Throttle } from '../../accounts/throttle.service.js';
import { emailKey } from '../../patients/identity.js';
import { Outbox } from '../../notifications/outbox.service.js';
import { Clock } from '../../platform/clock.js';
import { transaction } from '../../platform/database.client.js';
import { patientNotification, standingOf } from '../notices/booking-notifications.js';
import { BookingRows } from '../booking-rows.service.js';
import { VisitLinks } from './visit-links.service.js';

/** Nobody has more upcoming visits than this; a message each. */
const most = 12;

/** "Send me a new link", for patients who have lost the message, or fear that somebody else has read it. */
@Injectable()
export class NewLinks {
  constructor(
    private readonly db: DataSource,
    private readonly rows: BookingRows,
    private readonly outbox: Outbox,
    private readonly throttle: Throttle,
    private readonly links: VisitLinks,
    private readonly clock: Clock,
    @Inject(MIN_RESPONSE_TIME) private readonly pace: () => Promise<void>,
  ) {}

  /**
   * A message about each upcoming visit that was booked with this address, with a link that replaces the one before. Messages go
   * to the address and nowhere else: the answer does not reveal whether it is known, not even by how long it takes.
   * @throws Refusal too-many-tries: for known and unknown addresses alike
   */
  async send(email: string, address: string): Promise<void> {
    await this.throttle.count('new link', emailKey(email), address);
    await Promise.all([
      this.pace(),
      transaction(this.db, async (tx) => {
        const visits = (await tx.query(ahead, [emailKey(email), this.clock.now()])) as { reference: string }[];
        for (const { reference } of visits) await this.renew(tx, reference, 'patient');
      }),
    ]);
  }

  /** Staff send it, whoever asked: about each upcoming visit of this patient, a practitioner about those in their own diary. Answers how many. */
  async sendFor(by: StaffActor, patientId: string): Promise<number> {
    return transaction(this.db, async (tx) => {
      const values = [patientId, this.clock.now(), ownOnly(by)];
      const visits = (await tx.query(aheadOfPatient, values)) as { reference: string }[];
      for (const { reference } of visits) await this.renew(tx, reference, actorOf(by));
      return visits.length;
    });
  }

  private async renew(tx: EntityManager, reference: string, actor: string): Promise<void> {
    const visit = await this.links.renew(tx, await this.rows.byReference(reference, null, tx, true));
    const { id, linkGeneration: generation } = visit.booking;
    const at = this.clock.now();
    await record(tx, { at, actor, action: 'booking.link-renewed', subject: id, detail: { generation } });
    const says = standingOf('patient', visit);
    await this.outbox.post(tx, {
      key: `link/${id}/${generation}`,
      channel: 'email',
      template: 'booking-link',
      to: visit.patient!.email!,
      unprovenAddress: visit.booking.unprovenAddress,
      data: patientNotification(visit),
      about: id,
      at,
      standing: { reader: 'patient', knew: [says], says },
    });
  }
}

const isAhead = `b.status in ('confirmed', 'arrived', 'started') and b.ends_at > $2 order by b.starts_at, b.id limit ${most}`;
// Always in the same order: of two requests at once one waits for the other, and they never deadlock.
const ahead = `
  select b.reference from bookings b join patients p on p.id = b.patient_id
  where p.email_key = $1 and ${isAhead}`;
const aheadOfPatient = `
  select b.reference from bookings b join patients p on p.id = b.patient_id
  where p.id = $1 and ($3::uuid is null or b.practitioner_id = $3) and coalesce(b.said_email, p.email) is not null and ${isAhead}`;
