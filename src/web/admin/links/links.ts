import { linkDetails, linkOf, withLink, withLinkMoved } from '../../../clinic-file/link-edits.js';
import { filled } from '../../../configuration/form.js';
import type { Resource } from '../resource/resource.js';

/** Calls to action. Their slug is the code in their address. */
export const links: Resource<(typeof linkDetails)['fields']> = {
  noun: 'link',
  list: 'links',
  address: () => '/admin/links',
  entity: linkDetails,
  path: ({ slug }) => ['links', slug],
  slugs: (file) => file.links.map(({ code }) => code),
  named: ({ label }) => label,
  filled: (file, { slug }) => filled(linkDetails, linkOf(file, slug)),
  saved: (file, { slug }, value) => withLink(file, { ...value, code: slug }),
  moved: (file, { slug }, by) => withLinkMoved(file, slug, by),
  news: { added: 'added', saved: 'saved' },
};
