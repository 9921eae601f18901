import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { record } from '../../accounts/audit.service.js';
import { Catalogue } from '../../availability/catalogue.service.js';
import type { Snapshot } from '../../availability/snapshot.js';
import { catalogueLanguages, clinicLocale, languageOf, localeFor } from '../../i18n/language.js';
import { contactSchema } from '../../patients/contact.js';
import { emailKey, phoneKey } from '../../patients/identity.js';
import { wrongAudience } from '../../patients/last-seen.service.js';
import { Patients } from '../../patients/patients.service.js';
import type { WrongAudience } from '../../patients/returning.js';
import { Clock } from '../../platform/clock.js';
import { transaction, type Via } from '../../platform/database.client.js';
import { Refusal } from '../../platform/refusal.js';
import type { Treatment } from '../../treatments/treatment.js';
import { acceptPatient, chooseLanguage, isUpcoming } from '../booking.js';
import { saveBooking } from '../booking.table.js';
import { BookingRows } from '../booking-rows.service.js';

/** What a person may change about themselves. */
export const ownContactSchema = z.object({
  phone: contactSchema.shape.phone,
  language: z.enum(catalogueLanguages as [string, ...string[]]),
});
export type OwnContact = z.output<typeof ownContactSchema>;

export interface OwnPerson extends OwnContact {
  readonly id: string;
  readonly name: string;
  /** As their record has it. */
  readonly email: string;
}

/** The people at one address, for whoever has proven that it is theirs. */
@Injectable()
export class OwnContacts {
  constructor(
    private readonly db: DataSource,
    private readonly rows: BookingRows,
    private readonly catalogue: Catalogue,
    private readonly patients: Patients,
    private readonly clock: Clock,
  ) {}

  /** Who booked first, first. */
  async people(email: string): Promise<readonly OwnPerson[]> {
    const rows = (await this.db.query(
      `select id, name, email, phone, locale as language from patients
       where email_key = $1 and merged_into is null order by created_at, name`,
      [emailKey(email)],
    )) as OwnPerson[];
    return rows.map((row) => ({ ...row, language: languageOf(row.language) }));
  }

  /** @throws Refusal not-found: nobody, or not at this address */
  async one(email: string, id: string): Promise<OwnPerson> {
    const person = (await this.people(email)).find((one) => one.id === id);
    if (!person) throw new Refusal('not-found');
    return person;
  }

  /** Is this treatment for others than one of them? `new`: somebody who is not there yet. @throws Refusal not-found */
  async wrongAudience(email: string, id: string, treatment: Treatment): Promise<WrongAudience | null> {
    const { clinic } = await this.catalogue.current();
    const patientId = id === 'new' ? null : (await this.one(email, id)).id;
    const asOf = { months: clinic.policy.returningMonths, now: this.clock.now() };
    return wrongAudience(this.db, patientId, [treatment], asOf);
  }

  /**
   * The record changes, and what is ahead follows it: in its language, and whatever those bookings said of their patient.
   * @throws Refusal not-found
   */
  async change(email: string, id: string, { phone, language }: OwnContact): Promise<void> {
    const snapshot = await this.catalogue.current();
    await transaction(this.db, async (tx) => {
      const [before] = (await tx.query(
        `select phone, locale from patients where id = $1 and email_key = $2 and merged_into is null`,
        [id, emailKey(email)],
      )) as { phone: string | null; locale: string }[];
      if (!before) throw new Refusal('not-found');
      const speaks = languageOf(before.locale) !== language;
      const fields = [...(phone === before.phone ? [] : ['phone']), ...(speaks ? ['language'] : [])];
      // Bookings first, as wherever both are locked.
      await this.follow(tx, id, speaks ? language : undefined);
      const contact = { phone, phoneKey: phoneKey(phone, await countryOf(tx, id, snapshot)) };
      const locale = speaks ? localeFor(language, clinicLocale(snapshot.clinic)) : before.locale;
      await this.patients.changeContact(tx, id, contact, locale);
      await record(tx, {
        at: this.clock.now(),
        actor: 'patient',
        action: 'patient.contact',
        subject: id,
        detail: { fields },
      });
    });
  }

  private async follow(tx: Via, patientId: string, language?: string): Promise<void> {
    const ahead = (await tx.query(
      `select reference from bookings where patient_id = $1 and status in ('confirmed', 'arrived') order by id`,
      [patientId],
    )) as { reference: string }[];
    for (const { reference } of ahead) {
      const { booking } = await this.rows.byReference(reference, null, tx, true);
      const accepted = acceptPatient(booking);
      if (isUpcoming(booking)) await saveBooking(tx, booking, language ? chooseLanguage(accepted, language) : accepted);
    }
  }
}

/** Where the number was most likely given: of the last visit, or of the clinic's first place. */
export async function countryOf(tx: Via, patientId: string, { byId, locations }: Snapshot): Promise<string> {
  const [last] = (await tx.query(
    `select location_id as id from bookings where patient_id = $1 order by created_at desc limit 1`,
    [patientId],
  )) as { id: string }[];
  const location = (last && byId.location.get(last.id)) ?? locations[0];
  return location?.address.country ?? '';
}
