import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { actorOf, type StaffActor } from '../accounts/staff-actor.js';
import { Catalogue } from '../availability/catalogue.service.js';
import { BookingRows } from '../bookings/booking-rows.service.js';
import { DailyDigests } from '../bookings/notices/daily-digest.job.js';
import { FollowUp } from '../bookings/notices/follow-up.job.js';
import { Recall } from '../bookings/notices/recall.job.js';
import { ReminderNotifications } from '../bookings/notices/reminder-notifications.service.js';
import { Remind } from '../bookings/notices/remind.job.js';
import type { Notification } from '../notifications/notification.js';
import { Outbox } from '../notifications/outbox.service.js';
import { Clock, FrozenClock } from '../platform/clock.js';
import { transaction, type Tx } from '../platform/database.client.js';
import { BadInput } from '../platform/refusal.js';

/** A restore that nobody has released yet, and what waits for that. */
export interface HeldRestore {
  readonly restoredAt: Date;
  /** Of what moment the data are. */
  readonly backupAt: Date;
  readonly notifications: readonly WaitingKind[];
  readonly webhooks: { readonly count: number; readonly since: Date } | null;
  /** Appointments whose reminder has become due; reminders are written upon release. */
  readonly reminders: number;
}

export interface WaitingKind {
  readonly template: Notification['template'];
  readonly channel: Notification['channel'];
  readonly count: number;
  /** When the first of them was due. */
  readonly since: Date;
  /** Of them: about appointments that are over, which nobody is told any more. */
  readonly over: number;
}

/**
 * A restored system sends nothing until it is released: what it believes unsent, the original system may have sent after the
 * backup was taken, and only people know until when that ran.
 */
@Injectable()
export class Restores {
  private readonly log = new Logger('restore');
  /** A database is restored before any process works with it, so what is not held never will be. */
  private free = false;
  private told = false;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly catalogue: Catalogue,
    private readonly rows: BookingRows,
    private readonly reminders: ReminderNotifications,
    private readonly outbox: Outbox,
  ) {}

  /** For jobs that send something, or write what is to be sent. */
  async isHeld(): Promise<boolean> {
    if (this.free) return false;
    const [row] = await this.db.query<[{ held: boolean }]>(
      `select exists (select from restores where released_at is null) as held`,
    );
    this.free = !row.held;
    if (row.held && !this.told) this.log.warn('restored from a backup: nothing is sent until it is released');
    this.told = true;
    return row.held;
  }

  /** Null: everything is sent as usual. */
  async held(): Promise<HeldRestore | null> {
    const now = this.clock.now();
    const [restore] = await this.db.query<Pick<HeldRestore, 'restoredAt' | 'backupAt'>[]>(unreleased);
    if (!restore) return null;
    const [notifications, [webhooks], [{ reminders }]] = await Promise.all([
      this.db.query<WaitingKind[]>(waitingKinds, [now]),
      this.db.query<NonNullable<HeldRestore['webhooks']>[]>(waitingWebhooks),
      this.db.query<[{ reminders: number }]>(dueReminders, [now]),
    ]);
    return { ...restore, notifications, webhooks: webhooks ?? null, reminders };
  }

  /**
   * From now on everything is sent; but nothing about appointments that are over, and nothing that was due by `discardUntil`,
   * which is not after the restore. Of two who release it at once, both discard what either of them said. Harmless when it is
   * released already.
   * @throws BadInput at `until`
   */
  async release(by: Pick<StaffActor, 'id'>, discardUntil: Date | null): Promise<void> {
    const held = await this.held();
    if (!held) return;
    if (discardUntil && discardUntil > held.restoredAt)
      throw new BadInput([{ path: 'until', message: 'restored.until-late' }]);
    while (await this.isHeld()) {
      const until = await this.decide(discardUntil);
      if (until) await this.writeAsOf(until);
      await this.releaseAs(by, until);
    }
  }

  /** Notes what is to be discarded. @returns what is, if others have said more */
  private async decide(until: Date | null): Promise<Date | null> {
    const [decided] = (await this.db.query(
      `update restores set discarded_until = greatest(discarded_until, $1) where released_at is null returning discarded_until as until`,
      [until],
    )) as [{ until: Date | null }[], number];
    return decided.reduce<Date | null>(
      (latest, one) => (one.until && !(latest && latest > one.until) ? one.until : latest),
      null,
    );
  }

  /** Does nothing if somebody has released it meanwhile, or has said that more is to be discarded. */
  private releaseAs(by: Pick<StaffActor, 'id'>, until: Date | null): Promise<void> {
    return transaction(this.db, async (tx) => {
      const at = this.clock.now();
      const [, released] = (await tx.query(
        `update restores set released_at = $1, discarded_until = $2
         where released_at is null and (discarded_until is null or discarded_until <= $2)`,
        [at, until],
      )) as [unknown, number];
      if (released === 0) return;
      const over = await count(tx, discardOver, [at]);
      const discarded = until ? await count(tx, discardDue, [until]) : 0;
      const webhooks = until ? await count(tx, discardWebhooks, [until]) : 0;
      const detail = { until: until?.toISOString() ?? null, discarded, over, webhooks };
      await record(tx, { at, actor: actorOf(by), action: 'restore.released', subject: null, detail });
    });
  }

  /** What the original system will have written by then, to be discarded with the rest: their keys keep it from being written again. */
  private async writeAsOf(moment: Date): Promise<void> {
    const clock = new FrozenClock(moment);
    await new Remind(this.db, this.catalogue, this.reminders, clock).run();
    await new FollowUp(this.db, this.catalogue, this.rows, this.outbox, clock).run();
    await new Recall(this.db, this.catalogue, this.rows, this.outbox, clock).run();
    await new DailyDigests(this.db, this.catalogue, this.outbox, clock).run();
  }
}

async function count(tx: Tx, sql: string, values: readonly unknown[]): Promise<number> {
  return ((await tx.query(sql, [...values])) as [unknown[], number])[1];
}

const unreleased = `
  select restored_at as "restoredAt", backup_at as "backupAt" from restores where released_at is null
  order by restored_at desc limit 1`;

const due = `coalesce(n.put_off_since, n.due_at)`;

// These are about what is over, and have an end of their own.
const isOver = (now: string) =>
  `n.template not in ('aftercare', 'recall') and exists (select from bookings b where b.id = n.about and b.ends_at <= ${now})`;

const waitingKinds = `
  select n.template, n.channel, count(*)::int as count, min(${due}) as since, count(*) filter (where ${isOver('$1')})::int as over
  from notifications n where n.status = 'due' and ${due} <= $1 group by n.template, n.channel order by min(${due})`;

const waitingWebhooks = `
  select count(*)::int as count, min(m.at) as since from webhook_messages m join webhook_endpoints e on e.id = m.endpoint_id
  where m.state = 'due' and e.status = 'active' having count(*) > 0`;

const dueReminders = `
  select count(*)::int as reminders from bookings
  where remind_at <= $1 and isfinite(remind_at) and status = 'confirmed' and starts_at > $1`;

const discardOver = `
  update notifications n set status = 'superseded', claimed_until = null where n.status = 'due' and ${isOver('$1')} returning n.id`;

const discardDue = `
  update notifications n set status = 'superseded', claimed_until = null where n.status = 'due' and ${due} <= $1 returning n.id`;

// They can be sent again from the webhook's page.
const discardWebhooks = `
  update webhook_messages set state = 'dead', claimed_until = null where state = 'due' and at <= $1 returning id`;
