import { Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { Catalogue } from '../availability/catalogue.service.js';
import { Clock } from '../platform/clock.js';
import { isOpenAhead } from './open-ahead.js';
import type { HealthReport, Trouble } from './trouble.js';

interface Signs {
  readonly notificationsLate: boolean;
  readonly noWorker: boolean;
  readonly failedNotifications: number;
  readonly webhooksOff: boolean;
}

/** Pages ask no more often than this. */
const glanceMilliseconds = 10_000;

/** Whether a patient would notice that something is wrong. */
@Injectable()
export class Health {
  private seen: { readonly at: number; readonly looked: Promise<HealthReport> } | undefined;

  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  /** For a line on every page of the staff: not older than ten seconds, and nearly always free. */
  glance(): Promise<HealthReport> {
    const now = this.clock.now().getTime();
    if (!this.seen || Math.abs(now - this.seen.at) >= glanceMilliseconds) this.seen = { at: now, looked: this.look() };
    return this.seen.looked;
  }

  /** As it is now. Never fails: what cannot be asked is a trouble itself. */
  async look(): Promise<HealthReport> {
    const query = this.db.createQueryRunner();
    try {
      return await this.ask(query);
    } catch {
      return { troubles: ['database'], failedNotifications: 0 };
    } finally {
      await query.rollbackTransaction().catch(() => undefined);
      await query.release();
    }
  }

  private async ask(query: QueryRunner): Promise<HealthReport> {
    const now = this.clock.now();
    await query.startTransaction();
    // A write that is never kept: a replica, a full disk or a revoked right shows here and nowhere else.
    await query.query(`insert into job_runs (job, started_at) values ('health', now())`);
    const [signs] = (await query.query(look, [now])) as [Signs];
    const snapshot = await this.catalogue.latest();
    const open = isOpenAhead(snapshot, this.catalogue.postsOf(snapshot), Math.floor(now.getTime() / 60_000));
    const troubles: readonly (readonly [Trouble, boolean])[] = [
      ['notifications-late', signs.notificationsLate],
      ['no-worker', signs.noWorker],
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

// Workers sign in by the database's clock, notifications are due by ours. A text message that was refused matters where the
// patient did not get the email about the same change.
const look = `
  select
    exists (select 1 from webhook_endpoints where status in ('gone', 'failing')) as "webhooksOff",
    exists (select 1 from notifications where status = 'due' and due_at < $1::timestamptz - interval '5 minutes') as "notificationsLate",
    not exists (select 1 from workers where seen_at > clock_timestamp() - interval '60 seconds') as "noWorker",
    (select count(*)::int from notifications l join bookings b on b.id = l.about
      where l.status = 'failed' and l.settled_at is null and l.template like 'booking-%' and b.ends_at > $1::timestamptz
        and not (l.channel = 'text' and exists (
          select from notifications e where e.about = l.about and e.channel = 'email' and e.template = l.template
            and e.data ->> 'sequence' = l.data ->> 'sequence' and e.status = 'sent'))) as "failedNotifications"`;
