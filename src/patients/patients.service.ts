import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { prepared, type Via } from '../platform/database.client.js';
import { uuidv7 } from '../platform/ids.random.js';
import type { Contact, Reachable } from './contact.js';

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

  /**
   * Someone who calls, perhaps without an address: then known by name and number, whatever addresses they have given before.
   * Answers the id.
   */
  async rememberCaller(tx: Via, { name, email, phone }: Reachable, locale: string): Promise<string> {
    if (email) return this.remember(tx, { name, email, phone }, locale);
    const [known] = (await tx.query(
      `select id from patients where phone_digits = nullif(regexp_replace($1, '\\D', '', 'g'), '') and lower(name) = lower($2) order by id limit 1`,
      [phone, name],
    )) as { id: string }[];
    if (known) return known.id;
    const now = this.clock.now();
    const [row] = (await tx.query(
      `insert into patients (id, name, phone, locale, created_at) values ($1, $2, $3, $4, $5)
       on conflict (phone_digits, lower(name)) where email is null do update set phone = excluded.phone
       returning id`,
      [uuidv7(now), name, phone, locale, now],
    )) as [{ id: string }];
    return row.id;
  }

  /**
   * They have another address. Where somebody of this name has it already, that is the same person, whose record stays as
   * it is but for a phone number it lacked. Answers the id of the record they have now.
   */
  async correctEmail(tx: Via, id: string, email: string): Promise<string> {
    const [known] = (await tx.query(
      `update patients k set phone = coalesce(k.phone, p.phone) from patients p
       where p.id = $1 and lower(k.email) = lower($2) and lower(k.name) = lower(p.name) and k.id <> p.id returning k.id`,
      [id, email],
    )) as [{ id: string }[], number];
    if (known[0]) return known[0].id;
    await tx.query(`update patients set email = $2 where id = $1`, [id, email]);
    return id;
  }
}
