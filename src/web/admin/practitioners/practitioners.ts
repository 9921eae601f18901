import { personDetails } from '../../../clinic-file/details.js';
import { entryAt, withDetails } from '../../../clinic-file/entry-edits.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import { filled, readForm, said } from '../../../configuration/form.js';
import { resourceOf } from '../resource/resource.js';
import { filledOffers, offersIn } from './offers-form.js';

/** Who they are, and what they offer where; hours and photos have their own forms. */
export const practitioners = resourceOf({
  noun: 'practitioner',
  list: 'practitioners',
  address: () => '/admin/practitioners',
  entity: personDetails,
  path: ({ slug }) => ['practitioners', slug],
  named: (typed) => said(typed, 'name'),
  filled: (file, { slug }) => {
    const person = entryAt(file, 'practitioners', slug);
    return { ...filled(personDetails, person), ...filledOffers(person) };
  },
  saved: (file, { slug }, typed) => {
    const { value, faults } = readForm(personDetails, typed);
    const said = { ...value, offers: offersIn(typed, offersOf(file, slug)) };
    return { file: withDetails(file, ['practitioners', slug], personDetails, said), faults };
  },
  newTitle: 'practitioner.new',
  news: { added: 'saved', saved: 'saved' },
});

function offersOf({ practitioners }: ClinicFile, slug: string) {
  return practitioners.find((one) => one.slug === slug)?.offers ?? [];
}
