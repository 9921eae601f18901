import { movedBy } from '../../../clinic-file/ordered.js';
import { personDetails, personOf, withPerson } from '../../../clinic-file/person-edits.js';
import { filled, readForm, said } from '../../../configuration/form.js';
import type { Resource } from '../resource/resource.js';
import { filledOffers, offersIn } from './offers-form.js';

/** Who they are, and what they offer where; hours and photos have their own forms. */
export const practitioners: Resource<(typeof personDetails)['fields']> = {
  noun: 'practitioner',
  list: 'practitioners',
  address: () => '/admin/practitioners',
  entity: personDetails,
  path: ({ slug }) => ['practitioners', slug],
  slugs: (file) => file.practitioners.map(({ slug }) => slug),
  named: (typed) => said(typed, 'name'),
  filled: (file, { slug }) => {
    const person = personOf(file, slug);
    return { ...filled(personDetails, person), ...filledOffers(person) };
  },
  saved: (file, { slug }, typed) => {
    const { value, faults } = readForm(personDetails, typed);
    return { file: withPerson(file, slug, value, offersIn(typed)), faults };
  },
  moved: (file, { slug }, by) => ({ ...file, practitioners: movedBy(file.practitioners, slug, by) }),
  words: { title: 'practitioner.new', back: 'practitioners.back' },
  news: { added: 'saved', saved: 'saved' },
};
