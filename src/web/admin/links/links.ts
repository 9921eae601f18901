import { linkDetails } from '../../../clinic-file/details.js';
import { said } from '../../../configuration/form.js';
import { resourceOf } from '../resource/resource.js';

/** Calls to action. Their slug is the code in their address. */
export const links = resourceOf({
  noun: 'link',
  list: 'links',
  address: () => '/admin/links',
  entity: linkDetails,
  path: ({ slug }) => ['links', slug],
  named: (typed) => said(typed, 'label'),
  newTitle: 'link.new',
  news: { added: 'added', saved: 'saved' },
});
