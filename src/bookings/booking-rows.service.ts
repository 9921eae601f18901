import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Catalogue } from '../availability/catalogue.service.js';
import { Clock } from '../platform/clock.js';
import { prepared, type Via } from '../platform/database.client.js';
import { Keys, sha256 } from '../platform/keys.service.js';
import { Refusal } from '../platform/refusal.js';
import { readVisitToken } from '../notifications/visit-link.js';
import type { Reachable } from '../patients/contact.js';
import { emailKey } from '../patients/identity.js';
import { lastSeenOf } from '../patients/last-seen.service.js';
import { kindOf } from '../patients/returning.js';
import { type Booking, visibleUntil } from './booking.js';
import { bookingColumns } from './booking.table.js';
import { type BookedVisit, bookedVisit } from './booked-visit.js';

interface Row extends Booking {
  /** Read in the same statement, so that names and terms are never older than the row. */
  readonly clinicVersion: string;
  readonly course: BookedVisit['course'];
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

interface Linked extends Row {
  readonly lastSeenAt: Date | null;
}

/**
 * Reads bookings, one at a time: by the secret of the hold or of the link for patients, by reference for staff. With `lock`
 * the row stays locked until the transaction ends, as a change needs it.
 */
@Injectable()
export class BookingRows {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /** Whether anybody has ever booked anything. */
  async any(): Promise<boolean> {
    const [{ booked }] = await this.db.query<[{ booked: boolean }]>(`select exists (select from bookings) as booked`);
    return booked;
  }

  /**
   * Also finds the visit that was confirmed from it, for an hour: long enough for a second click or a lost connection. After
   * that the address of the form, which stays in the browser's history, opens nothing.
   * @throws Refusal hold-expired: no such hold any more
   */
  async byHold(hold: string, via: Via = this.db, lock = false): Promise<BookedVisit> {
    const anHourAgo = new Date(this.clock.now().getTime() - 3_600_000);
    const where = `b.hold_hash = $1 and (b.status = 'held' or b.confirmed_at > $2)`;
    const row = await this.one('hold', where, [sha256(hold), anHourAgo], via, lock);
    if (!row) throw new Refusal('hold-expired');
    return this.visit(row, via);
  }

  /** It has been confirmed, however long ago. */
  async isSpentHold(hold: string, via: Via = this.db): Promise<boolean> {
    const text = `select from bookings where hold_hash = $1 and status <> 'held'`;
    return (await prepared(via, 'spent-hold', text, [sha256(hold)])).length > 0;
  }

  /** With its `kind`, if the link was sent to the address. @throws Refusal not-found: no such link, or over for more than a day */
  async byLink(token: string, via: Via = this.db, lock = false): Promise<BookedVisit> {
    const { secret, isProven } = readVisitToken(this.keys, token);
    const row = await this.one<Linked>('link', 'b.link_hash = $1', [sha256(secret)], via, lock, lastSeenAt);
    const now = this.clock.now();
    if (!row || now > visibleUntil(row)) throw new Refusal('not-found');
    const { lastSeenAt: seenAt, ...booking } = row;
    const visit = await this.visit(booking, via);
    return isProven ? { ...visit, kind: kindOf(seenAt, visit.clinic.policy.returningMonths, now) } : visit;
  }

  /** @throws Refusal hold-expired: it was provisional, and is gone */
  async byId(id: string, via: Via = this.db, lock = false): Promise<BookedVisit> {
    const row = await this.one('id', 'b.id = $1', [id], via, lock);
    if (!row) throw new Refusal('hold-expired');
    return this.visit(row, via);
  }

  /**
   * For staff. `own`: the practitioner whose visits alone they may see; null: everyone's.
   * @throws Refusal not-found
   */
  async byReference(reference: string, own: string | null, via: Via = this.db, lock = false): Promise<BookedVisit> {
    const where = `b.reference = $1 and b.status <> 'held' and ($2::uuid is null or b.practitioner_id = $2)`;
    const row = await this.one('reference', where, [reference.toUpperCase(), own], via, lock);
    if (!row) throw new Refusal('not-found');
    return this.visit(row, via);
  }

  /** The same to look at, also while it is provisional. @throws Refusal not-found */
  async shownTo(own: string | null, reference: string, via: Via = this.db, lock = false): Promise<BookedVisit> {
    const where = `b.reference = $1 and ($2::uuid is null or b.practitioner_id = $2)
      and (b.status <> 'held' or b.patient_id is not null and b.hold_expires_at > $3)`;
    const row = await this.one('shown', where, [reference.toUpperCase(), own, this.clock.now()], via, lock);
    if (!row) throw new Refusal('not-found');
    return this.visit(row, via);
  }

  /**
   * Of the patients at this address, for whoever has proven that it is theirs: the latest first, two hundred at most.
   */
  async atAddress(email: string): Promise<readonly BookedVisit[]> {
    const text = `select ${columns} from bookings b join patients p on p.id = b.patient_id
      where p.email_key = $1 and b.status <> 'held' order by b.starts_at desc, b.id limit 200`;
    const rows = await prepared<Row>(this.db, 'bookings-at-address', text, [emailKey(email)]);
    return Promise.all(rows.map((row) => this.visit(row, this.db)));
  }

  /** All visits of a course, in order. */
  async ofCourse(id: string, via: Via = this.db): Promise<readonly BookedVisit[]> {
    const text = `select ${columns} from bookings b left join patients p on p.id = b.patient_id
      where b.course_id = $1 order by b.course_position`;
    const rows = await prepared<Row>(via, 'bookings-of-course', text, [id]);
    return Promise.all(rows.map((row) => this.visit(row, via)));
  }

  /** Of those at an address: one of them. @throws Refusal not-found */
  async ofAddress(email: string, reference: string, via: Via = this.db, lock = false): Promise<BookedVisit> {
    const row = await this.one(
      'address',
      `b.reference = $2 and p.email_key = $1 and b.status <> 'held'`,
      [emailKey(email), reference],
      via,
      lock,
    );
    if (!row) throw new Refusal('not-found');
    return this.visit(row, via);
  }

  private async visit({ name, email, phone, clinicVersion, course, ...booking }: Row, via: Via): Promise<BookedVisit> {
    const record: Reachable | null = name === null ? null : { name, email, phone };
    const snapshot = await this.catalogue.asOf(clinicVersion, via === this.db ? undefined : via);
    return { ...bookedVisit(booking, record, snapshot), course };
  }

  private async one<Found extends Row = Row>(
    name: string,
    where: string,
    values: readonly unknown[],
    via: Via,
    lock: boolean,
    more = '',
  ): Promise<Found | undefined> {
    const text = `select ${columns} ${more} from bookings b left join patients p on p.id = b.patient_id where ${where} ${lock ? 'for update of b' : ''}`;
    const read = () => prepared<Found>(via, `booking-by-${name}${lock ? '-locked' : ''}`, text, values);
    const [row] = await read();
    // After a wait for the lock PostgreSQL shows the row as it is now, joined with the patients as they were before.
    return row?.patientId && row.name === null ? (await read())[0] : row;
  }
}

const columns = `${bookingColumns('b')}, p.name, p.email, p.phone, (select version::text from clinic) as "clinicVersion",
  case when b.course_id is not null then (
    select jsonb_build_object('planned', c.planned, 'done', (select count(*) from bookings d where d.course_id = c.id and d.status = 'done'))
    from courses c where c.id = b.course_id) end as course`;
const lastSeenAt = `, ${lastSeenOf('b.patient_id')} as "lastSeenAt"`;
