import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { OUTSIDE } from '../availability/calendars/refresh-calendars.job.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { traceOf } from '../platform/fault.js';
import type { Outside } from '../platform/fetch-outside.client.js';
import { NotFetched } from '../platform/outside-url.js';
import { Keys } from '../platform/keys.service.js';
import { postOutside } from '../platform/post-outside.client.js';
import { webhookHeaders } from '../platform/webhook-signature.js';
import { giveUpAfterDays, nextTry } from './next-try.js';
import { type Facts, payloadOf } from './webhook.js';
import { addressContext, secretContext } from './webhook-endpoints.service.js';

interface Due {
  readonly id: string;
  readonly endpoint: string;
  readonly type: string;
  readonly facts: Facts;
  readonly at: Date;
  readonly attempts: number;
  readonly claimed_until: Date;
  readonly sealed_address: Buffer;
  readonly sealed_secret: Buffer;
  readonly former_secret: Buffer | null;
  readonly former_until: Date | null;
}

/** Longer than a try may take; when a worker dies, its messages are free again after this. */
const leaseSeconds = 60;
/** To one endpoint at a time, of each worker. One that stalls holds up nobody but itself. */
const atOnce = 3;
/** How soon somebody else's message is found while one endpoint keeps us busy. */
const lookMilliseconds = 1000;
/** Then it is time to begin anew: a job that never ends looks like one that hangs. */
const runMilliseconds = 20_000;
/** What is in hand when the process is asked to stop may take so much longer. */
const graceMilliseconds = 3000;

/**
 * Tells the endpoints, at least once each. A message is claimed, sent, and then marked, so a crash anywhere repeats it at
 * most, under the same webhook-id. Two messages about one visit are never under way to an endpoint together. Logs name a
 * message by its id.
 */
@Injectable()
export class DeliverWebhooks {
  private readonly log = new Logger('webhooks');

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly keys: Keys,
    @Inject(OUTSIDE) private readonly outside: Outside,
  ) {}

  /** Until nothing is due, or for a while. On `stopping` no other is begun, and what dawdles is left for the next worker. */
  async run(stopping?: AbortSignal): Promise<void> {
    const left = new AbortController();
    const leave = () => void setTimeout(() => left.abort(), graceMilliseconds).unref();
    stopping?.addEventListener('abort', leave, { once: true });
    try {
      const over = AbortSignal.timeout(runMilliseconds);
      await this.tellAll(left.signal, stopping ? AbortSignal.any([over, stopping]) : over);
    } finally {
      stopping?.removeEventListener('abort', leave);
    }
  }

  /** A lane for each endpoint that has something to hear. On `enough` nothing more is begun; `left` ends what is in hand. */
  private async tellAll(left: AbortSignal, enough: AbortSignal): Promise<void> {
    const lanes = new Map<string, Promise<void>>();
    const faults: unknown[] = [];
    for (;;) {
      if (enough.aborted || faults.length > 0) break;
      for (const { id } of await this.db.query<{ id: string }[]>(withDue, [this.clock.now(), [...lanes.keys()]])) {
        const lane = this.tell(id, left, enough)
          .catch((fault: unknown) => void faults.push(fault))
          .finally(() => lanes.delete(id));
        lanes.set(id, lane);
      }
      if (lanes.size === 0) return;
      await Promise.race([...lanes.values(), pause(lookMilliseconds)]);
    }
    await Promise.all(lanes.values());
    if (faults.length > 0) throw faults[0];
  }

  private async tell(endpoint: string, left: AbortSignal, enough: AbortSignal): Promise<void> {
    const one = async () => {
      for (let due = await this.claim(endpoint); due; due = await this.claim(endpoint)) {
        await this.deliver(due, left);
        if (enough.aborted) return;
      }
    };
    const lines = Array.from({ length: atOnce }, one);
    // When one fails, the others still have messages in hand.
    await Promise.allSettled(lines);
    await Promise.all(lines);
  }

  private async claim(endpoint: string): Promise<Due | undefined> {
    const now = this.clock.now();
    const [rows] = await this.db.query<[Due[], number]>(claim, [
      endpoint,
      now,
      new Date(now.getTime() + leaseSeconds * 1000),
    ]);
    return rows[0];
  }

  private async deliver(due: Due, left: AbortSignal): Promise<void> {
    const at = this.clock.now();
    const began = performance.now();
    const status = await this.post(due, at, left);
    if (status === null && left.aborted) return this.leave(due);
    const values = [due.id, due.endpoint, due.attempts, at, status, Math.round(performance.now() - began)];
    if (status !== null && status >= 200 && status < 300) {
      await this.db.query(delivered, values);
      return;
    }
    await this.failed(due, values, status);
  }

  /** The status it answered; null: none. */
  private async post(due: Due, at: Date, left: AbortSignal): Promise<number | null> {
    try {
      const body = payloadOf(due.type, due.at, due.facts);
      const headers = {
        ...webhookHeaders(`msg_${due.id}`, at, body, this.secrets(due, at)),
        'content-type': 'application/json',
        'user-agent': 'Meridian (webhooks)',
      };
      const address = this.keys.unseal(due.sealed_address, addressContext(due.endpoint));
      return await postOutside(address, { headers, body }, this.outside, left);
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
    const next = gone ? null : nextTry(due.attempts, now, Math.random());
    await transaction(this.db, async (tx) => {
      const giveUpBefore = new Date(now.getTime() - giveUpAfterDays * 86_400_000);
      const [ours] = await tx.query<[{ id: string }[], number]>(putOff, [due.id, due.claimed_until, next]);
      await tx.query(noteTry, [...values]);
      if (ours.length === 0) return;
      const [shut] = await tx.query<[{ status: string }[], number]>(failing, [due.endpoint, now, gone, giveUpBefore]);
      if (shut.length === 0 || shut[0]!.status === 'active') return;
      const detail = { why: shut[0]!.status };
      await record(tx, { at: now, actor: 'system', action: 'webhook.given-up', subject: due.endpoint, detail });
    });
  }

  /** We are asked to stop: as if it had not been tried. */
  private async leave({ id, claimed_until }: Due): Promise<void> {
    await this.db.query(
      `update webhook_messages set claimed_until = null, attempts = attempts - 1 where id = $1 and claimed_until = $2`,
      [id, claimed_until],
    );
  }
}

const isFree = `state = 'due' and due_at <= $FREE and (claimed_until is null or claimed_until <= $FREE)`;

const withDue = `
  select e.id from webhook_endpoints e where e.status = 'active' and e.id <> all($2::uuid[])
    and exists (select from webhook_messages where endpoint_id = e.id and ${isFree.replaceAll('$FREE', '$1')})`;

const claim = `
  update webhook_messages m set claimed_until = $3, attempts = attempts + 1
  from webhook_endpoints e
  where e.id = $1 and e.status = 'active' and m.id = (
    select id from webhook_messages d
    where endpoint_id = $1 and ${isFree.replaceAll('$FREE', '$2')}
      and not exists (select from webhook_messages h where h.endpoint_id = $1 and h.booking_id = d.booking_id and h.claimed_until > $2)
    order by due_at, id limit 1 for update skip locked)
  returning m.id, m.endpoint_id as endpoint, m.type, m.facts, m.at, m.attempts, m.claimed_until, e.sealed_address, e.sealed_secret,
    e.former_secret, e.former_until`;

const noteTry = `
  insert into webhook_attempts (message_id, endpoint_id, attempt, at, status, milliseconds)
  select $1, $2, $3, $4, $5, $6 where exists (select from webhook_messages where id = $1)`;

// Delivered is delivered, whoever holds the claim by now.
const delivered = `
  with told as (update webhook_messages set state = 'delivered', claimed_until = null where id = $1 returning id),
    well as (update webhook_endpoints set failing_since = null where id = $2 and failing_since is not null)
  insert into webhook_attempts (message_id, endpoint_id, attempt, at, status, milliseconds) select id, $2, $3, $4, $5, $6 from told`;

// A claim that ran out belongs to another worker, and so does the message's fate.
const putOff = `
  update webhook_messages set claimed_until = null, due_at = coalesce($3, due_at), state = case when $3::timestamptz is null then 'dead' else state end
  where id = $1 and state = 'due' and claimed_until = $2 returning id`;

const failing = `
  update webhook_endpoints set failing_since = coalesce(failing_since, $2),
    status = case when $3 then 'gone' when failing_since <= $4 then 'failing' else status end
  where id = $1 and status = 'active' returning status`;
