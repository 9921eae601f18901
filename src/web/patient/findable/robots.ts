/**
 * What a robot may look at (RFC 9309). What is kept out here is nobody's page, or leads nowhere by itself; all of it is
 * guarded besides. Searching and choosing a time may be looked at: such a page names the one to be listed in its place.
 */
export function robotsText(origin: string): string {
  const closed = [
    '/visit/',
    '/book/',
    '/staff',
    '/admin',
    '/dev/',
    '/new-link',
    '/my',
    '/reminders',
    '/confirm/',
    '/erasure/',
    '/again/',
    '/calendars/',
  ];
  return `${['User-agent: *', ...closed.map((path) => `Disallow: ${path}`), 'Allow: /', '', `Sitemap: ${origin}/sitemap.xml`].join('\n')}\n`;
}
