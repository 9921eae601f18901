/** Where pages stood before and stand now, with all below them; the first that fits. Bookmarks and old emails lead there. */
const moved: readonly (readonly [before: string, now: string])[] = [
  ['/admin/new/location', '/admin/locations/new'],
  ['/admin/new/practitioner', '/admin/practitioners/new'],
  ['/admin/new/link', '/admin/links/new'],
  ['/admin/new/webhook', '/admin/webhooks/new'],
  ['/admin/locations/:slug/new-room', '/admin/locations/:slug/rooms/new'],
  ['/admin/locations/:slug/new-closure', '/admin/locations/:slug/closures/new'],
  ['/admin/posts', '/admin/links/posts'],
  ['/admin/letters', '/admin/message-templates'],
  ['/admin/terms', '/admin/booking-rules'],
  ['/admin/staff', '/admin/users'],
  ['/admin/ledger', '/admin/link-report'],
  ['/admin/records/:patient/opening', '/admin/emergency-access/:patient/new'],
  ['/admin/records', '/admin/emergency-access'],
  ['/admin/files/arrivals', '/admin/imports'],
  ['/admin/files/away', '/admin/export'],
  ['/admin/files/visits.csv', '/admin/export/visits.csv'],
  ['/admin/files/everything.json', '/admin/export/everything.json'],
  ['/admin/files', '/admin/import-export'],
];

/** As routes: each address itself, and what is below it. */
export const movedRoutes = moved.flatMap(([before]) => [before, `${before}/*`]);

/** The present address of a page by an earlier one. */
export function movedTo(address: string): string {
  const [path = '', ...query] = address.split('?');
  const given = path.split('/');
  for (const [before, now] of moved) {
    const pattern = before.split('/');
    if (pattern.some((part, at) => !fits(part, given[at]))) continue;
    const parts = now.split('/').map((part) => (part.startsWith(':') ? given[pattern.indexOf(part)] : part));
    return [[...parts, ...given.slice(pattern.length)].join('/'), ...query].join('?');
  }
  return path;
}

function fits(part: string, given: string | undefined): boolean {
  return part.startsWith(':') ? Boolean(given) : part === given;
}
