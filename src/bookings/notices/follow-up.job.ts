import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Catalogue } from '../../availability/catalogue.service.js';
import type { AfterVisit } from '../../notifications/notification.js';
import { Outbox } from '../../notifications/outbox.service.js';
import { Clock } from '../../platform/clock.js';
import { transaction } from '../../platform/database.client.js';
import { aftercareFor } from '../../treatments/preparation.js';
import { afterVisit, longestAfter, tookPlace } from './after-visit.js';
import { minuteOfInstant } from '../booking.js';
import { patientNotification } from './booking-notifications.js';
import { BookingRows } from '../booking-rows.service.js';
import type { BookedVisit } from '../booked-visit.js';

/** Notifications in one transaction; what is left over has its turn a minute later. */
const atOnce = 200;

/**
 * Posts the notifications after visits that took place, as far as anybody has said: once each by their key, however many workers
 * look, and how often. Whoever marks the patient as missed meanwhile has locked the visit, or drops the notification.
 */
@Injectable()
export class FollowUp {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
    private readonly rows: BookingRows,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    await transaction(this.db, (tx) => this.some(tx));
  }

  private async some(tx: EntityManager): Promise<void> {
    const { clinic, byId } = await this.catalogue.current(tx);
    const { policy } = clinic;
    if (policy.afterVisitMinutes === null) return;
    const at = this.clock.now();
    const ago = (minutes: number) => new Date(at.getTime() - minutes * 60_000);
    const now = minuteOfInstant(at);
    const over = (await tx.query(unthanked, [
      [...byId.location.keys()],
      ago(longestAfter(policy)),
      ago(policy.afterVisitMinutes),
    ])) as { reference: string; endsAt: Date; locationId: string }[];
    const due = over.flatMap(({ reference, endsAt, locationId }) => {
      const { timeZone } = byId.location.get(locationId)!;
      const when = afterVisit({ end: minuteOfInstant(endsAt), timeZone }, policy, now);
      return when && when.due <= now ? [{ reference, fleeting: { until: when.until, rest: when.rest } }] : [];
    });
    for (const { reference, fleeting } of due.slice(0, atOnce)) {
      const visit = await this.rows.byReference(reference, null, tx, true);
      if (tookPlace(visit.booking)) await this.post(tx, visit, fleeting, at);
    }
  }

  private async post(
    tx: EntityManager,
    visit: BookedVisit,
    fleeting: Pick<AfterVisit, 'until' | 'rest'>,
    at: Date,
  ): Promise<void> {
    const { id } = visit.booking;
    const notification = patientNotification(visit);
    await this.outbox.post(tx, {
      key: `aftercare/${id}`,
      channel: 'email',
      template: 'aftercare',
      to: visit.patient!.email!,
      data: {
        ...notification,
        ...fleeting,
        aftercare: aftercareFor(visit.treatment, visit.addOns, notification.locale),
        next: await this.nextOf(tx, visit, at),
      },
      about: id,
      at,
    });
  }

  private async nextOf(tx: EntityManager, { booking }: BookedVisit, now: Date): Promise<AfterVisit['next']> {
    const [next] = (await tx.query(
      `select b.starts_at as "startsAt", l.time_zone as "timeZone" from bookings b join locations l on l.id = b.location_id
       where b.patient_id = $1 and b.status in ('confirmed', 'arrived') and b.starts_at > $2 order by b.starts_at limit 1`,
      [booking.patientId, now],
    )) as { startsAt: Date; timeZone: string }[];
    return next ? { start: minuteOfInstant(next.startsAt), timeZone: next.timeZone } : null;
  }
}

const unthanked = `
  select b.reference, b.ends_at as "endsAt", b.location_id as "locationId"
  from bookings b join patients p on p.id = b.patient_id
  where b.location_id = any($1) and b.starts_at > $2 and b.ends_at <= $3
    and b.status in ('confirmed', 'arrived', 'started', 'done') and p.email is not null
    and not exists (select from unsubscribes s where s.address = lower(p.email))
    and not exists (select from notifications l where l.key = 'aftercare/' || b.id)
  order by b.ends_at, b.id`;
