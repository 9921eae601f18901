import { Inject, Injectable } from '@nestjs/common';
import type { PatientDetails } from '../../../bookings/by-patient/confirm.service.js';
import { Attribution } from '../../../finder/attribution.service.js';
import { suggestedEmail } from '../../../patients/email-suggestion.js';
import { textNumber } from '../../../patients/phone-number.js';
import { SETTINGS, type Settings } from '../../../platform/settings.js';
import type { FieldErrors } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import type { TypedDetails } from './details-page.js';
import { filledIn, type HouseholdMember } from './household-member.js';
import { HouseholdMembers } from './household-members.service.js';
import { type PatientForm, readPatientForm, typedSchema } from './patient-form.js';

/** `corrected`: pressed instead of the button, the address that was suggested. */
export const sentSchema = typedSchema.extend({ corrected: typedSchema.shape.email });

interface Sent extends TypedDetails {
  readonly corrected?: string | undefined;
}

/** What somebody sent of themselves, read; or what is wrong with it. */
export type SentForm = {
  readonly typed: TypedDetails;
  readonly member?: HouseholdMember | undefined;
  /** The address that was probably meant. */
  readonly suggestion?: string | undefined;
} & ({ readonly form: PatientForm } | { readonly errors: FieldErrors });

/** The form of the patient's details, as it is sent. */
@Injectable()
export class SentDetails {
  constructor(
    private readonly members: HouseholdMembers,
    private readonly attribution: Attribution,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'texts'>,
  ) {}

  /** `person`: for whom, where whoever books is signed in. */
  async read(
    site: Site,
    cookies: Readonly<Record<string, string>>,
    { corrected, ...given }: Sent,
    person: string | undefined,
  ): Promise<SentForm> {
    const member = await this.members.of(cookies, person);
    const email = corrected ?? given.email;
    const typed = member ? filledIn(member, { ...given, email }) : { ...given, email };
    const isToCheck = !member && email && email !== given.emailChecked;
    return {
      typed,
      member,
      suggestion: isToCheck ? suggestedEmail(email) : undefined,
      ...readPatientForm(site, typed),
    };
  }

  /** Null: they want a text message, and have no number for it. `country`: of the place, ISO 3166-1. */
  async details(
    site: Site,
    { form, member }: Extract<SentForm, { readonly form: PatientForm }>,
    via: string | undefined,
    country: () => Promise<string>,
  ): Promise<PatientDetails | null> {
    const { note, byText, ...contact } = form;
    const textWanted = byText && this.settings.texts !== undefined;
    if (textWanted && textNumber(contact.phone, await country()) === null) return null;
    return {
      contact,
      note: note || null,
      language: member?.person?.language ?? site.reading?.language,
      textWanted,
      proven: member !== undefined,
      ...this.attribution.wayOf(via),
    };
  }
}
