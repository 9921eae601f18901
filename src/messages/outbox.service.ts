import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database.js';
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
  async post(tx: Pick<Tx, 'query'>, letter: Letter): Promise<void> {
    const messageId = `<${randomUUID()}@${this.host}>`;
    await tx.query(insert, [
      letter.key,
      letter.kind,
      letter.to,
      JSON.stringify(letter.data),
      letter.about,
      messageId,
      letter.at,
    ]);
  }
}

const insert = `
  insert into letters (key, kind, recipient, data, about, message_id, posted_at, due_at)
  values ($1, $2, $3, $4, $5, $6, $7, $7)
  on conflict (key) do nothing`;
