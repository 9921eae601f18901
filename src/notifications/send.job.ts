import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { again } from '../platform/database.client.js';
import { traceOf } from '../platform/fault.js';
import { isTooLong, nextTry } from './back-off.js';
import { type ClaimedNotification, DeliveryOrder, type Turn } from './delivery-order.service.js';
import { EmailRenderer } from './email-renderer.service.js';
import { type DeliveryResult, MailTransport } from './mail-transport.service.js';
import { reminderText } from './text/reminder-text.js';
import { TEXT_CARRIER, type TextCarrier } from './text/text-carrier.js';

/** A claimed row of the outbox. */
type Due = ClaimedNotification & {
  readonly message_id: string;
  readonly attempts: number;
  readonly posted_at: Date;
  /** Somebody has sent it again since it failed. */
  readonly resent_at: Date | null;
  readonly claimed_until: Date;
};

/** Longer than a send may take; when a worker dies, its notifications are free again after this. */
const leaseSeconds = 120;
const atOnce = 5;

/** How the fault of a notification begins that was taken at first and came back. */
export const returned = 'RETURNED';

/**
 * Sends what is due, at least once. A notification is claimed, written, handed over and marked, in that order, so a crash
 * anywhere repeats it at most, under the same Message-ID. Workers share the outbox row by row and never wait for one
 * another. Logs name a notification by id and kind alone.
 */
@Injectable()
export class SendNotifications {
  private readonly log = new Logger('letters');

  constructor(
    @Inject(DataSource) private readonly db: Pick<DataSource, 'query'>,
    private readonly clock: Clock,
    private readonly writer: EmailRenderer,
    private readonly mailTransport: MailTransport,
    private readonly order: DeliveryOrder,
    @Inject(TEXT_CARRIER) private readonly carrier: TextCarrier | null = null,
  ) {}

  /**
   * Until nothing is due; on `stopping` no other is claimed, and the notifications in hand are finished or, where the server is
   * in no hurry, left for the next worker. Answers how many it tried.
   */
  async run(stopping?: AbortSignal): Promise<number> {
    const first = await this.next(stopping);
    if (!first) return 0;
    const senders = Array.from({ length: atOnce }, (_, i) => this.sendAll(i === 0 ? first : undefined, stopping));
    // When one fails, the others still have notifications in hand; the run ends when all of them have.
    await Promise.allSettled(senders);
    return (await Promise.all(senders)).reduce((sum, count) => sum + count, 0);
  }

  private async sendAll(first: Due | undefined, stopping?: AbortSignal): Promise<number> {
    let tried = 0;
    for (
      let notification = first ?? (await this.next(stopping));
      notification;
      notification = await this.next(stopping)
    ) {
      await this.send(notification, stopping);
      tried++;
    }
    return tried;
  }

  private async next(stopping?: AbortSignal): Promise<Due | undefined> {
    return stopping?.aborted ? undefined : this.claim();
  }

  private async claim(): Promise<Due | undefined> {
    const now = this.clock.now();
    const [rows] = await this.db.query<[Due[], number]>(claim, [now, new Date(now.getTime() + leaseSeconds * 1000)]);
    return rows[0];
  }

  private async send(notification: Due, stopping?: AbortSignal): Promise<void> {
    const turn = await this.order.of(notification);
    if (turn !== 'now') return this.sparing(notification, turn);
    const outcome = await this.handOver(notification, stopping);
    switch (outcome.delivery) {
      case 'accepted':
        await this.write(sent, [notification.id, this.clock.now(), notification.recipient]);
        this.log.log('sent', {
          notification: notification.id,
          kind: notification.kind,
          attempt: notification.attempts,
        });
        return;
      case 'refused':
        return this.fail(notification, outcome.fault);
      case 'deferred':
        return this.putOff(notification, outcome.fault);
    }
  }

  private async handOver(notification: Due, stopping?: AbortSignal): Promise<DeliveryResult> {
    if (notification.kind === 'reminder-text') {
      const { recipient: to, message_id: id, data } = notification;
      const message = { to, text: reminderText(data), key: id.replace(/[<>]/g, '') };
      return this.carrier ? this.carrier.send(message) : { delivery: 'deferred', fault: 'TEXT off' };
    }
    const mail = await this.writer.mail(notification, (fault) =>
      this.log.error('could not be written', {
        notification: notification.id,
        kind: notification.kind,
        fault: traceOf(fault),
      }),
    );
    return mail ? this.mailTransport.send(mail, stopping) : { delivery: 'refused', fault: 'could not be written' };
  }

  /** It does not go now, or not at all. */
  private async sparing(notification: Due, turn: Exclude<Turn, 'now'>): Promise<void> {
    if (turn === 'superseded') {
      await this.write(superseded, [notification.id, notification.claimed_until]);
      this.log.log('superseded', { notification: notification.id, kind: notification.kind });
      return;
    }
    const next = turn === 'behind' ? this.clock.now().getTime() + 1000 : turn.restsUntil * 60_000;
    await this.db.query(behind, [notification.id, notification.claimed_until, new Date(next)]);
  }

  private async putOff(notification: Due, fault: string): Promise<void> {
    const now = this.clock.now();
    const since = notification.resent_at ?? notification.posted_at;
    const next = nextTry(notification.attempts, since, now);
    if (!next) return this.fail(notification, fault);
    const tooLong = isTooLong(notification.attempts, since, startOf(notification), now);
    await this.write(putOff, [notification.id, notification.claimed_until, next, fault, tooLong ? now : null]);
    this.log.warn('put off', {
      notification: notification.id,
      kind: notification.kind,
      attempt: notification.attempts,
      fault,
    });
  }

  private async fail(notification: Due, fault: string): Promise<void> {
    await this.write(failed, [notification.id, notification.claimed_until, this.clock.now(), fault]);
    this.log.error('failed', {
      notification: notification.id,
      kind: notification.kind,
      attempt: notification.attempts,
      fault,
    });
  }

  /** A mark on a visit meets whoever is just changing that visit, so this may have to be said twice. */
  private async write(statement: string, values: unknown[]): Promise<void> {
    await again(() => this.db.query(statement, values));
  }
}

/** Of the visit it is about. */
function startOf({ data }: Due): Date | null {
  return 'start' in data ? new Date(data.start * 60_000) : null;
}

const claim = `
  update notifications set claimed_until = $2, attempts = attempts + 1
  where id = (
    select id from notifications
    where status = 'due' and due_at <= $1 and (claimed_until is null or claimed_until <= $1)
    order by due_at
    limit 1
    for update skip locked)
  returning id, kind, recipient, about, data, message_id, attempts, posted_at, resent_at, claimed_until,
    attempts = 1 and says is not null as "countedOn"`;

// Sent is sent, whoever holds the claim by now. Its address is within reach again, so no other notification to it need say that
// somebody should phone; but not where one came back: that one, too, had been taken at first.
const sent = `
  with reached as (
    update notifications set undelivered_at = null
    where undelivered_at is not null and settled_at is null and lower(recipient) = lower($3) and id <> $1
      and coalesce(last_fault, '') not like '${returned}%')
  update notifications set status = 'sent', sent_at = $2, claimed_until = null, last_fault = null, undelivered_at = null where id = $1`;

// A claim that ran out belongs to another worker, and so does the notification's fate.
const putOff = `
  update notifications set due_at = $3, claimed_until = null, last_fault = $4, undelivered_at = coalesce(undelivered_at, $5)
  where id = $1 and status = 'due' and claimed_until = $2`;
const superseded = `
  update notifications set status = 'superseded', claimed_until = null where id = $1 and status = 'due' and claimed_until = $2`;
const behind = `
  update notifications set due_at = $3, claimed_until = null, attempts = attempts - 1
  where id = $1 and status = 'due' and claimed_until = $2`;
const failed = `
  update notifications set status = 'failed', failed_at = $3, claimed_until = null, last_fault = $4,
    undelivered_at = coalesce(undelivered_at, $3)
  where id = $1 and status = 'due' and claimed_until = $2`;
