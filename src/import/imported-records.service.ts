import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { emailKey, nameKey, phoneKey } from '../patients/identity.js';
import { sha256 } from '../platform/keys.service.js';
import type { ImportJob } from './imports.service.js';
import type { EarlierVisit, ImportedPatient } from './meaning.js';

/** Which patients are known here, and which visits were brought before. */
@Injectable()
export class ImportedRecords {
  constructor(private readonly db: DataSource) {}

  /** Of each the id it has here, if it has one: by address and name, or by number and name. */
  async patients(
    people: readonly ImportedPatient[],
    via: Pick<EntityManager, 'query'> = this.db,
  ): Promise<(string | null)[]> {
    const rows = (await via.query(known, [
      people.map(({ name }) => nameKey(name)),
      people.map(({ email }) => email && emailKey(email)),
      people.map(({ phone, country }) => phoneKey(phone, country)),
    ])) as { id: string | null }[];
    return rows.map(({ id }) => id);
  }

  /** Of each key: was it brought before? */
  async brought(source: ImportJob['source'], keys: readonly string[]): Promise<ReadonlySet<string>> {
    const hashes = keys.map(sha256);
    const rows = await this.db.query<{ hash: string }[]>(
      `select encode(key_hash, 'hex') as hash from imported_records where source = $1 and key_hash = any($2)`,
      [source, hashes],
    );
    const found = new Set(rows.map(({ hash }) => hash));
    return new Set(keys.filter((_, at) => found.has(hashes[at]!.toString('hex'))));
  }

  /**
   * From now on it was: `now`. Or it was before, by this very import (`again`: it was cut off), or by another (`before`).
   */
  async bring(
    tx: EntityManager,
    { id, source }: Pick<ImportJob, 'id' | 'source'>,
    key: string,
    now: Date,
  ): Promise<'now' | 'again' | 'before'> {
    const fresh = (await tx.query(
      `insert into imported_records (source, key_hash, import_id, at) values ($1, $2, $3, $4) on conflict do nothing returning 1 as one`,
      [source, sha256(key), id, now],
    )) as unknown[];
    if (fresh.length > 0) return 'now';
    const [{ mine }] = (await tx.query(
      `select import_id = $3 as mine from imported_records where source = $1 and key_hash = $2`,
      [source, sha256(key), id],
    )) as [{ mine: boolean }];
    return mine ? 'again' : 'before';
  }

  /** As history of the patient: who treated them, and with what, in the words of the other program. */
  async keep(
    tx: EntityManager,
    visit: EarlierVisit & { readonly id: string; readonly patientId: string },
  ): Promise<void> {
    await tx.query(
      `insert into earlier_visits (id, patient_id, starts_at, treatment, practitioner)
       values ($1, $2, to_timestamp($3::bigint * 60), $4, $5)`,
      [visit.id, visit.patientId, visit.start, visit.treatment, visit.practitioner],
    );
  }

  async remember(tx: EntityManager, source: ImportJob['source'], key: string, reference: string): Promise<void> {
    await tx.query(
      `update imported_records set booking_id = (select id from bookings where reference = $3) where source = $1 and key_hash = $2`,
      [source, sha256(key), reference],
    );
  }
}

const known = `
  select coalesce(
      (select coalesce(merged_into, id) from patients p where p.email_key = w.email_key and p.name_key = w.name_key),
      (select coalesce(merged_into, id) from patients p where w.email_key is null
         and p.phone_key = w.phone_key and p.name_key = w.name_key
       order by email_key is not null, id limit 1)) as id
  from unnest($1::text[], $2::text[], $3::text[]) with ordinality w (name_key, email_key, phone_key, n) order by w.n`;
