import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { prepared, type Via } from '../platform/database.client.js';
import { SingleFlight } from '../platform/single-flight.service.js';
import type { Intervals } from '../time/intervals.js';

export interface Busy {
  /** `clinic.version` at the moment of reading. */
  readonly clinicVersion: string;
  /** When each resource is taken, by its id; perhaps of others too. Merged where claims touch; the same list while nothing changes. */
  readonly busy: ReadonlyMap<string, Intervals>;
}

interface Kept {
  readonly version: string;
  readonly busy: Intervals;
  /** Epoch milliseconds at which the first hold in it lapses. */
  readonly trueUntil: number;
}

const unknown: Kept = { version: '0', busy: [], trueUntil: 0 };

/** More would be a clinic of a size nobody has; the oldest then leave. */
const most = 20_000;

/**
 * When resources are taken: claims, and for practitioners what their own calendars say. Each resource counts the changes
 * of both, so one short statement tells which of the lists in memory are still true, and another brings
 * the others: what is answered is never older than the question.
 */
@Injectable()
export class BusyTimes {
  private readonly kept = new Map<string, Kept>();
  private clinicVersion = '0';
  private readonly present = new SingleFlight<readonly string[], Busy>((asked) => this.read(asked));

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** From yesterday to the last claim there is. Lapsed holds do not count. */
  of(resourceIds: readonly string[]): Promise<Busy> {
    return this.present.ask(resourceIds);
  }

  private async read(asked: readonly (readonly string[])[]): Promise<Busy> {
    const now = this.clock.now();
    const busy = new Map<string, Intervals>();
    const versions: string[] = [];
    for (const ids of asked) {
      for (const id of ids) {
        if (busy.has(id)) continue;
        const kept = this.kept.get(id);
        const known = kept && now.getTime() < kept.trueUntil ? kept : unknown;
        busy.set(id, known.busy);
        versions.push(known.version);
      }
    }
    const stale: string[] = [];
    let clinicVersion = this.clinicVersion;
    for (const { id, version } of await prepared<Changed>(this.db, 'busy-changed', changed, [
      listed(busy.keys()),
      listed(versions),
      clinicVersion,
    ])) {
      if (id === null) this.clinicVersion = clinicVersion = version;
      else stale.push(id);
    }
    if (stale.length) {
      const rows = await prepared<Row>(this.db, 'busy-from', from, [stale, now]);
      for (const row of rows) busy.set(row.id, this.keep(row));
    }
    return { clinicVersion, busy };
  }

  /** Only between two minutes, straight from the table, as if one booking were not there. */
  async between(
    resourceIds: readonly string[],
    { from, until }: { readonly from: number; readonly until: number },
    { without = null, via = this.db }: { readonly without?: string | null; readonly via?: Via } = {},
  ): Promise<Busy> {
    const rows = await prepared<Row>(via, 'busy-between', between, [
      resourceIds,
      new Date(from * 60_000),
      new Date(until * 60_000),
      this.clock.now(),
      without,
    ]);
    return {
      clinicVersion: rows[0]?.clinic ?? '0',
      busy: new Map(rows.map((row) => [row.id, read(row).busy])),
    };
  }

  private keep(row: Row): Intervals {
    const kept = read(row);
    this.kept.delete(row.id);
    this.kept.set(row.id, kept);
    if (this.kept.size > most) this.kept.delete(this.kept.keys().next().value!);
    return kept.busy;
  }
}

/** A resource, or, without an id, the configuration. */
interface Changed {
  readonly id: string | null;
  readonly version: string;
}

interface Row {
  readonly id: string;
  readonly version: string;
  readonly clinic: string;
  /** JSON `[from, until, lapses, …]`: epoch minutes, and the epoch milliseconds at which a hold lapses (0: it is a visit). */
  readonly claims: string;
}

function read({ version, claims: text }: Row): Kept {
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
  return { version, busy, trueUntil };
}

/** Ids and numbers as PostgreSQL writes an array of them: the driver would look at each for what has to be quoted. */
const listed = (values: Iterable<string>) => `{${[...values].join()}}`;

/** Mostly nothing is, and this is all that is asked. */
const changed = `
  select r.id, r.version::text from unnest($1::uuid[], $2::bigint[]) k (id, version)
    join resources r on r.id = k.id and r.version <> k.version
  union all
  select null, version::text from clinic where version <> $3::bigint`;

/** Of the bookings only holds matter: those are few, and read once instead of looking up every claim's booking. */
const taken = (claimed: string, imported: string, present: string) => `
  with hold as materialized (select id, hold_expires_at as lapses_at from bookings where status = 'held')
  select r.id, r.version::text, (select version::text from clinic) as clinic,
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
  `c.until_at > $2::timestamptz and c.from_at < $3::timestamptz and c.booking_id is distinct from $5::uuid`,
  `i.until_at > $2::timestamptz and i.from_at < $3::timestamptz`,
  '$4',
);
