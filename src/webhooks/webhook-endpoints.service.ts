import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { AuditAction } from '../accounts/audit-action.js';
import { record } from '../accounts/audit.service.js';
import { actorOf, type StaffMember } from '../accounts/staff-member.js';
import { refuseStale } from '../configuration/fingerprint.js';
import { filled } from '../configuration/form.js';
import { Clock } from '../platform/clock.js';
import { transaction, type Tx } from '../platform/database.client.js';
import { outsideUrl } from '../platform/outside-url.js';
import { newWebhookSecret, uuidv7 } from '../platform/ids.random.js';
import { Keys } from '../platform/keys.service.js';
import { Idempotency, type IdempotentRequest } from '../platform/idempotency.service.js';
import { BadInput, Refusal } from '../platform/refusal.js';
import { test, type WebhookEvent } from './webhook.js';
import { webhook, type WebhookEntry } from './webhook.entity.js';

export interface WebhookEndpoint {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly events: readonly WebhookEvent[];
  /** `gone`: it answered that it is no more. `failing`: nothing has arrived there for days. */
  readonly status: 'active' | 'paused' | 'gone' | 'failing';
  readonly failingSince: Date | null;
  readonly formerUntil: Date | null;
  readonly waiting: number;
  readonly dead: number;
  readonly deliveredAt: Date | null;
}

export const mostEndpoints = 20;
const overlapHours = 24;

export const addressContext = (id: string) => `webhook_endpoints/${id}/address`;
export const secretContext = (id: string) => `webhook_endpoints/${id}/secret`;

/** Who outside hears of visits. Every change is in the audit trail; addresses and secrets are in the database sealed. */
@Injectable()
export class WebhookEndpoints {
  constructor(
    private readonly db: DataSource,
    private readonly keys: Keys,
    private readonly clock: Clock,
    private readonly idempotency: Idempotency,
  ) {}

  list(): Promise<WebhookEndpoint[]> {
    return this.db.query(`${select} order by e.created_at, e.id`);
  }

  /** @throws Refusal not-found */
  async one(id: string, via: Pick<Tx, 'query'> = this.db): Promise<WebhookEndpoint & { readonly address: string }> {
    const [found] = (await via.query(`${select} where e.id = $1`, [id])) as (WebhookEndpoint & { sealed: Buffer })[];
    if (!found) throw new Refusal('not-found');
    return { ...found, address: this.keys.unseal(found.sealed, addressContext(id)) };
  }

  /** Answers its secret, which is told this once. @throws BadInput */
  async add(
    by: StaffMember,
    input: WebhookEntry,
    once?: IdempotentRequest,
  ): Promise<{ readonly id: string; readonly secret: string }> {
    const url = outsideUrl(input.address);
    const at = this.clock.now();
    return this.idempotency.run(once, async (tx) => {
      const id = uuidv7(at);
      const secret = newWebhookSecret();
      await tx.query(`lock table webhook_endpoints in share row exclusive mode`);
      const [{ count }] = (await tx.query(`select count(*)::int as count from webhook_endpoints`)) as [
        { count: number },
      ];
      if (count >= mostEndpoints) throw new BadInput([{ path: 'name', message: 'fault.webhooks-many' }]);
      await tx.query(
        `insert into webhook_endpoints (id, name, host, sealed_address, events, sealed_secret, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
        [id, input.name, url.host, this.seal(id, url), input.events, this.keys.seal(secret, secretContext(id)), at],
      );
      await this.note(tx, by, 'webhook.added', id, { events: input.events });
      return { id, secret };
    });
  }

  /** `seen`: of what the form was filled from. @throws Refusal not-found, changed-meanwhile */
  async change(by: StaffMember, id: string, input: WebhookEntry, seen?: string): Promise<void> {
    const url = outsideUrl(input.address);
    await this.within(by, id, 'webhook.changed', { events: input.events }, async (tx) => {
      refuseStale(seen, filled(webhook, await this.one(id, tx)));
      await tx.query(
        `update webhook_endpoints set name = $2, host = $3, sealed_address = $4, events = $5 where id = $1`,
        [id, input.name, url.host, this.seal(id, url), input.events],
      );
    });
  }

  /** A new secret; for a day everything is signed with the former one too. @throws Refusal not-found */
  rotate(by: StaffMember, id: string, once?: IdempotentRequest): Promise<{ readonly secret: string }> {
    const until = new Date(this.clock.now().getTime() + overlapHours * 3_600_000);
    return this.idempotency.run(once, async (tx) => {
      const secret = newWebhookSecret();
      const [there] = (await tx.query(
        `update webhook_endpoints set former_secret = sealed_secret, former_until = $3, sealed_secret = $2 where id = $1 returning id`,
        [id, this.keys.seal(secret, secretContext(id)), until],
      )) as [unknown[], number];
      if (there.length === 0) throw new Refusal('not-found');
      await this.note(tx, by, 'webhook.secret-replaced', id);
      return { secret };
    });
  }

  /** What happens meanwhile is kept for when it goes on. */
  pause(by: StaffMember, id: string): Promise<void> {
    return this.within(by, id, 'webhook.paused', {}, (tx) =>
      tx.query(`update webhook_endpoints set status = 'paused', failing_since = null where id = $1`, [id]),
    );
  }

  /** Also of one we gave up. What waits is tried at once. */
  resume(by: StaffMember, id: string): Promise<void> {
    return this.within(by, id, 'webhook.resumed', {}, async (tx) => {
      await tx.query(`update webhook_endpoints set status = 'active', failing_since = null where id = $1`, [id]);
      await tx.query(`update webhook_messages set due_at = '-infinity' where endpoint_id = $1 and state = 'due'`, [id]);
    });
  }

  /** With all that was to be told it, and its log. */
  remove(by: StaffMember, id: string): Promise<void> {
    return this.within(by, id, 'webhook.removed', {}, (tx) =>
      tx.query(`delete from webhook_endpoints where id = $1`, [id]),
    );
  }

  /** A message of its own kind, whatever is ticked. */
  test(by: StaffMember, id: string): Promise<void> {
    return this.within(by, id, 'webhook.tested', {}, (tx) =>
      tx.query(`insert into webhook_messages (endpoint_id, type) values ($1, $2)`, [id, test]),
    );
  }

  /** Under its former id, so that whoever has it already can tell. @throws Refusal not-found */
  async sendAgain(by: StaffMember, id: string, messageId: string): Promise<void> {
    await this.within(by, id, 'webhook.sent-again', { message: messageId }, async (tx) => {
      const [found] = (await tx.query(`${again} and id = $2 returning id`, [id, messageId])) as [unknown[], number];
      if (found.length === 0) throw new Refusal('not-found');
    });
  }

  /** Everything that happened since then, or what of it has not arrived. */
  sendAllAgain(by: StaffMember, id: string, since: Date, which: 'all' | 'dead'): Promise<void> {
    return this.within(by, id, 'webhook.sent-again', { since: since.toISOString(), which }, (tx) =>
      tx.query(`${again} and at >= $2 and ($3 = 'all' or state = 'dead')`, [id, since, which]),
    );
  }

  private within(
    by: StaffMember,
    id: string,
    action: AuditAction,
    detail: Readonly<Record<string, unknown>>,
    change: (tx: EntityManager) => Promise<unknown>,
  ): Promise<void> {
    return transaction(this.db, async (tx) => {
      const [found] = (await tx.query(`select 1 from webhook_endpoints where id = $1 for update`, [id])) as unknown[];
      if (!found) throw new Refusal('not-found');
      await change(tx);
      await this.note(tx, by, action, id, detail);
    });
  }

  private note(tx: EntityManager, by: StaffMember, action: AuditAction, subject: string, detail = {}): Promise<void> {
    return record(tx, { at: this.clock.now(), actor: actorOf(by), action, subject, detail });
  }

  private seal(id: string, url: URL): Buffer {
    return this.keys.seal(url.href, addressContext(id));
  }
}

const select = `
  select e.id, e.name, e.host, e.sealed_address as sealed, e.events, e.status, e.failing_since as "failingSince", e.former_until as "formerUntil",
    (select count(*)::int from webhook_messages m where m.endpoint_id = e.id and m.state = 'due') as waiting,
    (select count(*)::int from webhook_messages m where m.endpoint_id = e.id and m.state = 'dead') as dead,
    (select max(a.at) from webhook_attempts a where a.endpoint_id = e.id and a.status between 200 and 299) as "deliveredAt"
  from webhook_endpoints e`;

const again = `
  update webhook_messages set state = 'due', due_at = '-infinity', attempts = 0 where endpoint_id = $1 and state <> 'due'`;
