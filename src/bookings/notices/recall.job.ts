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
import { daysAfterCourse, daysAfterOff, isRecalled, recall, startsDue } from './recall.js';
import { unreached } from './unreached.js';

/** The last visit of somebody who has none ahead. */
interface Last {
  readonly reference: string;
  readonly endsAt: Date;
  readonly locationId: string;
  readonly treatmentId: string;
  readonly everyDays: number | null;
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
    const starts = await this.startsDue(tx, snapshot, now);
    if (starts.length === 0) return 0;
    const [from, until] = [0, 1].map((end) => starts.filter((_, n) => n % 2 === end).map(instantOfMinute));
    const all = (await tx.query(lastVisits, [[...byId.location.keys()], from, until, at])) as Last[];
    const due = all.flatMap(({ reference, endsAt, locationId, treatmentId, everyDays, offAt }) => {
      const last = {
        end: minuteOfInstant(endsAt),
        timeZone: byId.location.get(locationId)!.timeZone,
        everyDays,
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

  /** When the visits began that are looked at: `[from, until, …]`, none twice. */
  private async startsDue(tx: EntityManager, { clinic, byId }: Snapshot, now: number): Promise<readonly number[]> {
    const days = [...byId.treatment.values()]
      .filter(({ kind }) => kind === 'base')
      .map((treatment) => recallDaysOf(clinic.policy, treatment));
    const wanted = new Set(days.filter((some) => some > 0));
    if (wanted.size === 0) return [];
    const courses = await tx.query<{ everyDays: number }[]>(`select distinct every_days as "everyDays" from courses`);
    const all = [...wanted, ...courses.map(({ everyDays }) => daysAfterCourse(everyDays)), daysAfterOff];
    return normalise([...new Set(all)].flatMap((some) => startsDue(some, now)));
  }

  private async isFirst(tx: EntityManager, bookingId: string, at: Date): Promise<boolean> {
    const posted = await tx.query<unknown[]>(
      `insert into recalls (booking_id, posted_at) values ($1, $2) on conflict do nothing returning booking_id`,
      [bookingId, at],
    );
    return posted.length > 0;
  }
}

const stands = (visit: string) => `${visit}.status in ('confirmed', 'arrived', 'started', 'done')`;

// From the few visits that began so long ago to their patients, and to the last visit of each; one by one, whatever the planner
// expects, so that nothing here grows with the past. Whoever waits for the button of a provisional booking has booked.
const lastVisits = `
  with seen as materialized (
    select distinct e.patient_id from unnest($2::timestamptz[], $3::timestamptz[]) w (from_at, until_at)
    join bookings e on e.location_id = any($1) and e.starts_at > w.from_at and e.starts_at <= w.until_at and e.status <> 'held')
  select last.reference, last.ends_at as "endsAt", last.location_id as "locationId", last.treatment_id as "treatmentId",
    course.every_days as "everyDays", off.at as "offAt"
  from seen
  cross join lateral (
    select p.id, p.email from patients p join proven_addresses a on a.email_key = p.email_key
    where p.id = seen.patient_id and p.merged_into is null limit 1) p
  cross join lateral (
    select * from bookings b where b.patient_id = p.id and ${stands('b')} order by b.starts_at desc, b.id desc limit 1) last
  left join lateral (
    select c.every_days from courses c where c.id = last.course_id
      and c.planned > (select count(*) from bookings b where b.course_id = c.id and ${stands('b')}) limit 1) course on true
  cross join lateral (
    select max(b.starts_at) as at from bookings b
    where b.patient_id = p.id and b.status in ('cancelled', 'no-show') and b.starts_at > last.starts_at and b.starts_at <= $4) off
  left join lateral (
    select true as no from recalls r where r.booking_id = last.id
    union all select true where not ${isRecalled('p.id')}
    union all select true from unsubscribes s where s.address = lower(p.email)
    union all select true from erasures r where r.patient_id = p.id
    union all select true from waitlist_entries w where w.patient_id = p.id and w.status = 'waiting'
    union all select true from bookings b where b.patient_id = p.id and b.status = 'held' and b.hold_expires_at > $4
    union all select true from bookings b where b.patient_id = p.id and b.said_email is null and ${unreached('b', 'p')}
    limit 1) against on true
  where last.ends_at <= $4 and against.no is null
  order by last.ends_at, last.id`;
