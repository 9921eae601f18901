import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { OUTSIDE } from '../availability/calendars/refresh-calendars.job.js';
import { type BackOff, nextAttempt } from '../platform/back-off.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { traceOf } from '../platform/fault.js';
import type { Outside } from '../platform/fetch-outside.client.js';
import { NotFetched } from '../platform/outside-url.js';
import { Keys } from '../platform/keys.service.js';
import { type Leased, LeasedQueue } from '../platform/leased-queue.service.js';
import { postOutside } from '../platform/post-outside.client.js';
import { webhookHeaders } from '../platform/webhook-signature.js';
import { type Facts, payloadOf } from './webhook.js';
import { addressContext, mostEndpoints, secretContext } from './webhook-endpoints.service.js';

interface Due extends Leased {
  readonly endpoint: string;
  readonly type: string;
  readonly facts: Facts;
  readonly at: Date;
  readonly sealed_address: Buffer;
  readonly sealed_secret: Buffer;
  readonly former_secret: Buffer | null;
  readonly former_until: Date | null;
}

/** Three days and four hours together, as Standard Webhooks proposes; then the message is dead. */
const backOff: BackOff = {
  pauses: [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400],
  afterwards: 'give-up',
  spread: 0.2,
};
/** An endpoint at which nothing has arrived for so long is not tried any more until somebody has seen to it. */
const giveUpAfterDays = 5;
/** Messages under way to one endpoint at once: one that stalls holds up nobody but itself. */
const atOncePerEndpoint = 3;

/**
 * Tells the endpoints of each message at least once, a repeat under the same webhook-id. Two messages about one visit are
 * never under way to an endpoint together. Logs name a message by its id.
 */
@Injectable()
export class DeliverWebhooks {
  private readonly log = new Logger('webhooks');
  private readonly queue: LeasedQueue<Due>;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly keys: Keys,
    @Inject(OUTSIDE) private readonly outside: Outside,
  ) {
    this.queue = new LeasedQueue(db, clock, {
      table: 'webhook_messages',
      next,
      columns,
      leaseSeconds: 60,
      atOnce: mostEndpoints * atOncePerEndpoint,
    });
  }

  async run(stopping?: AbortSignal): Promise<void> {
    await this.queue.run((due, hurry) => this.deliver(due, hurry), stopping);
  }

  private async deliver(due: Due, hurry: AbortSignal): Promise<void> {
    const at = this.clock.now();
    const began = performance.now();
    const status = await this.post(due, at, hurry);
    if (status === null && hurry.aborted) return void (await this.queue.release(due));
    const values = [due.id, due.endpoint, due.attempts, at, status, Math.round(performance.now() - began)];
    if (status !== null && status >= 200 && status < 300) {
      await this.db.query(delivered, values);
      return;
    }
    await this.failed(due, values, status);
  }

  /** The status it answered; null: none. */
  private async post(due: Due, at: Date, hurry: AbortSignal): Promise<number | null> {
    try {
      const body = payloadOf(due.type, due.at, due.facts);
      const headers = {
        ...webhookHeaders(`msg_${due.id}`, at, body, this.secrets(due, at)),
        'content-type': 'application/json',
        'user-agent': 'Meridian (webhooks)',
      };
      const address = this.keys.unseal(due.sealed_address, addressContext(due.endpoint));
      return await postOutside(address, { headers, body }, this.outside, hurry);
    } catch (fault) {
      const code = fault instanceof NotFetched ? fault.code : traceOf(fault);
      this.log.warn('not delivered', { webhook: due.id, attempt: due.attempts, fault: code });
      return null;
    }
  }

  private secrets({ endpoint, sealed_secret, former_secret, former_until }: Due, at: Date): string[] {
    const sealed = former_secret && former_until! > at ? [sealed_secret, former_secret] : [sealed_secret];
    return sealed.map((one) => this.keys.unseal(one, secretContext(endpoint)));
  }

  private async failed(due: Due, values: readonly unknown[], status: number | null): Promise<void> {
    const now = this.clock.now();
    // RFC 9110 §15.5.11: it is gone for good.
    const gone = status === 410;
    const dueAt = gone ? null : nextAttempt(due.attempts, now, backOff, Math.random());
    await transaction(this.db, async (tx) => {
      const giveUpBefore = new Date(now.getTime() - giveUpAfterDays * 86_400_000);
      const ours = await this.queue.settle(due, putOff, [dueAt], tx);
      await tx.query(noteTry, [...values]);
      if (!ours) return;
      const [shut] = await tx.query<[{ status: string }[], number]>(failing, [due.endpoint, now, gone, giveUpBefore]);
      if (shut.length === 0 || shut[0]!.status === 'active') return;
      const detail = { why: shut[0]!.status };
      await record(tx, { at: now, actor: 'system', action: 'webhook.given-up', subject: due.endpoint, detail });
    });
  }
}

const isFree = (m: string) =>
  `${m}.state = 'due' and ${m}.due_at <= $1 and (${m}.claimed_until is null or ${m}.claimed_until <= $1)`;

// By endpoint, so that the index finds the next message of each, however many wait for one that does not answer. Whether it
// is still free is asked once more of the row that is locked: another worker may have just claimed it.
const next = `
  select m.id from webhook_endpoints e
  cross join lateral (
    select d.id, d.due_at from webhook_messages d
    where d.endpoint_id = e.id and ${isFree('d')}
      and not exists (select from webhook_messages h where h.endpoint_id = e.id and h.booking_id = d.booking_id and h.claimed_until > $1)
    order by d.due_at, d.id limit 1) first
  join webhook_messages m on m.id = first.id
  where e.status = 'active' and ${isFree('m')}
    and (select count(*) from webhook_messages h where h.endpoint_id = e.id and h.claimed_until > $1) < ${atOncePerEndpoint}
  order by first.due_at, first.id limit $3 for update of m skip locked`;

const ofEndpoint = (...names: readonly string[]) =>
  names.map((name) => `(select ${name} from webhook_endpoints where id = endpoint_id) as ${name}`).join(', ');
const columns = `endpoint_id as endpoint, type, facts, at,
  ${ofEndpoint('sealed_address', 'sealed_secret', 'former_secret', 'former_until')}`;

const noteTry = `
  insert into webhook_attempts (message_id, endpoint_id, attempt, at, status, milliseconds)
  select $1, $2, $3, $4, $5, $6 where exists (select from webhook_messages where id = $1)`;

// Delivered is delivered, whoever holds the claim by now.
const delivered = `
  with told as (update webhook_messages set state = 'delivered', claimed_until = null where id = $1 returning id),
    well as (update webhook_endpoints set failing_since = null where id = $2 and failing_since is not null)
  insert into webhook_attempts (message_id, endpoint_id, attempt, at, status, milliseconds) select id, $2, $3, $4, $5, $6 from told`;

const putOff = `due_at = coalesce($3, due_at), state = case when $3::timestamptz is null then 'dead' else state end`;

const failing = `
  update webhook_endpoints set failing_since = coalesce(failing_since, $2),
    status = case when $3 then 'gone' when failing_since <= $4 then 'failing' else status end
  where id = $1 and status = 'active' returning status`;
