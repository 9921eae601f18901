import { said } from '../../../configuration/form.js';
import { closure } from '../../../locations/closure.entity.js';
import { entryAddress } from '../resource/address.js';
import { resourceOf } from '../resource/resource.js';

/** Of a location, each known by its beginning. Their list is on its page. */
export const closures = resourceOf({
  noun: 'closure',
  list: 'closures',
  address: ({ within }) => `${entryAddress('/admin/locations', within)}/closures`,
  entity: closure,
  path: ({ within, slug }) => ['locations', within, 'closures', slug],
  named: (typed) => said(typed, 'from'),
  words: { title: 'closure.new', back: 'location.back' },
  news: { added: 'saved', saved: 'saved' },
});
