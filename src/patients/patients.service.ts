import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { prepared, type Via } from '../platform/database.client.js';
import { uuidv7 } from '../platform/ids.random.js';
import type { Contact, Reachable } from './contact.js';
import { emailKey, nameKey, phoneKey } from './identity.js';
import { recordColumns } from './record-columns.js';
import { type PatientRecord, type Says, saysBeside } from './says.js';

/** Where and in which language somebody gives their contact data. */
export interface GivenAt {
  /** ISO 3166-1, of the place the visit is at. */
  readonly country: string;
  readonly locale: string;
}

/** Whose record it is, and what was given that differs from it: a known record stays as it is. */
export interface Remembered {
  readonly id: string;
  readonly record: PatientRecord;
  readonly says: Says;
}

/** People are the same by their keys, see `identity.ts`; the unique constraints of the table say so. */
@Injectable()
export class Patients {
  constructor(private readonly clock: Clock) {}

  /**
   * The patient of this address and name, new or known. A known record is locked until the transaction ends, and stays as it is;
   * statements are the same for both.
   */
  async remember(tx: Via, given: Contact, at: GivenAt): Promise<Remembered> {
    return this.rememberBy(tx, 'remember-patient', byAddress, given, at);
  }

  /** Someone who calls, perhaps without an address: then known by name and number, whatever addresses they have given before. */
  async rememberCaller(tx: Via, given: Reachable, at: GivenAt): Promise<Remembered> {
    return given.email === null
      ? this.rememberBy(tx, 'remember-caller', byNumber, given, at)
      : this.rememberBy(tx, 'remember-patient', byAddress, given, at);
  }

  /** What their booking said is so: the record follows. `locale`: null leaves it. */
  async accept(tx: Via, id: string, says: Says, locale: string | null): Promise<void> {
    const record = await this.locked(tx, id);
    await this.save(tx, id, {
      name: says.saidName ?? record.name,
      email: says.saidEmail ?? record.email,
      phone: says.saidPhone ?? record.phone,
      phoneKey: says.saidPhoneKey ?? record.phoneKey,
    });
    if (locale !== null) await tx.query(`update patients set locale = $2 where id = $1`, [id, locale]);
  }

  /** They say so themselves, having proven that the address is theirs. The rest of the record stays. */
  async changeContact(
    tx: Via,
    id: string,
    contact: Pick<PatientRecord, 'phone' | 'phoneKey'>,
    locale: string,
  ): Promise<void> {
    await this.save(tx, id, { ...(await this.locked(tx, id)), ...contact });
    await tx.query(`update patients set locale = $2 where id = $1`, [id, locale]);
  }

  /**
   * They have another address. Where somebody of this name has it already, that is the same person, whose record stays as
   * it is but for a phone number it lacked. Answers the id of the record they have now.
   */
  async correctEmail(tx: Via, id: string, email: string): Promise<string> {
    const record = await this.locked(tx, id);
    const [known] = (await tx.query(
      `select id from patients where email_key = $1 and name_key = $2 and id <> $3 for no key update`,
      [emailKey(email), nameKey(record.name), id],
    )) as { id: string }[];
    if (!known) await this.save(tx, id, { ...record, email });
    if (!known) return id;
    const other = await this.locked(tx, known.id);
    if (other.phoneKey === null)
      await this.save(tx, known.id, { ...other, phone: record.phone, phoneKey: record.phoneKey });
    return known.id;
  }

  /**
   * Staff know better. Where somebody else has this name and address, or without an address this name and number, nothing is
   * changed. Answers whose record that is.
   */
  async edit(tx: Via, id: string, record: PatientRecord, locale: string): Promise<string> {
    await this.locked(tx, id);
    const [known] = (await tx.query(
      `select id from patients
       where id <> $1 and name_key = $2 and (email_key = $3 or $3::text is null and email_key is null and phone_key = $4) limit 1`,
      [id, nameKey(record.name), record.email && emailKey(record.email), record.phoneKey],
    )) as { id: string }[];
    if (known) return known.id;
    await this.save(tx, id, record);
    await tx.query(`update patients set locale = $2 where id = $1`, [id, locale]);
    return id;
  }

  private async rememberBy(
    tx: Via,
    name: string,
    text: string,
    given: Reachable,
    { country, locale }: GivenAt,
  ): Promise<Remembered> {
    const now = this.clock.now();
    const fresh = uuidv7(now);
    const folded = phoneKey(given.phone, country);
    const [row] = await prepared<PatientRecord & { id: string }>(tx, name, text, [
      fresh,
      ...columnsOf({ ...given, phoneKey: folded }),
      locale,
      now,
    ]);
    const { id, ...record } = row!;
    return { id, record, says: saysBeside(record, { ...given, phoneKey: folded }, id !== fresh) };
  }

  private async locked(tx: Via, id: string): Promise<PatientRecord> {
    const [record] = (await tx.query(
      `select name, email, phone, phone_key as "phoneKey" from patients where id = $1 for no key update`,
      [id],
    )) as [PatientRecord];
    return record;
  }

  private async save(tx: Via, id: string, record: PatientRecord): Promise<void> {
    await tx.query(
      `update patients set name = $2, name_key = $3, email = $4, email_key = $5, phone = $6, phone_key = $7, search_words = $8
       where id = $1`,
      [id, ...columnsOf(record)],
    );
  }
}

const columnsOf = (record: PatientRecord): readonly unknown[] => Object.values(recordColumns(record));

const insert = `insert into patients (id, name, name_key, email, email_key, phone, phone_key, search_words, locale, created_at)`;
const record = `id, name, email, phone, phone_key as "phoneKey"`;

// An update that changes nothing locks the row and returns it; "do nothing" would do neither.
const byAddress = `
  ${insert} values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  on conflict (email_key, name_key) do update set created_at = patients.created_at returning ${record}`;

const byNumber = `
  with known as (
    select ${record} from patients where phone_key = $7 and name_key = $3 order by email_key is not null, id limit 1),
  fresh as (
    ${insert} select $1::uuid, $2, $3, $4, $5, $6, $7, $8::text[], $9, $10::timestamptz where not exists (select from known)
    on conflict (phone_key, name_key) where email_key is null do update set created_at = patients.created_at
    returning ${record})
  select * from known union all select * from fresh`;
