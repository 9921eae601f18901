import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { prepared, type Via } from '../platform/database.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import type { Letter } from './letter.js';

/** Where a letter is posted: a row in the transaction of the change it tells about, so both exist or neither does. */
@Injectable()
export class Outbox {
  private readonly host: string;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.host = new URL(settings.publicUrl).hostname;
  }

  /** Harmless when repeated: a key is posted once. The Message-ID is made here, so a letter sent again is recognisable. */
  async post(tx: Via, ...letters: readonly Letter[]): Promise<void> {
    const rows = letters.map((letter) => ({ ...letter, message_id: `<${randomUUID()}@${this.host}>` }));
    await prepared(tx, 'post', insert, [JSON.stringify(rows)]);
  }
}

const insert = `
  insert into letters (key, kind, recipient, data, about, message_id, posted_at, due_at)
  select key, kind, "to", data, about, message_id, at, at
  from jsonb_to_recordset($1) as letter (key text, kind text, "to" text, data jsonb, about uuid, message_id text, at timestamptz)
  on conflict (key) do nothing`;
