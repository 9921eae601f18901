import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import { transaction } from '../../platform/database.client.js';
import { traceOf } from '../../platform/fault.js';
import { type Fetched, fetchOutside, type Outside } from '../../platform/fetch-outside.client.js';
import { NotFetched } from '../../platform/outside-url.js';
import { Keys } from '../../platform/keys.service.js';
import type { Intervals } from '../../time/intervals.js';
import { noteChange } from '../resource-changes.service.js';
import { CalendarReader } from './calendar-reader.service.js';
import { sealingContext } from './calendar-subscriptions.service.js';
import type { BusyQuestion, CalendarBusy } from './ical-busy.js';
import { minutesToNextRead } from './next-read.js';

/** Injection token of `Outside`. */
export const OUTSIDE = 'OUTSIDE';

interface Due {
  readonly id: string;
  readonly practitioner_id: string;
  readonly sealed_address: Buffer;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly copied_at: Date | null;
  readonly failures: number;
  readonly home: string;
  readonly horizon_days: number;
  readonly ours: readonly string[];
}

const atOnce = 4;
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

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly reader: CalendarReader,
    @Inject(OUTSIDE) private readonly outside: Outside,
  ) {}

  /** On `stopping` those in hand are finished and no other is begun. */
  async run(stopping?: AbortSignal): Promise<void> {
    const due = await this.db.query<Due[]>(dueNow, [this.clock.now()]);
    const next = () => (stopping?.aborted ? undefined : due.shift());
    const lane = async () => {
      for (let one = next(); one; one = next()) await this.refresh(one);
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
  }

  private async refresh(due: Due): Promise<void> {
    try {
      const fetched = await this.fetch(due);
      if (fetched === null) return await this.unchanged(due);
      const read = await this.reader.read(fetched.body, this.question(due));
      if (read === null) throw new NotFetched('no-calendar');
      await this.keep(due, fetched, read);
    } catch (fault) {
      const code = fault instanceof NotFetched ? fault.code : traceOf(fault);
      this.log.warn('calendar not read', { subscription: due.id, fault: code });
      await this.failed(due);
    }
  }

  /** Null: it has not changed, and our copy is fresh enough. */
  private fetch(due: Due): Promise<Fetched | null> {
    const copyIsOfToday = due.copied_at !== null && this.minute() - due.copied_at.getTime() / 60_000 < day;
    const known = copyIsOfToday ? { etag: due.etag, lastModified: due.last_modified } : null;
    return fetchOutside(this.keys.unseal(due.sealed_address, sealingContext(due.id)), known, this.outside);
  }

  /** By whole days, so that the same calendar gives the same copy until midnight. */
  private question({ home, horizon_days, ours }: Due): BusyQuestion {
    const from = Math.floor(this.minute() / day - 1) * day;
    return { from, until: from + (horizon_days + spareDays) * day, home, ours };
  }

  private async keep({ id, practitioner_id }: Due, fetched: Fetched, { busy, whole }: CalendarBusy): Promise<void> {
    const values = [id, this.clock.now(), this.next(0), fetched.etag, fetched.lastModified, whole];
    await transaction(this.db, async (tx) => {
      const [there] = await tx.query<[{ copy: string }[], number]>(good, values);
      // Somebody may have taken it away meanwhile.
      if (!there[0] || there[0].copy === JSON.stringify(busy)) return;
      await tx.query(`delete from imported_busy where subscription_id = $1`, [id]);
      await tx.query(insertCopy, [id, ...columnsOf(busy)]);
      await noteChange(tx, [practitioner_id]);
    });
  }

  private async unchanged({ id }: Due): Promise<void> {
    await this.db.query(
      `update calendar_subscriptions set read_at = $2, failures = 0, failed_since = null, next_at = $3 where id = $1`,
      [id, this.clock.now(), this.next(0)],
    );
  }

  private async failed({ id, failures }: Due): Promise<void> {
    await this.db.query(
      `update calendar_subscriptions set failures = $3, failed_since = coalesce(failed_since, $2), next_at = $4 where id = $1`,
      [id, this.clock.now(), failures + 1, this.next(failures + 1)],
    );
  }

  private next(failures: number): Date {
    return new Date(this.clock.now().getTime() + minutesToNextRead(failures) * 60_000);
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
const dueNow = `
  select s.id, s.practitioner_id, s.sealed_address, s.etag, s.last_modified, s.copied_at, s.failures, c.horizon_days,
    coalesce((select l.time_zone from offers o join locations l on l.id = o.location_id
      where o.practitioner_id = s.practitioner_id order by l.active desc, l.position, l.slug limit 1), 'UTC') as home,
    array(select prefix || b.id from bookings b, unnest(array['', 'practitioner-']) prefix
      where b.practitioner_id = s.practitioner_id and b.starts_at > $1::timestamptz - interval '2 days') as ours
  from calendar_subscriptions s join practitioners p on p.id = s.practitioner_id and p.active, clinic c
  where s.next_at <= $1 order by s.next_at limit 500`;

const good = `
  update calendar_subscriptions set read_at = $2, copied_at = $2, next_at = $3, etag = $4, last_modified = $5, whole = $6,
    failures = 0, failed_since = null
  where id = $1
  returning (select '[' || coalesce(string_agg((extract(epoch from from_at) / 60)::bigint || ',' ||
      (extract(epoch from until_at) / 60)::bigint, ',' order by from_at), '') || ']'
    from imported_busy where subscription_id = $1) as copy`;

const insertCopy = `
  insert into imported_busy (subscription_id, from_at, until_at)
  select $1, from_at, until_at from unnest($2::timestamptz[], $3::timestamptz[]) copy (from_at, until_at)`;
