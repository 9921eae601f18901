import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { prepared, type Via } from '../platform/database.js';
import { uuidv7 } from '../platform/ids.js';
import type { Contact } from './contact.js';

@Injectable()
export class Patients {
  constructor(private readonly clock: Clock) {}

  /** The patient of this address and name, new or known; a newly given phone replaces the old one. Answers the id. */
  async remember(tx: Via, { name, email, phone }: Contact, locale: string): Promise<string> {
    const now = this.clock.now();
    const [row] = await prepared<{ id: string }>(
      tx,
      'remember-patient',
      `insert into patients (id, name, email, phone, locale, created_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (lower(email), lower(name)) do update set phone = coalesce(excluded.phone, patients.phone), locale = excluded.locale
       returning id`,
      [uuidv7(now), name, email, phone, locale, now],
    );
    return row!.id;
  }
}
