import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { Catalogue } from '../availability/catalogue.service.js';
import { Clock } from '../platform/clock.js';
import { DatabaseWatch } from '../platform/database-watch.client.js';
import { isOpenAhead } from './open-ahead.js';
import type { HealthReport, Trouble } from './trouble.js';

interface Signs {
  readonly restored: boolean;
  readonly notificationsLate: boolean;
  readonly noWorker: boolean;
  readonly jobStuck: boolean;
  readonly failedNotifications: number;
  readonly webhooksOff: boolean;
}

/** Pages ask no more often than this. */
const glanceMilliseconds = 10_000;
/** Whoever cannot get a connection, or an answer, for so long would not get a page either. */
const longestMilliseconds = 3_000;
/** Beyond this, what belongs to the machine's clock (certificates, logs) goes wrong. */
const largestOffsetMilliseconds = 30_000;

/** Whether a patient would notice that something is wrong. */
@Injectable()
export class Health {
  private asking: Promise<HealthReport> | undefined;
  private seen: { readonly at: number; readonly looked: Promise<HealthReport> } | undefined;

  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly watch: DatabaseWatch,
  ) {}

  /** For a line on every page of the staff: not older than ten seconds, and nearly always free. */
  glance(): Promise<HealthReport> {
    const now = this.clock.now().getTime();
    if (!this.seen || Math.abs(now - this.seen.at) >= glanceMilliseconds) this.seen = { at: now, looked: this.look() };
    return this.seen.looked;
  }

  /**
   * As it is now. Never fails: what cannot be asked is a trouble itself. Whoever asks meanwhile is told the same: the probe writes,
   * and anybody may ask as often as they like.
   */
  async look(): Promise<HealthReport> {
    const noAnswer = { troubles: ['database'], failedNotifications: 0 } as const;
    const late = new AbortController();
    this.asking ??= this.ask()
      .catch(() => noAnswer)
      .finally(() => (this.asking = undefined));
    const answer = await Promise.race([
      this.asking,
      pause(longestMilliseconds, noAnswer, { signal: late.signal }).catch(() => noAnswer),
    ]);
    late.abort();
    return answer;
  }

  private async ask(): Promise<HealthReport> {
    const query = this.db.createQueryRunner();
    try {
      await query.startTransaction();
      return await this.askIn(query);
    } finally {
      await query.rollbackTransaction().catch(() => undefined);
      await query.release();
    }
  }

  private async askIn(query: QueryRunner): Promise<HealthReport> {
    const now = this.clock.now();
    // What is never kept: a replica or a revoked right shows here and nowhere else.
    await query.query(`insert into job_runs (job, started_at) values ('health', now())`);
    await query.query(`set local work_mem = '64kB'`);
    await query.query(fillsTheDisk);
    const [signs] = (await query.query(look, [now])) as [Signs];
    const snapshot = await this.catalogue.latest();
    const open = isOpenAhead(snapshot, this.catalogue.postsOf(snapshot), Math.floor(now.getTime() / 60_000));
    const troubles: readonly (readonly [Trouble, boolean])[] = [
      ['restored', signs.restored],
      ['notifications-late', signs.notificationsLate && !signs.restored],
      ['no-worker', signs.noWorker],
      ['job-stuck', signs.jobStuck],
      ['clock', Math.abs(this.watch.clock.offset) > largestOffsetMilliseconds],
      ['notifications-failed', signs.failedNotifications > 0],
      ['nothing-open', !open],
      ['webhooks-off', signs.webhooksOff],
    ];
    return {
      troubles: troubles.filter(([, is]) => is).map(([trouble]) => trouble),
      failedNotifications: signs.failedNotifications,
    };
  }
}

// Sorted in a file of its own, 300 KB that exist for a moment: a row of a table would fit into a page that is there already,
// and be written on a full disk.
const fillsTheDisk = `
  select count(distinct line) from (select repeat(encode(sha256(n::text::bytea), 'hex'), 5) as line from generate_series(1, 1000) n) lines`;

// Workers sign in by the database's clock, notifications are due by ours. What a server says of one recipient or message is
// no sign of its being away; what it says of our sender (MAIL) concerns them all. A text message that was refused matters where the patient did not get the email about the same
// change.
const look = `
  select
    exists (select 1 from restores where released_at is null) as restored,
    exists (select 1 from webhook_endpoints where status in ('gone', 'failing')) as "webhooksOff",
    exists (select 1 from notifications where status = 'due' and coalesce(put_off_since, due_at) < $1::timestamptz - interval '5 minutes'
      and coalesce(last_fault, '') !~ '^(EMESSAGE|EENVELOPE(?!.* MAIL))') as "notificationsLate",
    not exists (select 1 from workers where seen_at > clock_timestamp() - interval '45 seconds') as "noWorker",
    exists (select 1 from job_runs r join workers w on w.id = r.worker
      where r.ended_at is null and r.deadline_at < clock_timestamp() and w.seen_at > clock_timestamp() - interval '45 seconds') as "jobStuck",
    (select count(*)::int from notifications l join bookings b on b.id = l.about
      where l.status = 'failed' and l.settled_at is null and l.template like 'booking-%' and b.ends_at > $1::timestamptz
        and not (l.channel = 'text' and exists (
          select from notifications e where e.about = l.about and e.channel = 'email' and e.template = l.template
            and e.data ->> 'sequence' = l.data ->> 'sequence' and e.status = 'sent'))) as "failedNotifications"`;
