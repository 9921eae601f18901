import { clinicLocale, localeFor } from '../../../i18n/language.js';
import { ownPolicy, policy } from '../../../clinic/policy.entity.js';
import { entryAt, pathOf, withFields } from '../../../clinic-file/entry-edits.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import { filled, readForm } from '../../../configuration/form.js';
import type { At, Settings } from '../resource/resource.js';

const afterwards = '/admin/booking-rules?news=saved';

/** On what terms visits are booked, unless a treatment has its own … */
export const bookingRules: Settings<typeof policy.fields> = {
  entity: policy,
  address: () => '/admin/booking-rules',
  action: 'terms.changed',
  path: () => () => 'policy',
  afterwards,
  filled: (file) =>
    filled(policy, file.policy, { currency: file.currency, locale: localeFor('en', clinicLocale(file)) }),
  saved: (file, _, typed) => {
    const { value, faults } = readForm(policy, typed);
    return { file: { ...file, policy: value }, faults };
  },
};

/** … and where one has. */
export const customRules: Settings<typeof ownPolicy.fields> = {
  entity: ownPolicy,
  address: (at) => `${treatmentAddress(at)}/terms`,
  action: 'treatment.terms-changed',
  path: (at) => (file) => `${pathOf(...pathTo(at))(file)}.policy`,
  afterwards,
  filled: (file, at) => filled(ownPolicy, treatmentIn(file, at).policy ?? {}),
  saved: (file, at, typed) => {
    const { value, faults } = readForm(ownPolicy, typed);
    return { file: withFields(file, pathTo(at), () => ({ policy: value })), faults };
  },
};

export const treatmentAddress = ({ within, slug }: At) => `/admin/treatments/${within}/${slug}`;

/** @throws Refusal not-found */
export const treatmentIn = (file: ClinicFile, at: At) => entryAt(file, ...pathTo(at));

const pathTo = ({ within, slug }: At) => ['treatments', `${within}/${slug}`] as const;
