import { linkDetails, linkOf, withLink, withLinkMoved } from '../../../clinic-file/link-edits.js';
import { filled, readForm, said } from '../../../configuration/form.js';
import type { Resource } from '../resource/resource.js';

/** Calls to action. Their slug is the code in their address. */
export const links: Resource<(typeof linkDetails)['fields']> = {
  noun: 'link',
  list: 'links',
  address: () => '/admin/links',
  entity: linkDetails,
  path: ({ slug }) => ['links', slug],
  slugs: (file) => file.links.map(({ code }) => code),
  named: (typed) => said(typed, 'label'),
  filled: (file, { slug }) => filled(linkDetails, linkOf(file, slug)),
  saved: (file, { slug }, typed) => {
    const { value, faults } = readForm(linkDetails, typed);
    return { file: withLink(file, { ...value, code: slug }), faults };
  },
  moved: (file, { slug }, by) => withLinkMoved(file, slug, by),
  words: { title: 'link.new', back: 'links.back' },
  news: { added: 'added', saved: 'saved' },
};
