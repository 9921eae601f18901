import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import { actorOf, ownOnly, type StaffActor } from '../../accounts/staff-actor.js';
import { Catalogue } from '../../availability/catalogue.service.js';
import type { Snapshot } from '../../availability/snapshot.js';
import { refuseStale } from '../../configuration/fingerprint.js';
import type { Language } from '../../i18n/catalogue.js';
import { clinicLocale, languageOf, localeFor } from '../../i18n/language.js';
import type { Reachable } from '../../patients/contact.js';
import { emailKey, phoneKey } from '../../patients/identity.js';
import { Patients } from '../../patients/patients.service.js';
import type { PatientRecord } from '../../patients/says.js';
import { Clock } from '../../platform/clock.js';
import { transaction } from '../../platform/database.client.js';
import { Refusal } from '../../platform/refusal.js';
import { countryOf } from '../by-patient/own-contacts.service.js';
import { AddressCorrections } from './address-corrections.service.js';
import { isOwnPatient } from './own-patients.js';

export interface ContactEdit extends Reachable {
  readonly language: Language;
}

type Before = PatientRecord & { readonly locale: string };

/** What a form is filled from; its fingerprint tells whether somebody changed it since. */
export const editOf = ({ name, email, phone, locale }: Reachable & { readonly locale: string }): ContactEdit => ({
  name,
  email,
  phone,
  language: languageOf(locale),
});

/** Staff correct what a patient's record says. */
@Injectable()
export class ContactEdits {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
    private readonly patients: Patients,
    private readonly corrections: AddressCorrections,
    private readonly clock: Clock,
  ) {}

  /**
   * What is ahead follows: in the patient's language, and without what those bookings said of a field that changed. Of another
   * address the patient is told as `AddressCorrections` does. `seen`: the fingerprint of `editOf` what the form was filled from.
   * @throws Refusal not-found; changed-meanwhile; patient-known: another record, `id`, has this name and address; not-allowed:
   *   the same to a practitioner, or another address of somebody who has visits with others
   */
  async change(by: StaffActor, id: string, edit: ContactEdit, seen: string): Promise<void> {
    const snapshot = await this.catalogue.current();
    await transaction(this.db, async (tx) => {
      const at = this.clock.now();
      // Bookings first, as wherever both are locked.
      const ahead = (await tx.query(lockedAhead, [id, at])) as { said: string | null }[];
      const [before] = (await tx.query(locked, [id, ownOnly(by)])) as Before[];
      if (!before) throw new Refusal('not-found');
      const changed = changedIn(editOf(before), edit);
      if (changed.length === 0) return;
      refuseStale(seen, editOf(before));
      const did = (field: keyof ContactEdit) => changed.includes(field);
      const language = edit.language === languageOf(snapshot.clinic.locale) ? null : edit.language;
      await tx.query(follow, [id, at, did('name'), did('phone'), did('language'), language]);
      const former = [before.email, ...ahead.map(({ said }) => said)];
      const save = () => this.save(tx, by, id, before, edit, snapshot);
      const visits = isElsewhere(before.email, edit.email)
        ? await this.corrections.move(tx, by, { patientId: id, former }, save)
        : (await save(), 0);
      await record(tx, {
        at,
        actor: actorOf(by),
        action: 'patient.contact',
        subject: id,
        detail: { fields: changed, visits },
      });
    });
  }

  private async save(
    tx: EntityManager,
    by: StaffActor,
    id: string,
    before: Before,
    edit: ContactEdit,
    snapshot: Snapshot,
  ): Promise<string> {
    const { name, email, phone, language } = edit;
    const isSameNumber = phone === before.phone;
    const folded = isSameNumber ? before.phoneKey : phoneKey(phone, await countryOf(tx, id, snapshot));
    const isSameLanguage = language === languageOf(before.locale);
    const locale = isSameLanguage ? before.locale : localeFor(language, clinicLocale(snapshot.clinic));
    const other = await this.patients.edit(tx, id, { name, email, phone, phoneKey: folded }, locale);
    // Otherwise a practitioner would learn who else is a patient.
    if (other !== id) throw by.everyDiary ? new Refusal('patient-known', { id: other }) : new Refusal('not-allowed');
    return id;
  }
}

function changedIn(before: ContactEdit, after: ContactEdit): readonly (keyof ContactEdit)[] {
  return (['name', 'email', 'phone', 'language'] as const).filter((field) => before[field] !== after[field]);
}

/** Another spelling of an address is read by the same person. */
function isElsewhere(before: string | null, after: string | null): boolean {
  return (before && emailKey(before)) !== (after && emailKey(after));
}

const ahead = `patient_id = $1 and ends_at > $2 and status in ('confirmed', 'arrived')`;
const lockedAhead = `select said_email as said from bookings where ${ahead} order by id for update`;
const locked = `
  select p.name, p.email, p.phone, p.phone_key as "phoneKey", p.locale from patients p
  where p.id = $1 and p.erased_at is null and p.merged_into is null and ${isOwnPatient('p.id', '$2')} for no key update of p`;
const follow = `
  update bookings set said_name = case when $3 then null else said_name end,
    said_phone = case when $4 then null else said_phone end, said_phone_key = case when $4 then null else said_phone_key end,
    language = case when $5 then $6 else language end
  where ${ahead}`;
