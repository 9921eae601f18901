import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { prepared } from '../platform/database.client.js';
import { traceOf } from '../platform/fault.js';
import { type Leased, LeasedQueue, longestDue } from '../platform/leased-queue.service.js';
import { SingleFlight } from '../platform/single-flight.service.js';
import { isTooLong, nextTry } from './back-off.js';
import { DeliveryOrder, type Ordered } from './delivery-order.service.js';
import { EmailRenderer } from './email-renderer.service.js';
import { type DeliveryResult, MailTransport } from './mail-transport.service.js';
import { MessageTemplates } from './message-templates.service.js';
import type { NotificationContent } from './notification.js';
import { renderText } from './text/render-text.js';
import { TEXT_CARRIER, type TextCarrier } from './text/text-carrier.js';

/** A claimed row of the outbox. */
type Due = Leased &
  Ordered &
  NotificationContent & {
    readonly message_id: string;
    readonly posted_at: Date;
    /** Somebody has sent it again since it failed. */
    readonly resent_at: Date | null;
  };

/** A crash repeats what was sent so shortly before it, at most. */
const markMilliseconds = 20;

/** How the fault of a notification begins that was accepted at first and came back. */
export const returned = 'RETURNED';

/**
 * Sends what is due, at least once: claim, wait for its turn, render, hand over, mark. A crash anywhere repeats it at most,
 * under the same Message-ID. Logs name a notification by id and template alone.
 */
@Injectable()
export class SendNotifications {
  private readonly log = new Logger('notifications');
  private readonly queue: LeasedQueue<Due>;
  private readonly order: DeliveryOrder;
  /** What is sent within a moment is marked together: a transaction costs more than the rows it marks. */
  private readonly marks = new SingleFlight<Due, void>((all) => this.markSent(all), 4, markMilliseconds);
  /** How many are being handed over. */
  private sending = 0;
  /** Milliseconds a mail server has left when the process is to stop: whoever asked it to waits ten seconds, as a rule. */
  protected readonly grace: number = 5000;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly templates: MessageTemplates,
    private readonly renderer: EmailRenderer,
    private readonly mailTransport: MailTransport,
    @Inject(TEXT_CARRIER) private readonly textCarrier: TextCarrier | null = null,
  ) {
    this.order = new DeliveryOrder(db, clock);
    this.queue = new LeasedQueue(db, clock, {
      table: 'notifications',
      next: longestDue('notifications', `status = 'due'`),
      columns: `channel, template, recipient, about, data, message_id, posted_at, resent_at,
        attempts = 1 and says is not null as "countedOn"`,
      leaseSeconds: 120,
      // More than there are connections, since rows claimed and marked together cost less; not many more, since they wait in line.
      atOnce: 10,
    });
  }

  /**
   * Until nothing is due; on `stopping` no other is claimed, and what is in hand is finished or, where the server is in no
   * hurry, left for the next worker. Answers how many it tried.
   */
  run(stopping?: AbortSignal): Promise<number> {
    return this.queue.run((due, hurry) => this.send(due, hurry), stopping, this.grace);
  }

  private async send(due: Due, hurry: AbortSignal): Promise<void> {
    const turn = await this.order.turnOf(due);
    if (turn === 'superseded') {
      await this.queue.settle(due, `status = 'superseded'`);
      return this.log.log('superseded', named(due));
    }
    if (turn !== 'now') return this.wait(due, turn.waitsUntil);
    this.sending++;
    const handing = due.channel === 'text' ? this.text(due) : this.email(due, hurry);
    const result = await handing.finally(() => this.sending--);
    if (result.delivery === 'refused') return this.fail(due, result.fault);
    if (result.delivery === 'deferred') return this.putOff(due, result.fault);
    // Sent is sent, whoever holds the claim by now.
    const marked = this.marks.ask(due);
    if (this.sending === 0) this.marks.begin();
    await marked;
    this.log.log('sent', named(due));
  }

  private async email(due: Due & { readonly channel: 'email' }, hurry: AbortSignal): Promise<DeliveryResult> {
    const own = await this.templates.for(due);
    const mail = this.rendered(due, () => this.renderer.render(due, own));
    return mail ? this.mailTransport.send(mail, hurry) : notRendered;
  }

  private async text(due: Due & { readonly channel: 'text' }): Promise<DeliveryResult> {
    // Somebody has switched text messages off: no later try would send it.
    if (!this.textCarrier) return { delivery: 'refused', fault: 'TEXT off' };
    const { offerLink } = this.renderer.contextAt(due.posted_at);
    const text = this.rendered(due, () => renderText(due, due.posted_at, offerLink));
    const key = due.message_id.replace(/[<>]/g, '');
    return text ? this.textCarrier.send({ to: due.recipient, text, key }) : notRendered;
  }

  /** Null: the data are older or younger than the code, and it cannot be rendered tomorrow either. */
  private rendered<T>(due: Due, render: () => T): T | null {
    try {
      return render();
    } catch (fault) {
      this.log.error('could not be written', { ...named(due), fault: traceOf(fault) });
      return null;
    }
  }

  private async markSent(all: readonly Due[]): Promise<void> {
    const values = [all.map(({ id }) => id), this.clock.now(), all.map(({ recipient }) => recipient)];
    await prepared(this.db, 'sent', sent, values);
  }

  /** As if it had not been attempted, nor put off before: nobody is to send it until then. */
  private async wait(due: Due, until: Date): Promise<void> {
    await this.queue.settle(due, 'attempts = attempts - 1, put_off_since = null, due_at = $3', [until]);
  }

  private async putOff(due: Due, fault: string): Promise<void> {
    const now = this.clock.now();
    const since = due.resent_at ?? due.posted_at;
    const next = nextTry(due.attempts, since, now);
    if (!next) return this.fail(due, fault);
    const undeliveredAt = isTooLong(due.attempts, since, startOf(due), now) ? now : null;
    const set = `put_off_since = coalesce(put_off_since, due_at), due_at = $3, last_fault = $4, undelivered_at = coalesce(undelivered_at, $5)`;
    await this.queue.settle(due, set, [next, fault, undeliveredAt]);
    this.log.warn('put off', { ...named(due), fault });
  }

  private async fail(due: Due, fault: string): Promise<void> {
    const set = `status = 'failed', failed_at = $3, last_fault = $4, undelivered_at = coalesce(undelivered_at, $3)`;
    await this.queue.settle(due, set, [this.clock.now(), fault]);
    this.log.error('failed', { ...named(due), fault });
  }
}

const notRendered: DeliveryResult = { delivery: 'refused', fault: 'could not be written' };

const named = ({ id, channel, template, attempts }: Due) => ({
  notification: id,
  channel,
  template,
  attempt: attempts,
});

/** Of the visit it is about. */
function startOf({ data }: Due): Date | null {
  return 'start' in data ? new Date(data.start * 60_000) : null;
}

// The address is within reach again, so no other notification to it need say that somebody should phone; but not where one
// came back: that one, too, had been accepted at first.
const sent = `
  with reached as (
    update notifications set undelivered_at = null
    where undelivered_at is not null and settled_at is null and id <> all($1)
      and lower(recipient) in (select lower(address) from unnest($3::text[]) address)
      and coalesce(last_fault, '') not like '${returned}%')
  update notifications set status = 'sent', sent_at = $2, claimed_until = null, last_fault = null, undelivered_at = null where id = any($1)`;
