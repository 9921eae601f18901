import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ownOnly, type StaffActor } from '../../../accounts/staff-actor.js';
import { type Booking, isUpcoming, type ShownStatus } from '../../../bookings/booking.js';
import type { Course } from '../../../bookings/course.js';
import { shownStatusOf } from '../../../bookings/booking.table.js';
import { unreached } from '../../../bookings/notices/unreached.js';
import { isRecalled } from '../../../bookings/notices/recall.js';
import { isOwnPatient } from '../../../bookings/by-staff/own-patients.js';
import type { Notification } from '../../../notifications/notification.js';
import type { Reachable } from '../../../patients/contact.js';
import { Clock } from '../../../platform/clock.js';
import { prepared } from '../../../platform/database.client.js';
import { Refusal } from '../../../platform/refusal.js';
import type { VisitCounts } from './patient-view.js';

export interface PatientRow extends Reachable {
  readonly id: string;
  readonly locale: string;
  readonly createdAt: Date;
  /** Since when we know that they read what is sent to their address. */
  readonly provenAt: Date | null;
  readonly remindersStopped: boolean;
  /** As far as the desk has said. */
  readonly isRecalled: boolean;
}

type Listed =
  | 'reference'
  | 'practitionerId'
  | 'locationId'
  | 'treatmentId'
  | 'addOnIds'
  | 'startsAt'
  | 'endsAt'
  | 'cancelledBy';
export type PatientVisitRow = Pick<Booking, Listed> & {
  readonly status: ShownStatus;
  /** A notification about it did not arrive, and nobody has seen to that. */
  readonly unreached: boolean;
};

export type SaidRow = Pick<Booking, 'reference' | 'startsAt' | 'locationId' | 'saidName' | 'saidEmail' | 'saidPhone'>;

export interface MessageRow {
  readonly id: string;
  readonly channel: Notification['channel'];
  readonly template: Notification['template'];
  readonly to: string;
  readonly status: 'due' | 'sent' | 'failed' | 'superseded' | 'kept';
  readonly postedAt: Date;
  readonly sentAt: Date | null;
  readonly undeliveredAt: Date | null;
  readonly settled: boolean;
  /** What the mail server said last, in codes. */
  readonly fault: string | null;
  /** Of the visit it is about. */
  readonly reference: string | null;
  readonly startsAt: Date | null;
  readonly locationId: string | null;
}

/** Of the time before the clinic came here, in the words of the other program. */
export interface EarlierRow {
  readonly id: string;
  readonly startsAt: Date;
  readonly treatment: string;
  readonly practitioner: string;
}

export interface CourseRow
  extends Pick<Course, 'id' | 'treatmentId' | 'addOnIds' | 'planned' | 'everyDays' | 'endedAt'> {
  readonly done: number;
  readonly ahead: number;
  /** The next one, or else the last. */
  readonly reference: string;
}

export interface PatientRecordRows {
  readonly patient: PatientRow;
  readonly ahead: readonly PatientVisitRow[];
  readonly past: readonly PatientVisitRow[];
  /** For the desk, the latest ones. */
  readonly earlier: readonly EarlierRow[];
  /** The latest first. */
  readonly courses: readonly CourseRow[];
  readonly counts: VisitCounts;
  readonly said: readonly SaidRow[];
  readonly messages: readonly MessageRow[];
  readonly household: readonly Pick<PatientRow, 'id' | 'name'>[];
}

/** Past visits on one page. */
export const perPage = 10;

/** What is known of one patient, as far as whoever asks may know it: a practitioner sees visits and messages of their own diary. */
@Injectable()
export class PatientRows {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found: nobody, or not theirs */
  async patient(by: StaffActor, id: string): Promise<PatientRow> {
    const [row] = await prepared<PatientRow>(this.db, 'patient-record', patient, [id, ownOnly(by)]);
    if (!row) throw new Refusal('not-found');
    return row;
  }

  /** Of their visits ahead, as many as they are told about when their address changes. */
  async countAhead(by: StaffActor, id: string): Promise<number> {
    const values = [id, ownOnly(by), this.clock.now()];
    return (await prepared<PatientVisitRow>(this.db, 'patient-ahead', aheadOf, values)).filter(isUpcoming).length;
  }

  /** The reference of their latest visit with this practitioner, if there was any. */
  async latestWith(practitionerId: string, id: string): Promise<string | undefined> {
    const text = `select reference from bookings where patient_id = $1 and practitioner_id = $2 and status <> 'held'
      order by starts_at desc, id limit 1`;
    const [row] = await prepared<PatientVisitRow>(this.db, 'patient-latest-with', text, [id, practitionerId]);
    return row?.reference;
  }

  /** All visits, the latest first: two hundred at most. */
  visits(by: StaffActor, id: string): Promise<PatientVisitRow[]> {
    return prepared<PatientVisitRow>(this.db, 'patient-visits', allOf, [id, ownOnly(by), this.clock.now()]);
  }

  /** As many statements for two hundred visits as for one. `page`: of the past visits, from 1. @throws Refusal not-found */
  async read(by: StaffActor, id: string, page: number): Promise<PatientRecordRows> {
    const record = await this.patient(by, id);
    const values = [id, ownOnly(by)];
    const now = this.clock.now();
    const [ahead, past, earlier, courses, [counts], said, messages, household] = await Promise.all([
      prepared<PatientVisitRow>(this.db, 'patient-ahead', aheadOf, [...values, now]),
      prepared<PatientVisitRow>(this.db, 'patient-past', pastOf, [...values, now, (page - 1) * perPage]),
      by.everyDiary ? prepared<EarlierRow>(this.db, 'patient-earlier', earlierOf, [id]) : [],
      prepared<CourseRow>(this.db, 'patient-courses', coursesOf, [...values, now]),
      prepared<VisitCounts>(this.db, 'patient-counts', countsOf, [...values, now]),
      by.everyDiary ? prepared<SaidRow>(this.db, 'patient-said', saidOf, [id]) : [],
      prepared<MessageRow>(this.db, 'patient-messages', messagesOf, values),
      prepared<PatientRow>(this.db, 'patient-household', householdOf, values),
    ]);
    return { patient: record, ahead, past, earlier, courses, counts: counts!, said, messages, household };
  }
}

const patient = `
  select p.id, p.name, p.email, p.phone, p.locale, p.created_at as "createdAt", a.proven_at as "provenAt",
    exists (select from unsubscribes u where u.address = lower(p.email)) as "remindersStopped",
    ${isRecalled('p.id')} as "isRecalled"
  from patients p left join proven_addresses a on a.email_key = p.email_key
  where p.id = (select coalesce(merged_into, id) from patients where id = $1) and p.erased_at is null and ${isOwnPatient('p.id', '$2')}`;

const theirs = `b.patient_id = $1 and ($2::uuid is null or b.practitioner_id = $2)`;
const isAhead = `(b.ends_at > $3 and (b.status in ('confirmed', 'arrived', 'started') or b.status = 'held' and b.hold_expires_at > $3))`;
const isPast = `not ${isAhead} and b.status <> 'held'`;
const visits = `
  select b.reference, ${shownStatusOf('b')} as status, b.practitioner_id as "practitionerId", b.location_id as "locationId", b.treatment_id as "treatmentId",
    b.add_on_ids as "addOnIds", b.starts_at as "startsAt", b.ends_at as "endsAt", b.cancelled_by as "cancelledBy",
    b.ends_at > $3 and ${unreached('b', 'p')} as unreached
  from bookings b join patients p on p.id = b.patient_id where ${theirs}`;
const allOf = `${visits} and b.status <> 'held' order by b.starts_at desc, b.id limit 200`;
const aheadOf = `${visits} and ${isAhead} order by b.starts_at, b.id limit 50`;
const pastOf = `${visits} and ${isPast} order by b.starts_at desc, b.id limit ${perPage} offset $4`;
const earlierOf = `
  select id, starts_at as "startsAt", treatment, practitioner from earlier_visits where patient_id = $1
  order by starts_at desc, id limit 20`;
const coursesOf = `
  select c.id, c.treatment_id as "treatmentId", c.add_on_ids as "addOnIds", c.planned, c.every_days as "everyDays",
    c.ended_at as "endedAt", count(*) filter (where b.status = 'done')::int as done, count(*) filter (where ${isAhead})::int as ahead,
    (array_agg(b.reference order by ${isAhead} desc, abs(extract(epoch from b.starts_at - $3))))[1] as reference
  from bookings b join courses c on c.id = b.course_id where ${theirs} and b.status <> 'held'
  group by c.id order by c.created_at desc, c.id limit 10`;
const countsOf = `
  select count(*)::int as past, count(*) filter (where b.status = 'done')::int as done,
    count(*) filter (where b.status = 'no-show')::int as missed,
    count(*) filter (where b.cancelled_by = 'patient'
      and b.cancelled_at > b.starts_at - b.cancel_notice_minutes * interval '1 minute')::int as "canceledLate"
  from bookings b where ${theirs} and ${isPast}`;
const saidOf = `
  select reference, starts_at as "startsAt", location_id as "locationId", said_name as "saidName", said_email as "saidEmail",
    said_phone as "saidPhone"
  from bookings where patient_id = $1 and status not in ('held', 'cancelled') and coalesce(said_name, said_email, said_phone) is not null
  order by starts_at desc, id limit 5`;

// Those to practitioners and administrators have other names.
const messagesOf = `
  select m.id, m.channel, m.template, m.recipient as to, m.status, m.posted_at as "postedAt", m.sent_at as "sentAt",
    m.undelivered_at as "undeliveredAt", m.settled_at is not null as settled, m.last_fault as fault, b.reference,
    b.starts_at as "startsAt", b.location_id as "locationId"
  from notifications m left join bookings b on b.id = m.about
  where m.about in (select id from bookings b where ${theirs} union all select $1 where $2::uuid is null)
    and (m.template like 'booking-%' or m.template like 'waitlist-%' or m.template in ('reminder', 'decline-asked', 'aftercare', 'recall', 'erasure-asked'))
  order by m.posted_at desc, m.id desc limit 10`;

const householdOf = `
  select p.id, p.name from patients o join patients p on p.email_key = o.email_key and p.id <> o.id
  where o.id = $1 and p.merged_into is null and ${isOwnPatient('p.id', '$2')} order by p.name, p.id limit 12`;
