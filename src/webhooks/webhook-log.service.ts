import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';

/** One try to tell one endpoint. */
export interface WebhookTry {
  readonly id: string;
  readonly messageId: string;
  readonly type: string;
  /** Of the visit; null: it was a test. */
  readonly reference: string | null;
  readonly at: Date;
  readonly attempt: number;
  /** Of HTTP; null: there was no answer. */
  readonly status: number | null;
  readonly milliseconds: number;
  /** How the message stands by now; only at its last try. */
  readonly state: 'due' | 'delivered' | 'dead' | null;
}

const pageLength = 50;

/** What was tried, and what came of it: no word of what was sent. */
@Injectable()
export class WebhookLog {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The newest first; `before`: the id of the last try of the page before. */
  async page(
    endpointId: string,
    before?: string,
  ): Promise<{ readonly tries: readonly WebhookTry[]; readonly more: boolean }> {
    const tries = await this.db.query<WebhookTry[]>(log, [endpointId, before ?? null, pageLength + 1]);
    return { tries: tries.slice(0, pageLength), more: tries.length > pageLength };
  }

  /** Former secrets are valid for a day. Messages go by the clinic's own rule, see `Retention`. */
  async forget(): Promise<void> {
    await this.db.query(
      `update webhook_endpoints set former_secret = null, former_until = null where former_until <= $1`,
      [this.clock.now()],
    );
  }
}

const log = `
  select a.id, a.message_id as "messageId", m.type, m.facts ->> 'reference' as reference, a.at, a.attempt, a.status, a.milliseconds,
    case when not exists (select from webhook_attempts l where l.message_id = m.id and l.id > a.id) then m.state end as state
  from webhook_attempts a join webhook_messages m on m.id = a.message_id
  where a.endpoint_id = $1 and ($2::bigint is null or a.id < $2) order by a.id desc limit $3`;
