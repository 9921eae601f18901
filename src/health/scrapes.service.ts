import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, type Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { poolOf } from '../platform/database.client.js';
import { DatabaseWatch } from '../platform/database-watch.client.js';
import { Metrics } from '../platform/metrics.service.js';

interface Job {
  readonly job: string;
  readonly every: number;
  /** Seconds; null: never yet. */
  readonly succeeded: number | null;
  readonly age: number | null;
  readonly failed: boolean;
}

interface Messages {
  readonly due: number;
  readonly late: number;
  readonly failed: number;
}

/** What has not been answered by then is left out. */
const longestMilliseconds = 3_000;

/** What Prometheus reads: what this process counts, and what the database says of all of them. */
@Injectable()
export class Scrapes {
  private readonly gauges: ReturnType<typeof gaugesIn>;
  private started = false;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly watch: DatabaseWatch,
    private readonly metrics: Metrics,
  ) {
    this.gauges = gaugesIn(metrics.registry);
  }

  /** In the text format of Prometheus, with its media type. */
  async read(): Promise<{ readonly text: string; readonly type: string }> {
    const { registry } = this.metrics;
    // Not before somebody wants them: they watch the event loop from here on.
    if (!this.started) collectDefaultMetrics({ register: registry });
    this.started = true;
    const { connections, waiting } = this.gauges;
    const pool = poolOf(this.db);
    connections.set({ state: 'in_use' }, pool.totalCount - pool.idleCount);
    connections.set({ state: 'idle' }, pool.idleCount);
    connections.set({ state: 'most' }, pool.options.max);
    waiting.set(pool.waitingCount);
    await this.ask();
    return { text: await registry.metrics(), type: registry.contentType };
  }

  private async ask(): Promise<void> {
    const { databaseUp, jobInterval, jobSuccess, jobAge, jobFailed, messages } = this.gauges;
    for (const gauge of [jobInterval, jobSuccess, jobAge, jobFailed, messages]) gauge.reset();
    const answers = this.watch.isAway ? undefined : await this.answers();
    databaseUp.set(answers ? 1 : 0);
    if (!answers) return;
    const [jobs, [counts]] = answers;
    for (const { job, every, succeeded, age, failed } of jobs) {
      jobInterval.set({ job }, every);
      jobFailed.set({ job }, failed ? 1 : 0);
      if (succeeded !== null) jobSuccess.set({ job }, succeeded);
      if (age !== null) jobAge.set({ job }, age);
    }
    for (const [state, count] of Object.entries(counts)) messages.set({ state }, count);
  }

  private async answers(): Promise<readonly [Job[], [Messages]] | undefined> {
    const late = new AbortController();
    const asked = Promise.all([
      this.db.query<Job[]>(jobsNow),
      this.db.query<[Messages]>(messagesNow, [this.clock.now()]),
    ]).catch(() => undefined);
    const answer = await Promise.race([
      asked,
      pause(longestMilliseconds, undefined, { signal: late.signal }).catch(() => undefined),
    ]);
    late.abort();
    return answer;
  }
}

function gaugesIn(registry: Registry) {
  const gauge = <Label extends string = never>(name: string, help: string, ...labelNames: readonly Label[]) =>
    new Gauge({ name: `meridian_${name}`, help, labelNames, registers: [registry] });
  return {
    databaseUp: gauge('database_up', '1 while the database answers this process'),
    connections: gauge('database_connections', 'The pool of this process', 'state'),
    waiting: gauge('database_waiting', 'Who waits for a connection of the pool'),
    jobInterval: gauge('job_interval_seconds', 'How often the job is meant to run', 'job'),
    jobSuccess: gauge('job_last_success_timestamp_seconds', 'When it last succeeded', 'job'),
    jobAge: gauge('job_last_success_age_seconds', 'How long ago that is', 'job'),
    jobFailed: gauge('job_failed', '1 while its last run is one that failed', 'job'),
    messages: gauge('messages', 'Emails and text messages due, late by five minutes, or failed', 'state'),
  };
}

const jobsNow = `
  select job, every_seconds as every, extract(epoch from succeeded_at)::float8 as succeeded,
    extract(epoch from clock_timestamp() - succeeded_at)::float8 as age, fault is not null as failed
  from job_runs where every_seconds is not null order by job`;

const messagesNow = `
  select count(*) filter (where due_at <= $1)::int as due,
    count(*) filter (where coalesce(put_off_since, due_at) < $1::timestamptz - interval '5 minutes')::int as late,
    (select count(*)::int from notifications where status = 'failed' and settled_at is null) as failed
  from notifications where status = 'due'`;
