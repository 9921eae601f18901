import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type DataSource, EntityManager } from 'typeorm';
import { prepared, type Tx, type Via } from '../platform/database.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import type { Letter } from './letter.js';

/** Where a letter is posted: a row in the transaction of the change it tells about, so both exist or neither does. */
@Injectable()
export class Outbox {
  private readonly host: string;
  private waking: NodeJS.Timeout | undefined;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.host = new URL(settings.publicUrl).hostname;
  }

  /**
   * Harmless when repeated: a key is posted once. The Message-ID is made here, so a letter sent again is recognisable.
   */
  async post(tx: Via, ...letters: readonly Letter[]): Promise<void> {
    const rows = letters.map(({ waits, ...letter }) => ({
      ...letter,
      message_id: `<${randomUUID()}@${this.host}>`,
      due_at: waits?.until ?? letter.at,
      part_of: waits?.partOf ?? null,
    }));
    await prepared(tx, 'post', insert, [JSON.stringify(rows)]);
    this.wakeSoon(tx instanceof EntityManager ? tx.dataSource : tx);
  }

  /**
   * Tells the workers, a moment later, once for many letters: by then they are committed, and where they are not, a worker
   * finds them at its next look. Not in their transactions, since PostgreSQL lets only one that notifies commit at a time.
   */
  private wakeSoon(db: DataSource): void {
    this.waking ??= setTimeout(() => {
      this.waking = undefined;
      db.query('notify letters').catch(() => undefined);
    }, 50).unref();
  }

  /** Is a letter about this visit still on its way to them? What it says may be untrue by now. */
  async awaits(tx: Pick<Tx, 'query'>, about: string, to: string | null | undefined): Promise<boolean> {
    if (!to) return false;
    const found = await tx.query<unknown[]>(
      `select 1 from letters where about = $1 and recipient = $2 and status = 'due' and data ? 'sequence' limit 1`,
      [about, to],
    );
    return found.length > 0;
  }

  /**
   * Takes back the letters that wait as part of this, which nobody has read. Answers false, with nothing taken back, if
   * one of them has left or is about to.
   */
  async withdraw(tx: Pick<Tx, 'query'>, partOf: string): Promise<boolean> {
    const letters = (await tx.query(
      `select status = 'due' and attempts = 0 as waits from letters where part_of = $1 for update`,
      [partOf],
    )) as { waits: boolean }[];
    if (!letters.every(({ waits }) => waits)) return false;
    await tx.query(`delete from letters where part_of = $1`, [partOf]);
    return true;
  }
}

const insert = `
  insert into letters (key, kind, recipient, data, about, message_id, posted_at, due_at, part_of)
  select key, kind, "to", data, about, message_id, at, due_at, part_of
  from jsonb_to_recordset($1) as letter (key text, kind text, "to" text, data jsonb, about uuid, message_id text, at timestamptz,
    due_at timestamptz, part_of uuid)
  on conflict (key) do nothing`;
