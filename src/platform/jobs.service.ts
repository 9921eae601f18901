import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { isDatabaseAway } from './database.client.js';
import type { DatabaseSockets } from './database-sockets.client.js';
import { traceOf } from './fault.js';
import { Session } from './session.client.js';

/**
 * `stopping` is aborted when the process is asked to stop, or most of the job's time is over: finish what is in hand, begin
 * nothing new.
 */
export type Run = (stopping: AbortSignal) => Promise<unknown>;

interface JobOptions {
  /** Every worker runs it, for work that is itself shared out row by row. */
  readonly alongside?: boolean;
  /** How long a run may take. */
  readonly deadlineSeconds?: number;
  /** While this is true, a run does nothing. */
  readonly unless?: () => Promise<boolean>;
}

/** What is done about a run that does not end at its deadline: first whatever it asks the database fails, then the process ends. */
interface Remedies {
  readonly sockets: Pick<DatabaseSockets, 'make' | 'drop'>;
  readonly end: (why: string) => void;
}

interface Job {
  readonly name: string;
  readonly seconds: number;
  readonly run: Run;
  readonly alongside: boolean;
  readonly deadlineSeconds: number;
  running?: Promise<void>;
  wokenMeanwhile: boolean;
  timer?: NodeJS.Timeout;
}

const heartbeatSeconds = 5;
/** A run is asked to come to an end before its deadline, and ends the process if it has not done so after it. */
const askedAt = 0.75;
const hopelessAt = 1.5;

/**
 * What a worker does again and again. Any number of workers may run beside one another on one database: a job has one
 * runner at a time, held by an advisory lock that ends with its session, and is due `seconds` after its last start,
 * whoever that was. The database's clock decides, since it is the one clock all workers share. A job never overlaps
 * itself, and one that fails is logged, recorded in `job_runs` and tried again when it is next due. None runs for ever.
 */
export class Jobs {
  readonly worker = randomUUID();
  private readonly jobs = new Map<string, Job>();
  /** Runs whose end is not recorded yet, with their fault. */
  private readonly ended = new Map<string, string | null>();
  private readonly session: Session;
  private readonly stopping = new AbortController();
  private readonly log = new Logger('jobs');
  private heart: NodeJS.Timeout | undefined;
  /** The first that found the database away. It says when it is back; the others need not. */
  private waiting: Job | undefined;
  private started = false;

  constructor(
    databaseUrl: string,
    private readonly remedies?: Remedies,
  ) {
    this.session = new Session(databaseUrl, remedies?.sockets.make);
  }

  every(
    name: string,
    seconds: number,
    run: Run,
    { alongside = false, deadlineSeconds = 60, unless }: JobOptions = {},
  ): this {
    if (this.jobs.has(name)) throw new Error(`two jobs are called ${name}`);
    const guarded: Run = async (stopping) => ((await unless?.()) ? undefined : run(stopping));
    this.jobs.set(name, { name, seconds, run: guarded, alongside, deadlineSeconds, wokenMeanwhile: false });
    return this;
  }

  /** Runs the job as soon as something is notified on the channel, besides its regular times. */
  wakeOn(channel: string, name: string): this {
    const job = this.jobs.get(name);
    if (!job) throw new Error(`no job is called ${name}`);
    this.session.listen(channel, () => this.wake(job));
    return this;
  }

  /** @throws when the database cannot be reached now; later interruptions heal themselves. */
  async start(): Promise<void> {
    try {
      await this.session.open();
      await this.beat();
    } catch (fault) {
      await this.session.close();
      throw fault;
    }
    this.started = true;
    this.heart = setInterval(() => void this.beat().catch(() => undefined), heartbeatSeconds * 1000);
    for (const job of this.jobs.values()) this.attempt(job, false);
  }

  /** Waits for what is running; nothing new begins. */
  async stop(): Promise<void> {
    this.stopping.abort();
    clearInterval(this.heart);
    for (const job of this.jobs.values()) clearTimeout(job.timer);
    for (const job of this.jobs.values()) await job.running;
    if (this.started) {
      await this.session.query(`delete from workers where id = $1`, [this.worker]).catch(() => undefined);
    }
    await this.session.close();
  }

  private wake(job: Job): void {
    if (!this.started) return;
    if (job.running) job.wokenMeanwhile = true;
    else this.attempt(job, true);
  }

  private attempt(job: Job, woken: boolean): void {
    if (this.stopping.signal.aborted) return;
    clearTimeout(job.timer);
    job.wokenMeanwhile = false;
    job.running = this.runOnce(job, woken)
      .then(
        () => this.succeeded(job),
        (fault: unknown) => this.failed(job, fault),
      )
      .finally(() => {
        job.running = undefined;
        if (this.stopping.signal.aborted) return;
        if (job.wokenMeanwhile) this.attempt(job, true);
        else job.timer = setTimeout(() => this.attempt(job, false), job.seconds * 1000);
      });
  }

  private succeeded(job: Job): void {
    if (this.waiting !== job) return;
    this.waiting = undefined;
    this.log.log('jobs run again');
  }

  private failed(job: Job, fault: unknown): void {
    const told = { job: job.name, fault: traceOf(fault) };
    if (!isDatabaseAway(fault)) return this.log.error('job failed', told);
    if (!this.waiting) this.log.error('jobs wait for the database', told);
    this.waiting ??= job;
  }

  private async runOnce(job: Job, woken: boolean): Promise<void> {
    if (!job.alongside && !(await this.lock(job))) return;
    try {
      if (await this.begin(job, woken)) await this.runAndRecord(job);
    } finally {
      // When this fails the session is gone, and its locks with it.
      if (!job.alongside) await this.session.query(unlock, [job.name]).catch(() => undefined);
    }
  }

  private async lock(job: Job): Promise<boolean> {
    const [row] = await this.session.query<{ mine: boolean }>(tryLock, [job.name]);
    return row?.mine === true;
  }

  /** False when another worker has run it less than `seconds` ago. */
  private async begin(job: Job, woken: boolean): Promise<boolean> {
    this.ended.delete(job.name);
    const pace = woken || job.alongside ? 0 : job.seconds;
    const values = [job.name, pace, job.seconds, job.deadlineSeconds, this.worker];
    const rows = await this.session.query(begin, values).catch((fault: unknown) => {
      // Perhaps only the answer was lost, and the run is recorded as begun.
      this.ended.set(job.name, traceOf(fault));
      throw fault;
    });
    return rows.length > 0;
  }

  private async runAndRecord(job: Job): Promise<void> {
    let failed: { readonly fault: unknown } | undefined;
    const { stopping, over } = this.timed(job);
    try {
      await job.run(stopping);
    } catch (fault) {
      failed = { fault };
    } finally {
      over();
    }
    this.ended.set(job.name, failed ? traceOf(failed.fault) : null);
    // Noted once more with the next heartbeat.
    await this.recordEnds().catch((fault: unknown) => {
      if (!isDatabaseAway(fault)) this.log.warn('run not recorded', { job: job.name, fault: traceOf(fault) });
    });
    if (failed) throw failed.fault;
  }

  /** What could not be recorded because the database was away is recorded later: it would look like a job that never ends. */
  private async recordEnds(): Promise<void> {
    for (const [name, fault] of this.ended) {
      await this.session.query(end, [name, fault, this.worker]);
      if (this.ended.get(name) === fault) this.ended.delete(name);
    }
  }

  private timed({ name, deadlineSeconds }: Job): { readonly stopping: AbortSignal; readonly over: () => void } {
    const enough = new AbortController();
    const at = (share: number, what: () => void) => setTimeout(what, share * deadlineSeconds * 1000).unref();
    const timers = [
      at(askedAt, () => enough.abort()),
      at(1, () => {
        this.log.error('job takes too long', { job: name });
        this.remedies?.sockets.drop();
      }),
      at(hopelessAt, () => this.remedies?.end(`the job ${name} does not end`)),
    ];
    const over = () => timers.forEach((timer) => clearTimeout(timer));
    return { stopping: AbortSignal.any([this.stopping.signal, enough.signal]), over };
  }

  private async beat(): Promise<void> {
    await this.session.query(beat, [this.worker]);
    await this.recordEnds();
    await this.session.query(`delete from workers where seen_at < clock_timestamp() - interval '1 hour'`);
  }
}

const tryLock = `select pg_try_advisory_lock(hashtext('meridian jobs'), hashtext($1)) as mine`;
const unlock = `select pg_advisory_unlock(hashtext('meridian jobs'), hashtext($1))`;
// A tenth of the interval is forgiven, or a timer that fires a moment early would skip its turn.
const begin = `
  insert into job_runs as r (job, started_at, every_seconds, deadline_at, worker)
  values ($1, clock_timestamp(), $3, clock_timestamp() + make_interval(secs => $4), $5)
  on conflict (job) do update set started_at = excluded.started_at, every_seconds = excluded.every_seconds,
    deadline_at = excluded.deadline_at, worker = excluded.worker, ended_at = null, fault = null
  where r.started_at <= clock_timestamp() - make_interval(secs => $2::double precision * 0.9)
  returning job`;
const end = `
  update job_runs set ended_at = clock_timestamp(), fault = $2,
    succeeded_at = case when $2::text is null then clock_timestamp() else succeeded_at end
  where job = $1 and worker = $3 and ended_at is null`;
const beat = `
  insert into workers (id, seen_at) values ($1, clock_timestamp())
  on conflict (id) do update set seen_at = excluded.seen_at`;
