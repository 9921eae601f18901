import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Catalogue } from '../../availability/catalogue.service.js';
import type { Snapshot } from '../../availability/snapshot.js';
import { Outbox } from '../../notifications/outbox.service.js';
import { Clock } from '../../platform/clock.js';
import { transaction } from '../../platform/database.client.js';
import { normalise } from '../../time/intervals.js';
import { recallDaysOf } from '../../treatments/terms.js';
import { instantOfMinute, minuteOfInstant } from '../booking.js';
import { BookingRows } from '../booking-rows.service.js';
import { tookPlace } from './after-visit.js';
import { patientNotification } from './booking-notifications.js';
import { daysAfterOff, recall, startsDue } from './recall.js';
import { unreached } from './unreached.js';

/** The last visit of somebody who has none ahead. */
interface Last {
  readonly reference: string;
  readonly endsAt: Date;
  readonly locationId: string;
  readonly treatmentId: string;
  readonly offAt: Date | null;
}

/** Messages in one transaction. */
const atOnce = 200;

/**
 * Invites patients who have not come back, once after each last visit: its row in `recalls` stays when the message is long deleted.
 * Whoever books before the message leaves does not get it (`DeliveryOrder`).
 */
@Injectable()
export class Recall {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
    private readonly rows: BookingRows,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Until nothing is due, or `stopping`. */
  async run(stopping?: AbortSignal): Promise<void> {
    const posted = stopping?.aborted ? 0 : await transaction(this.db, (tx) => this.some(tx));
    if (posted === atOnce) await this.run(stopping);
  }

  /** Answers how many it looked at. */
  private async some(tx: EntityManager): Promise<number> {
    const snapshot = await this.catalogue.current(tx);
    const { clinic, byId } = snapshot;
    const at = this.clock.now();
    const now = minuteOfInstant(at);
    const starts = windowsIn(snapshot, now);
    if (starts.length === 0) return 0;
    const [from, until] = [0, 1].map((end) => starts.filter((_, n) => n % 2 === end).map(instantOfMinute));
    const all = (await tx.query(lastVisits, [[...byId.location.keys()], from, until, at])) as Last[];
    const due = all.flatMap(({ reference, endsAt, locationId, treatmentId, offAt }) => {
      const last = {
        end: minuteOfInstant(endsAt),
        timeZone: byId.location.get(locationId)!.timeZone,
        offAt: offAt && minuteOfInstant(offAt),
      };
      const recallDays = recallDaysOf(clinic.policy, byId.treatment.get(treatmentId)!);
      const sending = recall(last, { ...clinic.policy, recallDays }, now);
      return sending ? [{ reference, sending }] : [];
    });
    const some = due.slice(0, atOnce);
    for (const { reference, sending } of some) {
      const visit = await this.rows.byReference(reference, null, tx, true);
      const { booking, record } = visit;
      if (!tookPlace(booking) || !(await this.isFirst(tx, booking.id, at))) continue;
      const patient = { name: record!.name, email: record!.email! };
      await this.outbox.post(tx, {
        key: `recall/${booking.id}`,
        channel: 'email',
        template: 'recall',
        to: patient.email,
        data: { ...patientNotification(visit), patient, ...sending },
        about: booking.id,
        at,
      });
    }
    return some.length;
  }

  private async isFirst(tx: EntityManager, bookingId: string, at: Date): Promise<boolean> {
    const posted = await tx.query<unknown[]>(
      `insert into recalls (booking_id, posted_at) values ($1, $2) on conflict do nothing returning booking_id`,
      [bookingId, at],
    );
    return posted.length > 0;
  }
}

/** When the visits began that are looked at: `[from, until, …]`, none twice. */
function windowsIn({ clinic, byId }: Snapshot, now: number): readonly number[] {
  const days = [...byId.treatment.values()]
    .filter(({ kind }) => kind === 'base')
    .map((treatment) => recallDaysOf(clinic.policy, treatment));
  const wanted = new Set(days.filter((some) => some > 0));
  if (wanted.size === 0) return [];
  return normalise([...wanted.add(daysAfterOff)].flatMap((some) => startsDue(some, now)));
}

// From the few visits that began so long ago to their patients, and to the last visit of each. Whoever waits for the button of a
// provisional booking has booked.
const lastVisits = `
  with seen as materialized (
    select distinct e.patient_id from unnest($2::timestamptz[], $3::timestamptz[]) w (from_at, until_at)
    join bookings e on e.location_id = any($1) and e.starts_at > w.from_at and e.starts_at <= w.until_at and e.status <> 'held')
  select last.reference, last.ends_at as "endsAt", last.location_id as "locationId", last.treatment_id as "treatmentId",
    off.at as "offAt"
  from seen
  join patients p on p.id = seen.patient_id and p.merged_into is null and p.erased_at is null
  join proven_addresses a on a.email_key = p.email_key
  cross join lateral (
    select * from bookings b where b.patient_id = p.id and b.status in ('confirmed', 'arrived', 'started', 'done')
    order by b.starts_at desc, b.id desc limit 1) last
  cross join lateral (
    select max(b.starts_at) as at from bookings b
    where b.patient_id = p.id and b.status in ('cancelled', 'no-show') and b.starts_at > last.starts_at and b.starts_at <= $4) off
  where last.ends_at <= $4
    and not exists (select from recalls r where r.booking_id = last.id)
    and not exists (select from unsubscribes s where s.address = lower(p.email))
    and not exists (select from erasures r where r.patient_id = p.id)
    and not exists (select from bookings b where b.patient_id = p.id and b.status = 'held' and b.hold_expires_at > $4)
    and not exists (select from bookings b where b.patient_id = p.id and b.said_email is null and ${unreached('b', 'p')})
  order by last.ends_at, last.id`;
