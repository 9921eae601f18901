import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type BackOff, nextAttempt } from '../../platform/back-off.js';
import { Clock } from '../../platform/clock.js';
import { transaction } from '../../platform/database.client.js';
import { traceOf } from '../../platform/fault.js';
import { type Fetched, fetchOutside, type Outside } from '../../platform/fetch-outside.client.js';
import { NotFetched } from '../../platform/outside-url.js';
import { Keys } from '../../platform/keys.service.js';
import { type Leased, LeasedQueue, longestDue } from '../../platform/leased-queue.service.js';
import type { Intervals } from '../../time/intervals.js';
import { noteChange } from '../resource-changes.service.js';
import { emailsIn } from './calendar-address.js';
import { CalendarReader } from './calendar-reader.service.js';
import { sealingContext } from './calendar-subscriptions.service.js';
import type { BusyQuestion, CalendarBusy } from './ical-busy.js';

/** Injection token of `Outside`. */
export const OUTSIDE = 'OUTSIDE';

interface Due extends Leased {
  readonly practitioner_id: string;
  readonly sealed_address: Buffer;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly copied_at: Date | null;
  readonly home: string;
  readonly horizon_days: number;
  readonly ours: readonly string[];
  readonly email: string;
}

/** After failures in a row the pauses grow; a calendar that can be read is read every five minutes. */
const backOff: BackOff = { pauses: [300, 600, 1200, 2400, 3600], afterwards: 'repeat' };
const day = 24 * 60;
/** A copy reaches this much further than anybody can book, and is made anew each day. */
const spareDays = 15;

/**
 * Reads the calendars that are due. A copy is replaced by a better one or not at all; when a calendar cannot be read, for
 * whatever reason, the copy stays, with its age, and the next tries are further apart.
 */
@Injectable()
export class RefreshCalendars {
  private readonly log = new Logger('calendars');
  private readonly queue: LeasedQueue<Due>;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly reader: CalendarReader,
    @Inject(OUTSIDE) private readonly outside: Outside,
  ) {
    this.queue = new LeasedQueue(db, clock, {
      table: 'calendar_subscriptions',
      next: longestDue('calendar_subscriptions', 'practitioner_id in (select id from practitioners where active)'),
      columns,
      leaseSeconds: 120,
      atOnce: 4,
    });
  }

  async run(stopping?: AbortSignal): Promise<void> {
    await this.queue.run((due) => this.refresh(due), stopping);
  }

  /** One that was subscribed to a moment ago, while somebody waits: ten seconds at most. */
  async runOnly(id: string): Promise<void> {
    await this.queue.runOnly(id, (due) => this.refresh(due));
  }

  private async refresh(due: Due): Promise<void> {
    try {
      const address = this.keys.unseal(due.sealed_address, sealingContext(due.id));
      const fetched = await this.fetch(due, address);
      if (fetched === null) return await this.unchanged(due);
      const read = await this.reader.read(fetched.body, this.question(due, address));
      if (read === null) throw new NotFetched('no-calendar');
      await this.keep(due, fetched, read);
    } catch (fault) {
      const code = fault instanceof NotFetched ? fault.code : traceOf(fault);
      this.log.warn('calendar not read', { subscription: due.id, fault: code });
      await this.failed(due);
    }
  }

  /** Null: it has not changed, and our copy is fresh enough. */
  private fetch(due: Due, address: string): Promise<Fetched | null> {
    const copyIsOfToday = due.copied_at !== null && this.minute() - due.copied_at.getTime() / 60_000 < day;
    const known = copyIsOfToday ? { etag: due.etag, lastModified: due.last_modified } : null;
    return fetchOutside(address, known, this.outside);
  }

  /** By whole days, so that the same calendar gives the same copy until midnight. */
  private question({ home, horizon_days, ours, email }: Due, address: string): BusyQuestion {
    const from = Math.floor(this.minute() / day - 1) * day;
    const owners = [email.toLowerCase(), ...emailsIn(address)];
    return { from, until: from + (horizon_days + spareDays) * day, home, ours, owners };
  }

  private async keep(due: Due, fetched: Fetched, { busy, whole }: CalendarBusy): Promise<void> {
    const { id, practitioner_id } = due;
    await transaction(this.db, async (tx) => {
      const values = [this.clock.now(), this.next(1), fetched.etag, fetched.lastModified, whole];
      // Somebody may have removed the subscription meanwhile.
      if (!(await this.queue.settle(due, good, values, tx))) return;
      const [{ copy }] = (await tx.query(copyOf, [id])) as [{ copy: string }];
      if (copy === JSON.stringify(busy)) return;
      await tx.query(`delete from imported_busy where subscription_id = $1`, [id]);
      await tx.query(insertCopy, [id, ...columnsOf(busy)]);
      await noteChange(tx, [practitioner_id]);
    });
  }

  private async unchanged(due: Due): Promise<void> {
    const set = `read_at = $3, attempts = 0, failed_since = null, due_at = $4`;
    await this.queue.settle(due, set, [this.clock.now(), this.next(1)]);
  }

  private async failed(due: Due): Promise<void> {
    const set = `failed_since = coalesce(failed_since, $3), due_at = $4`;
    await this.queue.settle(due, set, [this.clock.now(), this.next(due.attempts)]);
  }

  private next(attempts: number): Date {
    return nextAttempt(attempts, this.clock.now(), backOff)!;
  }

  private minute(): number {
    return Math.floor(this.clock.now().getTime() / 60_000);
  }
}

function columnsOf(busy: Intervals): [froms: Date[], untils: Date[]] {
  const dates = busy.map((minute) => new Date(minute * 60_000));
  return [dates.filter((_, i) => i % 2 === 0), dates.filter((_, i) => i % 2 === 1)];
}

// Home is the first place where the practitioner offers anything. Ours: practitioners get invitations to their visits,
// and their calendar gives them back to us; counted twice, a patient's rest would be busy time, and so would the old time
// of a visit that moved.
const columns = `practitioner_id, sealed_address, etag, last_modified, copied_at,
  (select email from practitioners where id = practitioner_id) as email,
  (select horizon_days from clinic) as horizon_days,
  coalesce((select l.time_zone from offers o join locations l on l.id = o.location_id
    where o.practitioner_id = calendar_subscriptions.practitioner_id order by l.active desc, l.position, l.slug limit 1), 'UTC') as home,
  array(select prefix || b.id from bookings b, unnest(array['', 'practitioner-']) prefix
    where b.practitioner_id = calendar_subscriptions.practitioner_id and b.starts_at > $1::timestamptz - interval '2 days') as ours`;

const good = `read_at = $3, copied_at = $3, due_at = $4, etag = $5, last_modified = $6, whole = $7, attempts = 0, failed_since = null`;

const copyOf = `
  select '[' || coalesce(string_agg((extract(epoch from from_at) / 60)::bigint || ',' || (extract(epoch from until_at) / 60)::bigint, ','
    order by from_at), '') || ']' as copy
  from imported_busy where subscription_id = $1`;

const insertCopy = `
  insert into imported_busy (subscription_id, from_at, until_at)
  select $1, from_at, until_at from unnest($2::timestamptz[], $3::timestamptz[]) copy (from_at, until_at)`;
