import { movedBy } from '../../../clinic-file/ordered.js';
import { detailsOf, placeDetails, placeOf, withPlace } from '../../../clinic-file/place-edits.js';
import { filled, readForm, said } from '../../../configuration/form.js';
import type { Resource } from '../resource/resource.js';

/** Address, clock and access; rooms, equipment and closures have their own forms. */
export const locations: Resource<(typeof placeDetails)['fields']> = {
  noun: 'location',
  list: 'locations',
  address: () => '/admin/locations',
  entity: placeDetails,
  path: ({ slug }) => ['locations', slug],
  slugs: (file) => file.locations.map(({ slug }) => slug),
  named: (typed) => said(typed, 'name'),
  filled: (file, { slug }) => filled(placeDetails, detailsOf(placeOf(file, slug))),
  saved: (file, { slug }, typed) => {
    const { value, faults } = readForm(placeDetails, typed);
    return { file: withPlace(file, slug, value), faults };
  },
  moved: (file, { slug }, by) => ({ ...file, locations: movedBy(file.locations, slug, by) }),
  words: { title: 'location.new', back: 'locations.back' },
  news: { added: 'saved', saved: 'saved' },
};
