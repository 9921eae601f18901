import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { prepared, type Via } from '../platform/database.client.js';
import { SingleFlight } from '../platform/single-flight.service.js';
import type { Intervals } from '../time/intervals.js';
import { resourceChanges, type Seen } from './resource-changes.service.js';

export interface Busy {
  /** `clinic.version` at the moment of reading. */
  readonly clinicVersion: string;
  /** When each resource is taken, by its id; perhaps of others too. Merged where claims touch; the same list while nothing changes. */
  readonly busy: ReadonlyMap<string, Intervals>;
}

interface Kept {
  readonly busy: Intervals;
  /** Epoch milliseconds at which the first hold in it expires. */
  readonly trueUntil: number;
}

/** More would be a clinic of a size nobody has; the oldest then leave. */
const most = 20_000;
/** So long somebody may look at a list of times before they take one. */
const minutesToChoose = 10;

/**
 * When resources are taken: claims, and for practitioners what their own calendars say. The database notes the changes of
 * both, so one short statement tells which of the lists in memory are out of date, and another reads those: an answer is
 * never older than its question.
 */
@Injectable()
export class BusyTimes {
  private readonly kept = new Map<string, Kept>();
  /** Every list in memory is at least as new. */
  private seen: Seen | null = null;
  /** Counts the answers about changes; and the one that last named a resource, or any of those no longer counted apart. */
  private heard = 0;
  private readonly heardOf = new Map<string, number>();
  private heardOfAll = 0;
  private rereading = false;
  private readonly outside = AsyncLocalStorage.snapshot();
  private readonly present = new SingleFlight<readonly string[], Busy>((asked) => this.read(asked));

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** From yesterday to the last claim there is. Lapsed holds do not count. */
  of(resourceIds: readonly string[]): Promise<Busy> {
    return this.present.ask(resourceIds);
  }

  /** As last read; perhaps no longer so. Undefined where one of them has not been read. */
  remembered(resourceIds: readonly string[]): ReadonlyMap<string, Intervals> | undefined {
    const busy = new Map<string, Intervals>();
    for (const id of resourceIds) {
      const kept = this.kept.get(id);
      if (!kept) return undefined;
      busy.set(id, kept.busy);
    }
    return busy;
  }

  /**
   * They have turned out to be taken when they were remembered to be free. What has changed since the last reading is read again,
   * without anybody waiting for it, so that whoever comes next can guess; and outside the transaction that was refused, since others
   * may come to share the question.
   */
  discard(resourceIds: readonly string[]): void {
    const known = this.rereading ? undefined : [...this.kept.keys()];
    for (const id of resourceIds) this.kept.delete(id);
    if (!known) return;
    const over = () => (this.rereading = false);
    this.rereading = true;
    this.outside(() => this.of(known)).then(over, over);
  }

  private async read(asked: readonly (readonly string[])[]): Promise<Busy> {
    const { seen, clinicVersion, changed } = await resourceChanges(this.db, this.seen);
    this.forget(changed);
    this.seen = seen;
    const now = this.clock.now();
    const busy = new Map<string, Intervals>();
    const stale: string[] = [];
    for (const ids of asked) {
      for (const id of ids) {
        if (busy.has(id)) continue;
        const kept = this.kept.get(id);
        const known = kept && now.getTime() < kept.trueUntil;
        busy.set(id, known ? kept.busy : []);
        if (!known) stale.push(id);
      }
    }
    if (stale.length) {
      const { heard } = this;
      const rows = await prepared<Row>(this.db, 'busy-from', from, [stale, now]);
      for (const row of rows) busy.set(row.id, this.keep(row, heard));
    }
    return { clinicVersion, busy };
  }

  private forget(changed: ReadonlySet<string> | undefined): void {
    this.heard++;
    if (!changed) {
      this.kept.clear();
      this.heardOfAll = this.heard;
      return;
    }
    for (const id of changed) {
      this.kept.delete(id);
      this.heardOf.set(id, this.heard);
    }
    if (this.heardOf.size <= most) return;
    this.heardOf.clear();
    this.heardOfAll = this.heard;
  }

  /** Only between two minutes, straight from the table, as if some bookings were not there. */
  async between(
    resourceIds: readonly string[],
    { from, until }: { readonly from: number; readonly until: number },
    {
      without = null,
      via = this.db,
    }: { readonly without?: string | readonly string[] | null; readonly via?: Via } = {},
  ): Promise<Busy> {
    const rows = await prepared<Row>(via, 'busy-between', between, [
      resourceIds,
      new Date(from * 60_000),
      new Date(until * 60_000),
      this.clock.now(),
      [without ?? []].flat(),
    ]);
    return {
      clinicVersion: rows[0]?.clinic ?? '0',
      busy: new Map(rows.map((row) => [row.id, read(row).busy])),
    };
  }

  /** What was booked or held there while somebody may have looked at a list, the latest first; a few at most. */
  async bookedLately(
    resourceIds: readonly string[],
    { from, until }: { readonly from: number; readonly until: number },
    via: Via = this.db,
  ): Promise<readonly string[]> {
    const since = new Date(this.clock.now().getTime() - minutesToChoose * 60_000);
    const [at, end] = [from, until].map((minute) => new Date(minute * 60_000));
    const rows = await prepared<{ id: string }>(via, 'booked-lately', lately, [resourceIds, at, end, since]);
    return rows.map(({ id }) => id);
  }

  /** `heard`: when the row was asked for. Others may have heard of a change since that it does not show. */
  private keep(row: Row, heard: number): Intervals {
    const kept = read(row);
    if (Math.max(this.heardOfAll, this.heardOf.get(row.id) ?? 0) > heard) return kept.busy;
    this.kept.delete(row.id);
    this.kept.set(row.id, kept);
    if (this.kept.size > most) this.kept.delete(this.kept.keys().next().value!);
    return kept.busy;
  }
}

interface Row {
  readonly id: string;
  readonly clinic: string;
  /** JSON `[from, until, lapses, …]`: epoch minutes, and the epoch milliseconds at which a hold lapses (0: it is a visit). */
  readonly claims: string;
}

function read({ claims: text }: Row): Kept {
  const claims = JSON.parse(text) as number[];
  const busy: number[] = [];
  let trueUntil = Infinity;
  for (let i = 0; i < claims.length; i += 3) {
    const from = claims[i]!;
    const until = claims[i + 1]!;
    // They come in order. Claims may touch or be overbooked, and other calendars overlap whatever they like.
    if (busy.length > 0 && from <= busy.at(-1)!) busy[busy.length - 1] = Math.max(busy.at(-1)!, until);
    else busy.push(from, until);
    const lapses = claims[i + 2]!;
    if (lapses > 0 && lapses < trueUntil) trueUntil = lapses;
  }
  return { busy, trueUntil };
}

/** Of the bookings only holds matter: those are few, and read once instead of looking up every claim's booking. */
const taken = (claimed: string, imported: string, present: string) => `
  with hold as materialized (select id, hold_expires_at as lapses_at from bookings where status = 'held')
  select r.id, (select version::text from clinic) as clinic,
    (select '[' || coalesce(string_agg(
        (date_part('epoch', from_at) / 60)::bigint || ',' || (date_part('epoch', until_at) / 60)::bigint || ',' ||
        coalesce(ceil(date_part('epoch', lapses_at) * 1000)::bigint, 0), ',' order by from_at), '') || ']'
      from (
        select c.from_at, c.until_at, hold.lapses_at
          from claims c left join hold on hold.id = c.booking_id
          where c.resource_id = r.id and (hold.lapses_at is null or hold.lapses_at > ${present}::timestamptz) and ${claimed}
        union all
        select i.from_at, i.until_at, null
          from calendar_subscriptions s join imported_busy i on i.subscription_id = s.id
          where r.kind = 'practitioner' and s.practitioner_id = r.id and ${imported}) taken) as claims
  from unnest($1::uuid[]) k (id) join resources r on r.id = k.id`;

const from = taken(
  `c.until_at > $2::timestamptz - interval '1 day'`,
  `i.until_at > $2::timestamptz - interval '1 day'`,
  '$2',
);

const between = taken(
  `c.until_at > $2::timestamptz and c.from_at < $3::timestamptz and c.booking_id <> all($5::uuid[])`,
  `i.until_at > $2::timestamptz and i.from_at < $3::timestamptz`,
  '$4',
);

const lately = `
  select b.id from bookings b
  where b.created_at > $4 and exists (
    select from claims c where c.booking_id = b.id and c.resource_id = any($1::uuid[]) and c.from_at < $3 and c.until_at > $2)
  order by b.created_at desc limit 8`;
