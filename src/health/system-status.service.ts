import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { UnexpectedProxy } from '../platform/http/unexpected-proxy.service.js';

/** How everything behind the pages stands, for administrators. */
export interface SystemStatus {
  readonly outbox: {
    readonly waiting: number;
    /** How long the oldest notification that could go has been waiting; null: none is. Minutes. */
    readonly oldestMinutes: number | null;
    readonly sentToday: number;
    readonly putOff: number;
  };
  /** Requests came by a proxy that the settings do not name: limits count all visitors as one. */
  readonly unexpectedProxy: boolean;
  /** How often which limit against abuse was reached in the last 24 hours. */
  readonly limits: readonly { readonly what: ReachedLimit; readonly count: number }[];
  readonly jobs: readonly JobState[];
  readonly workers: readonly { readonly id: string; readonly secondsAgo: number }[];
  readonly calendars: readonly {
    readonly practitioner: string;
    readonly slug: string;
    readonly label: string;
    readonly readAt: Date | null;
    readonly failedSince: Date | null;
  }[];
  readonly database: {
    readonly version: string;
    readonly bytes: number;
    readonly tables: readonly { readonly name: string; readonly bytes: number; readonly rows: number }[];
  };
}

export type ReachedLimit = 'guesses' | 'messages' | 'no-proof' | 'address' | 'network' | 'week' | 'holds';

export interface JobState {
  readonly job: string;
  readonly everySeconds: number;
  readonly secondsAgo: number;
  readonly running: boolean;
  /** It should have begun again long since, or has been at it ever since. */
  readonly late: boolean;
  readonly failed: boolean;
}

/** Jobs nobody has run for so long are gone from the service. */
const forgottenDays = 7;

@Injectable()
export class SystemStatusReader {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly proxy: UnexpectedProxy,
  ) {}

  async read(): Promise<SystemStatus> {
    const now = this.clock.now();
    const [[outbox], limits, jobs, workers, calendars, [database], tables] = await Promise.all([
      this.db.query<[SystemStatus['outbox']]>(outboxNow, [now]),
      this.db.query<SystemStatus['limits']>(limitsNow, [now]),
      this.db.query<JobState[]>(jobsNow, [forgottenDays]),
      this.db.query<SystemStatus['workers']>(workersNow),
      this.db.query<SystemStatus['calendars']>(calendarsNow, [now]),
      this.db.query<[{ version: string; bytes: string }]>(databaseNow),
      this.db.query<{ name: string; bytes: string; rows: string }[]>(tablesNow),
    ]);
    return {
      outbox,
      unexpectedProxy: this.proxy.isNoticed,
      limits,
      jobs,
      workers,
      calendars,
      database: {
        version: database.version,
        bytes: Number(database.bytes),
        tables: tables.map(({ name, bytes, rows }) => ({ name, bytes: Number(bytes), rows: Number(rows) })),
      },
    };
  }
}

const outboxNow = `
  select count(*)::int as waiting, (extract(epoch from $1::timestamptz - min(coalesce(put_off_since, due_at)) filter (where coalesce(put_off_since, due_at) <= $1)) / 60)::float8 as "oldestMinutes",
    count(*) filter (where attempts > 0)::int as "putOff",
    (select count(*)::int from notifications where status = 'sent' and sent_at > $1::timestamptz - interval '24 hours') as "sentToday"
  from notifications where status = 'due'`;

// What was refused is in the activity log: once when it began, and once after the hour.
const limitsNow = `
  select what, sum(count)::int as count from (
    select what, 1 as count from limits_reached where at > $1::timestamptz - interval '24 hours'
    union all
    select 'guesses', count - told from refused_attempts where kind = 'guesses'
    union all
    select 'guesses', (detail ->> 'count')::int from audit where at > $1::timestamptz - interval '24 hours'
      and (action = 'refused.guesses' or action = 'refused.unknown' and detail ? 'stopped')) reached
  group by what having sum(count) > 0 order by 2 desc`;

// By the database's clock, as the jobs themselves. A minute is forgiven: a worker may just be starting.
const jobsNow = `
  select job, every_seconds as "everySeconds", extract(epoch from clock_timestamp() - started_at)::float8 as "secondsAgo",
    ended_at is null as running, fault is not null as failed,
    started_at < clock_timestamp() - make_interval(secs => every_seconds * 2 + 60) as late
  from job_runs
  where every_seconds is not null and started_at > clock_timestamp() - make_interval(days => $1) order by job`;

const workersNow = `
  select id, extract(epoch from clock_timestamp() - seen_at)::float8 as "secondsAgo" from workers order by seen_at desc limit 20`;

// Read every five minutes; what has not been read for thirty is told.
const calendarsNow = `
  select p.name as practitioner, p.slug, s.label, s.read_at as "readAt", s.failed_since as "failedSince"
  from calendar_subscriptions s join practitioners p on p.id = s.practitioner_id and p.active
  where s.failed_since is not null or coalesce(s.read_at, s.created_at) < $1::timestamptz - interval '30 minutes'
  order by s.failed_since nulls last, p.name limit 100`;

const databaseNow = `select current_setting('server_version') as version, pg_database_size(current_database()) as bytes`;

const tablesNow = `
  select c.relname as name, pg_total_relation_size(c.oid) as bytes, greatest(c.reltuples, pg_stat_get_live_tuples(c.oid), 0)::bigint as rows
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname = 'public' order by 2 desc limit 8`;
