import { z } from 'zod';
import type { PatientDetails } from '../../../bookings/by-patient/confirm.service.js';
import { nameKey } from '../../../patients/identity.js';
import { textNumber } from '../../../patients/phone-number.js';
import type { FieldErrors } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import type { TypedDetails } from '../book/details-page.js';
import { filledIn, type TwoMembers } from '../book/household-member.js';
import { readPatientForm, typedSchema } from '../book/patient-form.js';

const { name, phone, note, byText } = typedSchema.shape;

/** What is typed of each of the two. */
export const pairTypedSchema = z
  .object({
    name1: name,
    phone1: phone,
    note1: note,
    byText1: byText,
    name2: name,
    phone2: phone,
    note2: note,
    byText2: byText,
  })
  .transform((all): readonly [TypedDetails, TypedDetails] => [
    { name: all.name1, phone: all.phone1, note: all.note1, byText: all.byText1 },
    { name: all.name2, phone: all.phone2, note: all.note2, byText: all.byText2 },
  ]);

interface Reading {
  readonly members: TwoMembers;
  /** ISO 3166-1: where the visits are. */
  readonly country: string;
  /** There are text messages to be had. */
  readonly texts: boolean;
}

type PairDetails = readonly [PatientDetails, PatientDetails];

/** What was typed, read; or what is wrong with it, a sentence beside each field. */
export function readPairForm(
  site: Site,
  typed: readonly [TypedDetails, TypedDetails],
  { members, country, texts }: Reading,
): { readonly details: PairDetails } | { readonly errors: FieldErrors } {
  const errors: Record<string, string> = {};
  const [first, second] = members.map((member, position) => {
    const read = readPatientForm(site, filledIn(member, typed[position]!));
    const wrong = (faults: FieldErrors) => {
      for (const [field, fault] of Object.entries(faults)) errors[`${field}${position + 1}`] = fault;
    };
    if ('errors' in read) return wrong(read.errors);
    const { note: said, byText: wanted, ...contact } = read.form;
    const textWanted = wanted && texts;
    if (textWanted && textNumber(contact.phone, country) === null) wrong({ phone: site.t('details.phone-for-text') });
    const language = member.person?.language ?? site.reading?.language;
    return { contact, note: said || null, language, textWanted, proven: true };
  });
  if (first && second && nameKey(first.contact.name) === nameKey(second.contact.name))
    errors[members[1].person ? 'name1' : 'name2'] = site.t('pair.same-person');
  return first && second && Object.keys(errors).length === 0 ? { details: [first, second] } : { errors };
}
