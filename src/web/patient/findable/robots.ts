/**
 * What a robot may look at (RFC 9309). What is kept out here is nobody's page, or leads nowhere by itself; all of it is
 * guarded besides. Choosing a time may be looked at: such a page says of itself that it is not to be listed.
 */
export function robotsText(origin: string): string {
  const closed = [
    '/visit/',
    '/book/',
    '/go/',
    '/staff',
    '/admin',
    '/dev/',
    '/new-link',
    '/my',
    '/reminders',
    '/calendars/',
  ];
  return `${['User-agent: *', ...closed.map((path) => `Disallow: ${path}`), 'Allow: /', '', `Sitemap: ${origin}/sitemap.xml`].join('\n')}\n`;
}
