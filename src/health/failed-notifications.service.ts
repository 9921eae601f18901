import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AuditAction } from '../accounts/audit-action.js';
import { record } from '../accounts/audit.service.js';
import { actorOf, type StaffMember } from '../accounts/staff-member.js';
import type { Notification } from '../notifications/notification.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { Refusal } from '../platform/refusal.js';

/** A notification that will not arrive unless somebody does something. */
export interface FailedNotification {
  readonly id: string;
  readonly channel: Notification['channel'];
  readonly template: Notification['template'];
  readonly to: string;
  readonly failedAt: Date;
  /** Only put off, but for too long to wait and see. */
  readonly stillTried: boolean;
  /** What the mail server said last. */
  readonly fault: string | null;
  /** The visit it is about, and whom to phone: the patient, also where the notification went to the practitioner. */
  readonly visit: {
    readonly reference: string;
    readonly startsAt: Date;
    readonly over: boolean;
    readonly timeZone: string;
    readonly patientId: string;
    readonly patient: string;
    readonly phone: string | null;
  } | null;
  /** A later notification about the visit has gone: this one is not to be sent any more. */
  readonly superseded: boolean;
}

/** Enough to see that there are more. */
const most = 100;

/**
 * Notifications that were given up, or have been put off for too long, until somebody has seen to them. Contact data: for reception and admins; notifications to those
 * who work here are for admins.
 */
@Injectable()
export class FailedNotifications {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Those about visits ahead first, soonest first. */
  async list(by: Pick<StaffMember, 'roles'>): Promise<readonly FailedNotification[]> {
    const rows = await this.db.query<(Omit<FailedNotification, 'visit'> & NonNullable<FailedNotification['visit']>)[]>(
      failed,
      [by.roles.includes('admin'), this.clock.now(), most],
    );
    return rows.map(({ id, channel, template, to, failedAt, stillTried, fault, superseded, ...visit }) => ({
      id,
      channel,
      template,
      to,
      failedAt,
      stillTried,
      fault,
      superseded,
      visit: visit.reference ? visit : null,
    }));
  }

  /**
   * It is tried anew, for as long as any notification. Again is harmless.
   * @throws Refusal not-found, notification-superseded
   */
  async sendAgain(by: StaffMember, id: string): Promise<void> {
    await this.settle(by, id, 'notification.sent-again', async (notification, tx, at) => {
      if (notification.superseded) throw new Refusal('notification-superseded');
      await tx.query(
        `update notifications set status = 'due', due_at = $2, resent_at = $2, attempts = 0, failed_at = null, undelivered_at = null,
           put_off_since = null, claimed_until = null where id = $1`,
        [id, at],
      );
    });
    await this.db.query(`notify notifications`);
  }

  /** The reader knows what it says: it is no longer in the list. Again is harmless. @throws Refusal not-found */
  markPhoned(by: StaffMember, id: string): Promise<void> {
    return this.settle(by, id, 'notification.phoned', (_, tx, at) =>
      tx.query(`update notifications set settled_at = $2, settled_by = $3 where id = $1`, [id, at, by.id]),
    );
  }

  private settle(
    by: StaffMember,
    id: string,
    action: AuditAction,
    how: (notification: Locked, tx: Pick<DataSource['manager'], 'query'>, at: Date) => Promise<unknown>,
  ): Promise<void> {
    const at = this.clock.now();
    return transaction(this.db, async (tx) => {
      const [notification] = await tx.query<Locked[]>(locked, [id, by.roles.includes('admin')]);
      if (!notification) throw new Refusal('not-found');
      // Somebody else was faster, or clicked twice.
      if (!notification.waits) return;
      await how(notification, tx, at);
      await record(tx, { at, actor: actorOf(by), action, subject: id, detail: { template: notification.template } });
    });
  }
}

interface Locked {
  readonly template: string;
  readonly waits: boolean;
  readonly superseded: boolean;
}

// Whatever is about a visit; an opened record is for who opened it.
const mine = (admin: string) => `(${admin} or b.id is not null and l.template <> 'record-opened')`;
// Links to all appointments go to whatever address somebody typed: nobody has to phone because of them.
const waits = `(l.status = 'failed' or l.status = 'due' and l.undelivered_at is not null) and l.settled_at is null and l.template not like 'appointments-%'`;

// As a worker would find, see delivery-order.service.ts.
const superseded = `exists (select from notifications n where n.about = l.about and n.recipient = l.recipient
  and n.status <> 'superseded' and (n.data ->> 'sequence')::int > (l.data ->> 'sequence')::int)`;

const failed = `
  select l.id, l.channel, l.template, l.recipient as to, coalesce(l.failed_at, l.undelivered_at) as "failedAt",
    l.status = 'due' as "stillTried", l.last_fault as fault, ${superseded} as superseded,
    b.reference, b.starts_at as "startsAt", b.ends_at <= $2 as over, p.id as "patientId", p.name as patient, p.phone, o.time_zone as "timeZone"
  from notifications l left join bookings b on b.id = l.about left join patients p on p.id = b.patient_id
  left join locations o on o.id = b.location_id
  where ${waits} and ${mine('$1')}
  order by b.ends_at <= $2 nulls last, b.starts_at, 4 desc limit $3`;

const locked = `
  select l.template, ${waits} as waits, ${superseded} as superseded
  from notifications l left join bookings b on b.id = l.about
  where l.id = $1 and (l.failed_at is not null or l.undelivered_at is not null or l.resent_at is not null) and ${mine('$2')}
  for update of l`;
