import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/database.client.js';
import { outsideUrl } from '../../platform/outside-url.js';
import { uuidv7 } from '../../platform/ids.random.js';
import { Keys } from '../../platform/keys.service.js';
import { Idempotency, type IdempotentRequest } from '../../platform/idempotency.service.js';
import { BadInput, Refusal } from '../../platform/refusal.js';
import { noteChange } from '../resource-changes.service.js';
import { faultInCalendarAddress } from './calendar-address.js';

/** A calendar of a practitioner's that counts as busy time here. */
export interface CalendarSubscription {
  readonly id: string;
  readonly label: string;
  /** Of its address, which is a secret as a whole. */
  readonly host: string;
  /** How old our copy is; null: it was never read. */
  readonly readAt: Date | null;
  /** It cannot be read since then; the copy stays. */
  readonly failedSince: Date | null;
  /** False when something in it made no sense, or was too much, and was left out. */
  readonly whole: boolean;
  /** How many busy periods the copy has. */
  readonly periods: number;
}

/** Of one practitioner, in and out alike. Each that comes in is somebody else's server that we ask every five minutes. */
export const mostCalendars = 20;

/** The calendars that practitioners have elsewhere. Who may touch whose is for the caller; each is looked for under its owner. */
@Injectable()
export class CalendarSubscriptions {
  constructor(
    private readonly db: DataSource,
    private readonly keys: Keys,
    private readonly clock: Clock,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * It is read within a minute, or at once by `RefreshCalendars.runOnly`. `actor` as in the audit trail. Answers its id.
   * @throws BadInput: no https or webcal address, or one calendar too many
   */
  subscribe(
    practitionerId: string,
    { address, label }: { address: string; label: string },
    actor: string,
    request?: IdempotentRequest,
  ): Promise<string> {
    const url = addressOf(address);
    const at = this.clock.now();
    const id = uuidv7(at);
    return this.idempotency.run(request, async (tx) => {
      if ((await countOf(tx, 'calendar_subscriptions', practitionerId)) >= mostCalendars) {
        throw new BadInput([{ path: 'address', message: 'fault.calendars-many' }]);
      }
      await tx.query(
        `insert into calendar_subscriptions (id, practitioner_id, label, sealed_address, due_at, created_at) values ($1, $2, $3, $4, $5, $5)`,
        [id, practitionerId, label, this.keys.seal(url.href, sealingContext(id)), at],
      );
      await record(tx, { at, actor, action: 'calendar.subscribed', subject: id, detail: { practitionerId } });
      return id;
    });
  }

  /** With it goes the busy time that came from it. @throws Refusal not-found */
  async unsubscribe(practitionerId: string, id: string, actor: string, request?: IdempotentRequest): Promise<void> {
    await this.idempotency.run(request, async (tx) => {
      const [gone] = await tx.query<[{ id: string }[], number]>(
        `delete from calendar_subscriptions where id::text = $1 and practitioner_id = $2 returning id`,
        [id, practitionerId],
      );
      if (gone.length === 0) throw new Refusal('not-found');
      await noteChange(tx, [practitionerId]);
      const at = this.clock.now();
      await record(tx, { at, actor, action: 'calendar.unsubscribed', subject: id, detail: { practitionerId } });
      return {};
    });
  }

  async list(practitionerId: string): Promise<readonly CalendarSubscription[]> {
    const rows = await this.db.query<(Omit<CalendarSubscription, 'host'> & { sealed: Buffer })[]>(
      `select id, label, sealed_address as sealed, read_at as "readAt", failed_since as "failedSince", whole,
         (select count(*)::int from imported_busy where subscription_id = s.id) as periods
       from calendar_subscriptions s where practitioner_id = $1 order by created_at, id`,
      [practitionerId],
    );
    return rows.map(({ sealed, ...row }) => ({
      ...row,
      host: new URL(this.keys.unseal(sealed, sealingContext(row.id))).host,
    }));
  }
}

/** What a sealed address belongs to. */
export function sealingContext(id: string): string {
  return `calendar_subscriptions/${id}/address`;
}

/** How many there are, and nobody adds another to them before this transaction is over. */
export async function countOf(
  tx: Pick<Tx, 'query'>,
  table: 'calendar_subscriptions' | 'calendar_feeds',
  practitionerId: string,
): Promise<number> {
  await tx.query(`select 1 from resources where id = $1 for no key update`, [practitionerId]);
  const [{ count }] = (await tx.query(`select count(*)::int as count from ${table} where practitioner_id = $1`, [
    practitionerId,
  ])) as [{ count: number }];
  return count;
}

function addressOf(address: string): URL {
  const fault = faultInCalendarAddress(address);
  if (fault) throw new BadInput([{ path: 'address', message: fault }]);
  return outsideUrl(address);
}
