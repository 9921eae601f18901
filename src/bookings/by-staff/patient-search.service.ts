import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Catalogue } from '../../availability/catalogue.service.js';
import type { Reachable } from '../../patients/contact.js';
import { foldPhonePart } from '../../patients/phone-number.js';
import { prepared, type Via } from '../../platform/database.client.js';
import { Refusal } from '../../platform/refusal.js';
import { type StaffActor, ownOnly } from '../../accounts/staff-actor.js';

export interface FoundPatient extends Reachable {
  readonly id: string;
}

/** Patients by their contact data. A practitioner finds only those who have booked with them. */
@Injectable()
export class PatientSearch {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
  ) {}

  /** Each word from its beginning, accents aside, or some digits of the phone, with or without its country. At most eight, by name. */
  async alike(by: StaffActor, typed: string): Promise<readonly FoundPatient[]> {
    const words =
      typed
        .normalize('NFKD')
        .replace(/[\u0300-\u036f]/g, '')
        .toLowerCase()
        .match(/[^\s,;]+/g) ?? [];
    const digits = typed.replace(/[\s().\-/+]/g, '');
    if (/^\d{3,}$/.test(digits)) {
      const { locations } = await this.catalogue.current();
      const countries = new Set(locations.map(({ address }) => address.country));
      const parts = [digits, ...[...countries].map((country) => foldPhonePart(typed, country))];
      const patterns = parts.filter(Boolean).map((part) => `%${part}%`);
      return prepared(this.db, 'patients-by-digits', byDigits, [patterns, ownOnly(by)]);
    }
    const [one = '', two = '', three = ''] = words.map((word) => `% ${escaped(word)}%`);
    if (words.join('').length < 2) return [];
    return prepared(this.db, 'patients-alike', byWords, [one, two || one, three || one, ownOnly(by)]);
  }

  /** @throws Refusal not-found: nobody, or not theirs */
  async one(by: StaffActor, id: string, via: Via = this.db): Promise<FoundPatient> {
    const [row] = await prepared<FoundPatient>(via, 'patient-of', `${select} where p.id = $1 and ${theirs('$2')}`, [
      id,
      ownOnly(by),
    ]);
    if (!row) throw new Refusal('not-found');
    return row;
  }
}

const escaped = (word: string) => word.replace(/[\\%_]/g, '\\$&');

const theirs = (own: string) =>
  `(${own}::uuid is null or exists (select 1 from bookings b where b.patient_id = p.id and b.practitioner_id = ${own}))`;
const select = `select p.id, p.name, p.email, p.phone from patients p`;
const byWords = `${select} where p.search_text like $1 and p.search_text like $2 and p.search_text like $3 and ${theirs('$4')} order by p.search_text limit 8`;
const byDigits = `${select} where p.phone_key like any($1) and ${theirs('$2')} order by p.search_text limit 8`;
