import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { prepared, type Via } from '../platform/database.client.js';
import { uuidv7 } from '../platform/ids.random.js';
import type { Contact, Reachable } from './contact.js';
import { foldPhone } from './phone-number.js';

/** Where and in which language somebody gives their contact data. */
export interface GivenAt {
  /** ISO 3166-1, of the place the visit is at. */
  readonly country: string;
  readonly locale: string;
}

@Injectable()
export class Patients {
  constructor(private readonly clock: Clock) {}

  /** The patient of this address and name, new or known; a newly given phone replaces the old one. Answers the id. */
  async remember(tx: Via, { name, email, phone }: Contact, { country, locale }: GivenAt): Promise<string> {
    const now = this.clock.now();
    const [row] = await prepared<{ id: string }>(
      tx,
      'remember-patient',
      `insert into patients (id, name, email, phone, phone_key, locale, created_at) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (lower(email), lower(name)) do update set phone = coalesce(excluded.phone, patients.phone),
         phone_key = coalesce(excluded.phone_key, patients.phone_key), locale = excluded.locale
       returning id`,
      [uuidv7(now), name, email, phone, foldPhone(phone, country), locale, now],
    );
    return row!.id;
  }

  /**
   * Someone who calls, perhaps without an address: then known by name and number, whatever addresses they have given before.
   * Answers the id.
   */
  async rememberCaller(tx: Via, { name, email, phone }: Reachable, at: GivenAt): Promise<string> {
    if (email) return this.remember(tx, { name, email, phone }, at);
    const phoneKey = foldPhone(phone, at.country);
    const [known] = (await tx.query(
      `select id from patients where phone_key = $1 and lower(name) = lower($2) order by id limit 1`,
      [phoneKey, name],
    )) as { id: string }[];
    if (known) return known.id;
    const now = this.clock.now();
    const [row] = (await tx.query(
      `insert into patients (id, name, phone, phone_key, locale, created_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (phone_key, lower(name)) where email is null do update set phone = excluded.phone
       returning id`,
      [uuidv7(now), name, phone, phoneKey, at.locale, now],
    )) as [{ id: string }];
    return row.id;
  }

  /**
   * They have another address. Where somebody of this name has it already, that is the same person, whose record stays as
   * it is but for a phone number it lacked. Answers the id of the record they have now.
   */
  async correctEmail(tx: Via, id: string, email: string): Promise<string> {
    const [known] = (await tx.query(
      `update patients k set phone = coalesce(k.phone, p.phone), phone_key = coalesce(k.phone_key, p.phone_key) from patients p
       where p.id = $1 and lower(k.email) = lower($2) and lower(k.name) = lower(p.name) and k.id <> p.id returning k.id`,
      [id, email],
    )) as [{ id: string }[], number];
    if (known[0]) return known[0].id;
    await tx.query(`update patients set email = $2 where id = $1`, [id, email]);
    return id;
  }

  /**
   * The patient of the same name with another address, new or known; a known record stays as it is. Answers the id.
   */
  async withEmail(tx: Via, id: string, email: string): Promise<string> {
    const now = this.clock.now();
    const [row] = (await tx.query(
      `insert into patients (id, name, email, phone, phone_key, locale, created_at)
       select $2, name, $3, phone, phone_key, locale, $4 from patients where id = $1
       on conflict (lower(email), lower(name)) do update set email = patients.email
       returning id`,
      [id, uuidv7(now), email, now],
    )) as [{ id: string }];
    return row.id;
  }
}
