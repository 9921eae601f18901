import { placeDetails } from '../../../clinic-file/details.js';
import { said } from '../../../configuration/form.js';
import { resourceOf } from '../resource/resource.js';

/** Address, clock and access; rooms, equipment and closures have their own forms. */
export const locations = resourceOf({
  noun: 'location',
  list: 'locations',
  address: () => '/admin/locations',
  entity: placeDetails,
  path: ({ slug }) => ['locations', slug],
  named: (typed) => said(typed, 'name'),
  newTitle: 'location.new',
  news: { added: 'saved', saved: 'saved' },
});
