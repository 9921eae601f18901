import { personDetails } from '../../../clinic-file/details.js';
import { entryAt, withDetails } from '../../../clinic-file/entry-edits.js';
import { filled, readForm, said } from '../../../configuration/form.js';
import { resourceOf } from '../resource/resource.js';
import { firstHoursIn } from './first-hours.js';
import { filledOffers, offersIn } from './offers-form.js';

/** Who they are, and what they offer where; hours, after the first, and photos have their own forms. */
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
    const before = file.practitioners.find((one) => one.slug === slug);
    const first = before ? undefined : firstHoursIn(typed);
    const said = { ...value, offers: offersIn(typed, before?.offers ?? []), ...(first && { hours: first.hours }) };
    return {
      file: withDetails(file, ['practitioners', slug], personDetails, said),
      faults: [...faults, ...(first?.faults ?? [])],
    };
  },
  newTitle: 'practitioner.new',
  news: { added: 'saved', saved: 'saved' },
});
