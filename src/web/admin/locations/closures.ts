import { said } from '../../../configuration/form.js';
import { closure } from '../../../locations/closure.entity.js';
import { entryAddress } from '../resource/address.js';
import { resourceOf } from '../resource/resource.js';

/** The closures of a location, which its page lists; each is addressed by its beginning. */
export const closures = resourceOf({
  noun: 'closure',
  list: 'closures',
  address: ({ within }) => `${entryAddress('/admin/locations', within)}/closures`,
  entity: closure,
  path: ({ within, slug }) => ['locations', within, 'closures', slug],
  named: (typed) => said(typed, 'from'),
  newTitle: 'closure.new',
  news: { added: 'saved', saved: 'saved' },
});
