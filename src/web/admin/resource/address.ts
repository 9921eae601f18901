/** Below a resource these are pages and actions of its own. */
const reserved = ['new', 'order', 'restore', 'posts'];

/** The address of an entry: `/admin/links/muscle-knots`. One that is called like a page of ours: `/admin/links/new~`. */
export function entryAddress(resource: string, slug: string): string {
  return `${resource}/${reserved.includes(slug) ? `${slug}~` : slug}`;
}

/** The slug in such an address. */
export function slugIn(segment: string): string {
  return segment.replace(/~$/, '');
}
