import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type DataSource, EntityManager } from 'typeorm';
import { prepared, type Tx, type Via, withCommit, written } from '../platform/database.client.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import type { Notification, NotificationContent, PatientNotification, ReaderUpdate } from './notification.js';

export interface PendingNotification extends ReaderUpdate {
  readonly id: string;
  readonly channel: Notification['channel'];
  readonly template: Notification['template'];
  /** A worker has taken it at least once. */
  readonly perhapsRead: boolean;
  /** And has it just now. */
  readonly isClaimed: boolean;
  readonly dueAt: Date;
}

interface TogetherPosted {
  readonly id: string;
  readonly data: PatientNotification & Required<Pick<PatientNotification, 'together'>>;
}

/** Where a notification is posted: a row in the transaction of the change it tells about, so both exist or neither does. */
@Injectable()
export class Outbox {
  private readonly host: string;
  private waking: NodeJS.Timeout | undefined;

  constructor(@Inject(SETTINGS) settings: Pick<Settings, 'publicUrl'>) {
    this.host = new URL(settings.publicUrl).hostname;
  }

  /**
   * Harmless when repeated: a key is posted once. The Message-ID is made here, so a notification sent again is recognisable.
   */
  async post(tx: Via, ...notifications: readonly Notification[]): Promise<void> {
    const rows = notifications.map(({ waits, standing, kept, ...notification }) => ({
      ...notification,
      ...standing,
      message_id: `<${randomUUID()}@${this.host}>`,
      due_at: waits?.until ?? notification.at,
      part_of: waits?.partOf ?? null,
      status: kept ? 'kept' : 'due',
    }));
    await withCommit(tx, written(tx, { name: 'post', text: insert, values: [JSON.stringify(rows)] }));
    this.wakeSoon(tx instanceof EntityManager ? tx.dataSource : tx);
  }

  /**
   * Tells the workers, a moment later, once for many notifications: by then they are committed, and where they are not, a worker
   * finds them at its next look. Not in their transactions, since PostgreSQL lets only one that notifies commit at a time.
   */
  private wakeSoon(db: DataSource): void {
    this.waking ??= setTimeout(() => {
      this.waking = undefined;
      db.query('notify notifications').catch(() => undefined);
    }, 50).unref();
  }

  /** Notifications about this that have a standing and have not been sent, oldest first; no worker takes one before this is over. */
  async unsent(tx: Via, about: string, now: Date): Promise<readonly PendingNotification[]> {
    return prepared<PendingNotification>(tx, 'unsent', unsent, [about, now]);
  }

  /** They are not sent any more: what nobody has taken was never there, what may have arrived is superseded. */
  async replace(tx: Via, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const untaken = `delete from notifications where id = any($1) and attempts = 0`;
    const taken = `update notifications set status = 'superseded', claimed_until = null where id = any($1)`;
    await withCommit(tx, prepared(tx, 'replace-untaken', untaken, [ids]));
    await withCommit(tx, prepared(tx, 'replace-taken', taken, [ids]));
  }

  /** Whatever waits longer does; none of these leaves before. */
  async keepBack(tx: Pick<Tx, 'query'>, ids: readonly string[], until: Date): Promise<void> {
    await tx.query(`update notifications set due_at = greatest(due_at, $2) where id = any($1)`, [ids, until]);
  }

  /** It tells what is true now. */
  async rewrite(tx: Pick<Tx, 'query'>, id: string, data: NotificationContent['data'], says: unknown): Promise<void> {
    await tx.query(`update notifications set data = $2, says = $3 where id = $1`, [id, data, JSON.stringify(says)]);
  }

  /** To the patient, about several visits of which these are some, and no worker has them. No worker takes one before this is over. */
  async waitingTogether(
    tx: Pick<Tx, 'query'>,
    about: readonly string[],
    now: Date,
  ): Promise<readonly TogetherPosted[]> {
    return (await tx.query(
      `select id, data from notifications where about = any($1) and status = 'due' and data -> 'together' is not null
         and template like 'booking-%' and coalesce(claimed_until <= $2, true) for update`,
      [about, now],
    )) as TogetherPosted[];
  }

  /** It says this instead. */
  async revise(tx: Pick<Tx, 'query'>, id: string, data: PatientNotification): Promise<void> {
    await tx.query(`update notifications set data = $2 where id = $1`, [id, data]);
  }

  /**
   * Takes back the notifications that wait as part of this, which nobody has read. Answers false, with nothing taken back, if
   * one of them has left or is about to.
   */
  async withdraw(tx: Pick<Tx, 'query'>, partOf: string): Promise<boolean> {
    const rows = (await tx.query(
      `select status in ('due', 'kept') and attempts = 0 as waits from notifications where part_of = $1 for update`,
      [partOf],
    )) as { waits: boolean }[];
    if (!rows.every(({ waits }) => waits)) return false;
    await tx.query(`delete from notifications where part_of = $1`, [partOf]);
    return true;
  }
}

const insert = `
  insert into notifications (key, channel, template, recipient, data, about, message_id, posted_at, due_at, part_of, status, reader, knew, says, unproven_address)
  select key, channel, template, "to", data, about, message_id, at, due_at, part_of, status, reader, knew, says, "unprovenAddress"
  from jsonb_to_recordset($1) as posted (key text, channel text, template text, "to" text, data jsonb, about uuid, message_id text, at timestamptz,
    due_at timestamptz, part_of uuid, status text, reader text, knew jsonb, says jsonb, "unprovenAddress" text)
  on conflict (key) do nothing`;

// What a later one to the same reader has overtaken will not be sent, so it tells nobody anything any more.
const unsent = `
  select id, channel, template, reader, knew, says, attempts > 0 as "perhapsRead", coalesce(claimed_until > $2, false) as "isClaimed", due_at as "dueAt"
  from notifications n where about = $1 and status in ('due', 'kept') and says is not null
    and not exists (select from notifications later where later.about = n.about and later.reader = n.reader
      and later.status in ('sent', 'failed') and (later.data ->> 'sequence')::int > (n.data ->> 'sequence')::int)
  order by (data ->> 'sequence')::int, posted_at, id for update`;
