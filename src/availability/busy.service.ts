import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { prepared, type Via } from '../platform/database.js';
import type { Intervals } from '../time/intervals.js';

export interface Busy {
  /** `clinic.version` at the moment of reading. */
  readonly clinicVersion: string;
  /** When each resource is taken, by its id. Merged where claims touch. */
  readonly busy: ReadonlyMap<string, Intervals>;
}

interface Kept {
  readonly version: string;
  readonly busy: Intervals;
  /** Epoch milliseconds at which the first hold in it lapses. */
  readonly trueUntil: number;
}

/** More would be a clinic of a size nobody has; the oldest then leave. */
const most = 20_000;

/**
 * When resources are taken. Each resource counts the changes of its claims, so one short statement tells which of the
 * lists in memory are still true, and brings only the others: what is answered is never older than the question.
 */
@Injectable()
export class BusyTimes {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** From yesterday to the last claim there is. Lapsed holds do not count. */
  async of(resourceIds: readonly string[]): Promise<Busy> {
    const now = this.clock.now();
    const known = resourceIds.map((id) => {
      const kept = this.kept.get(id);
      return kept && now.getTime() < kept.trueUntil ? kept.version : '0';
    });
    const rows = await prepared<Row>(this.db, 'busy-times', changed, [resourceIds, known, now]);
    let clinicVersion = '0';
    for (const row of rows) {
      clinicVersion = row.clinic;
      if (row.claims !== null) this.keep(row.id, row.version, JSON.parse(row.claims) as number[]);
    }
    return { clinicVersion, busy: new Map(resourceIds.map((id) => [id, this.kept.get(id)?.busy ?? []])) };
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
      busy: new Map(rows.map((row) => [row.id, read(JSON.parse(row.claims ?? '[]') as number[]).busy])),
    };
  }

  private keep(id: string, version: string, claims: readonly number[]): void {
    this.kept.delete(id);
    this.kept.set(id, { version, ...read(claims) });
    if (this.kept.size > most) this.kept.delete(this.kept.keys().next().value!);
  }
}

interface Row {
  readonly id: string;
  readonly version: string;
  readonly clinic: string;
  /** JSON `[from, until, lapses, …]`: epoch minutes, and the epoch milliseconds at which a hold lapses (0: it is a visit). */
  readonly claims: string | null;
}

function read(claims: readonly number[]): { busy: Intervals; trueUntil: number } {
  const busy: number[] = [];
  let trueUntil = Infinity;
  for (let i = 0; i < claims.length; i += 3) {
    const from = claims[i]!;
    // Claims of one resource never overlap, and come in order: two that touch are one.
    if (busy.at(-1) === from) busy[busy.length - 1] = claims[i + 1]!;
    else busy.push(from, claims[i + 1]!);
    const lapses = claims[i + 2]!;
    if (lapses > 0 && lapses < trueUntil) trueUntil = lapses;
  }
  return { busy, trueUntil };
}

/** Of the bookings only holds matter: those are few, and read once instead of looking up every claim's booking. */
const withHolds = `
  with hold as materialized (select id, hold_expires_at as lapses_at from bookings where status = 'held')`;

const flat = (where: string) => `
  (select '[' || coalesce(string_agg(
      (date_part('epoch', c.from_at) / 60)::bigint || ',' || (date_part('epoch', c.until_at) / 60)::bigint || ',' ||
      coalesce(ceil(date_part('epoch', hold.lapses_at) * 1000)::bigint, 0), ',' order by c.from_at), '') || ']'
    from claims c left join hold on hold.id = c.booking_id
    where c.resource_id = r.id and ${where})`;

const changed = `${withHolds}
  select r.id, r.version::text, (select version::text from clinic) as clinic,
    case when r.version = k.version then null else
      ${flat(`c.until_at > $3::timestamptz - interval '1 day' and (hold.lapses_at is null or hold.lapses_at > $3::timestamptz)`)}
    end as claims
  from unnest($1::uuid[], $2::bigint[]) k (id, version) join resources r on r.id = k.id`;

const between = `${withHolds}
  select r.id, r.version::text, (select version::text from clinic) as clinic,
    ${flat(`c.until_at > $2::timestamptz and c.from_at < $3::timestamptz
      and (hold.lapses_at is null or hold.lapses_at > $4::timestamptz) and c.booking_id is distinct from $5::uuid`)} as claims
  from unnest($1::uuid[]) k (id) join resources r on r.id = k.id`;
