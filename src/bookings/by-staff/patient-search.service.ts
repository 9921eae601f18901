import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type StaffActor, ownOnly } from '../../accounts/staff-actor.js';
import { Catalogue } from '../../availability/catalogue.service.js';
import type { Reachable } from '../../patients/contact.js';
import { nameKey } from '../../patients/identity.js';
import { isOneOff } from '../../patients/one-off.js';
import { searchTerms } from '../../patients/search-words.js';
import { prepared, type Via } from '../../platform/database.client.js';
import { Refusal } from '../../platform/refusal.js';
import { isOwnPatient } from './own-patients.js';

export interface FoundPatient extends Reachable {
  readonly id: string;
}

/** As many as are shown. */
const most = 8;

/** Patients by their contact data. A practitioner finds only those who have booked with them. */
@Injectable()
export class PatientSearch {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
  ) {}

  /**
   * Each word from its beginning, as names are compared; an address; or a number, in any form people write it, by how it begins or,
   * of five digits or more, by any part. At most eight, best first.
   */
  async alike(by: StaffActor, typed: string): Promise<readonly FoundPatient[]> {
    const { locations } = await this.catalogue.current();
    const terms = searchTerms(typed, new Set(locations.map(({ address }) => address.country)));
    if (terms.length === 0) return [];
    const found = await this.beginning(by, terms);
    if (found.length > 0) return found;
    // Without the zeros that are dialed before it from within the country, or from abroad.
    const digits = terms[0]![0]!.replace(/^0+/, '');
    if (/^\d{5,}$/.test(digits)) return this.rowsOf('patients-by-digits', byDigits, [`%${digits}%`, ownOnly(by)]);
    // A double name, typed in two words and kept in one.
    const joined = terms.length > 1 ? await this.beginning(by, [[terms.map(([form]) => form).join('')]]) : [];
    return joined.length > 0 ? joined : this.oneOff(by, typed);
  }

  /** Whose whole name is this one but for one letter, neither the first of the first name nor the first of what follows. At most eight. */
  async oneOff(by: StaffActor, name: string): Promise<readonly FoundPatient[]> {
    const [first = '', ...others] = name.trim().split(/\s+/).map(nameKey);
    const rest = others.join('');
    if (!first || !rest) return [];
    const key = nameKey(name);
    const rows = await prepared<FoundPatient>(this.db, 'patients-near', near, [first, rest, ownOnly(by)]);
    return rows.filter((row) => isOneOff(nameKey(row.name), key)).slice(0, most);
  }

  /** In a transaction they cannot be erased meanwhile. @throws Refusal not-found: nobody, erased, or not theirs */
  async one(by: StaffActor, id: string, via: Via = this.db): Promise<FoundPatient> {
    const lock = via === this.db ? '' : 'for key share of p';
    const [row] = await prepared<FoundPatient>(
      via,
      `patient-of ${lock}`,
      `${select} where p.id = (select coalesce(merged_into, id) from patients where id = $1) and p.erased_at is null
        and ${isOwnPatient('p.id', '$2')} ${lock}`,
      [id, ownOnly(by)],
    );
    if (!row) throw new Refusal('not-found');
    return row;
  }

  private async beginning(by: StaffActor, terms: readonly (readonly string[])[]): Promise<readonly FoundPatient[]> {
    const [one = [], two = one, three = one] = terms.length > 1 ? await this.rarestFirst(terms) : terms;
    return this.rowsOf('patients-alike', byWords, [one, two, three, ownOnly(by)]);
  }

  /** Whoever has the rarest word is asked for the others: of a name that thousands have and one that nobody has, the latter. */
  private async rarestFirst(terms: readonly (readonly string[])[]): Promise<readonly (readonly string[])[]> {
    const counted = terms.map(async (forms) => {
      const [row] = await prepared<{ n: number }>(this.db, 'patient-words', howMany, [forms]);
      return { forms, n: row!.n };
    });
    return (await Promise.all(counted)).sort((a, b) => a.n - b.n).map(({ forms }) => forms);
  }

  /** Several words of one patient may begin so. */
  private async rowsOf(name: string, text: string, values: readonly unknown[]): Promise<readonly FoundPatient[]> {
    const rows = await prepared<FoundPatient>(this.db, name, text, values);
    return [...new Map(rows.map((row) => [row.id, row])).values()].slice(0, most);
  }
}

const select = `select p.id, p.name, p.email, p.phone from patients p`;
const begins = `w.word >= form collate "C" and w.word < form || chr(1114111) collate "C"`;
const howMany = `
  select count(*)::int as n from (select from unnest($1::text[]) form join patient_words w on ${begins} limit 1000) counted`;
const has = (forms: string) =>
  `exists (select from patient_words o, unnest(${forms}::text[]) form where o.patient_id = w.patient_id and starts_with(o.word, form))`;

// In the order of the index: what begins with few characters is found without reading all that does.
const byWords = `
  select p.id, p.name, p.email, p.phone
  from unnest($1::text[]) form
  cross join lateral (
    select w.word, w.patient_id from patient_words w
    where ${begins} and ${has('$2')} and ${has('$3')} and ${isOwnPatient('w.patient_id', '$4')}
    order by w.word, w.patient_id limit 40) found
  join patients p on p.id = found.patient_id
  order by found.word, p.name, p.id`;
// Either the first name or what follows is as it was typed.
const near = `
  select p.id, p.name, p.email, p.phone from (
    select w.patient_id from patient_words w
    where w.word >= ($1::text || left($2::text, 1)) collate "C" and w.word < ($1 || left($2, 1) || chr(1114111)) collate "C"
      and abs(length(w.word) - length($1 || $2)) <= 1
    union
    select w.patient_id from patient_words w join patients n on n.id = w.patient_id
    where w.word = $2 collate "C" and starts_with(n.name_key, left($1, 1))
  ) found
  join patients p on p.id = found.patient_id
  where ${isOwnPatient('p.id', '$3')} order by p.name, p.id limit 500`;
const byDigits = `${select} join patients k on p.id = coalesce(k.merged_into, k.id)
  where k.phone_key like $1 and ${isOwnPatient('p.id', '$2')} limit ${most}`;
