import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { prepared, sqlState, type Via } from '../platform/database.client.js';
import { uuidv7 } from '../platform/ids.random.js';
import { Refusal } from '../platform/refusal.js';
import type { Contact, Reachable } from './contact.js';
import { emailKey, nameKey, phoneKey } from './identity.js';
import { isSameIdentity, recordColumns } from './record-columns.js';
import { type PatientRecord, recordSaid, type Says, saysBeside } from './says.js';

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

/**
 * People are the same by their keys, see `identity.ts`; the unique constraints of the table say so. A record that was merged into
 * another is one more name and address of that person.
 */
@Injectable()
export class Patients {
  constructor(private readonly clock: Clock) {}

  /**
   * The patient of this address and name, new or known. A known record is locked until the transaction ends, and stays as it is;
   * statements are the same for both.
   */
  async remember(tx: Via, given: Contact, at: GivenAt): Promise<Remembered> {
    const now = this.clock.now();
    const fresh = uuidv7(now);
    const said = { ...given, phoneKey: phoneKey(given.phone, at.country) };
    const values = [fresh, ...columnsOf(said), at.locale, now];
    const [found] = await prepared<PatientRecord & { id: string }>(tx, 'remember-patient', byAddress, values);
    const { id, ...record } = found!;
    return { id, record, says: saysBeside(record, said, id !== fresh) };
  }

  /** Someone who calls, perhaps without an address: then known by name and number, whatever addresses they have given before. */
  async rememberCaller(tx: Via, given: Reachable, at: GivenAt): Promise<Remembered> {
    const { email } = given;
    if (email !== null) return this.remember(tx, { ...given, email }, at);
    const now = this.clock.now();
    const fresh = uuidv7(now);
    const said = { ...given, phoneKey: phoneKey(given.phone, at.country) };
    const values = [fresh, ...columnsOf(said), at.locale, now];
    const [row] = await prepared<{ id: string }>(tx, 'remember-caller', byNumber, values);
    const { id } = row!;
    const record = await this.locked(tx, id);
    return { id, record, says: saysBeside(record, said, id !== fresh) };
  }

  /**
   * What their booking said is so: the record follows. `locale`: null leaves it.
   * @throws Refusal patient-known: another record, `id`, has this name and address
   */
  async accept(tx: Via, id: string, says: Says, locale: string | null): Promise<void> {
    const record = await this.locked(tx, id);
    const said = recordSaid(record, says);
    const known = await this.another(tx, id, said);
    if (known) throw new Refusal('patient-known', { id: known });
    await this.save(tx, id, said, record).catch(knownContact);
    if (locale !== null) await tx.query(`update patients set locale = $2 where id = $1`, [id, locale]);
  }

  /** They say so themselves, having proven that the address is theirs. The rest of the record stays. */
  async changeContact(
    tx: Via,
    id: string,
    contact: Pick<PatientRecord, 'phone' | 'phoneKey'>,
    locale: string,
  ): Promise<void> {
    const record = await this.locked(tx, id);
    await this.save(tx, id, { ...record, ...contact }, record);
    await tx.query(`update patients set locale = $2 where id = $1`, [id, locale]);
  }

  /**
   * They have another address. Where somebody else of this name has it already, that is the same person: nothing is changed, and
   * the caller merges the two. Answers the id of the record they have then.
   */
  async correctEmail(tx: Via, id: string, email: string): Promise<string> {
    const record = await this.locked(tx, id);
    const [known] = (await tx.query(
      `select coalesce(merged_into, id) as id from patients
       where email_key = $1 and name_key = $2 and coalesce(merged_into, id) <> $3 for no key update`,
      [emailKey(email), nameKey(record.name), id],
    )) as { id: string }[];
    if (known) return known.id;
    await this.save(tx, id, { ...record, email }, record);
    return id;
  }

  /**
   * What two merged records became. They stay known by the name and the address that this record had.
   * @throws Refusal known-contact: somebody else has this name and address
   */
  async become(tx: Via, id: string, { locale, ...record }: PatientRecord & { readonly locale: string }): Promise<void> {
    const former = await this.locked(tx, id);
    if (!(await this.save(tx, id, record, former).catch(knownContact))) {
      const now = this.clock.now();
      await tx.query(insertMerged, [uuidv7(now), ...columnsOf(former), locale, now, id]);
    }
    await tx.query(`update patients set locale = $2 where id = $1`, [id, locale]);
  }

  /**
   * Staff know better. Where somebody else has this name and address, or without an address this name and number, nothing is
   * changed. Answers whose record that is.
   */
  async edit(tx: Via, id: string, record: PatientRecord, locale: string): Promise<string> {
    const former = await this.locked(tx, id);
    const known = await this.another(tx, id, record);
    if (known) return known;
    await this.save(tx, id, record, former);
    await tx.query(`update patients set locale = $2 where id = $1`, [id, locale]);
    return id;
  }

  /** Whose record has this name and address already, or without an address this name and number. */
  private async another(tx: Via, id: string, { name, email, phoneKey }: PatientRecord): Promise<string | undefined> {
    const [known] = (await tx.query(
      `select coalesce(merged_into, id) as id from patients where coalesce(merged_into, id) <> $1 and name_key = $2
         and (email_key = $3 or $3::text is null and email_key is null and phone_key = $4) limit 1`,
      [id, nameKey(name), email && emailKey(email), phoneKey],
    )) as { id: string }[];
    return known?.id;
  }

  private async locked(tx: Via, id: string): Promise<PatientRecord> {
    const [record] = await prepared<PatientRecord>(tx, 'locked-patient', lock, [id]);
    return record!;
  }

  /**
   * A name and an address by which they were known already, after a merge, change places with the former ones. Answers whether
   * they are still known by those.
   */
  private async save(tx: Via, id: string, record: PatientRecord, former: PatientRecord): Promise<boolean> {
    const isSame = isSameIdentity(record, former);
    const { nameKey: name, emailKey: email, phoneKey: phone } = recordColumns(record);
    const [[alias]] = isSame
      ? [[]]
      : ((await tx.query(yieldKeys, [id, name, email, phone])) as [{ id: string }[], number]);
    await tx.query(update, [id, ...columnsOf(record)]);
    if (alias) await tx.query(update, [alias.id, ...columnsOf(former)]);
    return isSame || alias !== undefined;
  }
}

function knownContact(fault: unknown): never {
  throw sqlState(fault) === '23505' ? new Refusal('known-contact') : fault;
}

const columnsOf = (record: PatientRecord): readonly unknown[] => Object.values(recordColumns(record));

const recordOf = `name, email, phone, phone_key as "phoneKey"`;
const lock = `select ${recordOf} from patients where id = $1 for no key update`;
const update = `update patients
  set name = $2, name_key = $3, email = $4, email_key = $5, phone = $6, phone_key = $7, search_words = $8 where id = $1`;
// Until it has its new ones it has a key that is nobody's name: unique indexes are checked row by row.
const yieldKeys = `update patients set name_key = id::text where merged_into = $1 and name_key = $2
  and (email_key = $3 or email_key is null and $3::text is null and phone_key = $4) returning id`;

const columns = `id, name, name_key, email, email_key, phone, phone_key, search_words, locale, created_at`;
const insert = `insert into patients (${columns})`;
const insertMerged = `insert into patients (${columns}, merged_into) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

const byAddress = `select * from remember_patient($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

const byNumber = `
  with known as (
    select coalesce(merged_into, id) as id from patients where phone_key = $7 and name_key = $3
    order by email_key is not null, id limit 1),
  fresh as (
    ${insert} select $1::uuid, $2, $3, $4, $5, $6, $7, $8::text[], $9, $10::timestamptz where not exists (select from known)
    on conflict (phone_key, name_key) where email_key is null do update set created_at = patients.created_at
    returning coalesce(merged_into, id) as id)
  select * from known union all select * from fresh`;
