/**
 * Who may show the link's free times in a frame: the site of its page, and those it names. Each is an origin and nothing
 * else, so that it can stand in a header as it is.
 */
export function framers({
  page,
  sites,
}: {
  readonly page: string | null;
  readonly sites: readonly string[];
}): readonly string[] {
  const own = page === null ? null : originOf(page);
  return [...new Set([...(own ? [own] : []), ...sites])].filter(isOrigin);
}

/** `https://blog.example.org/article` → `https://blog.example.org`; null for anything a frame could not stand on. */
export function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { origin } = new URL(address);
  return isOrigin(origin) ? origin : null;
}

/** Exactly as browsers write it: lower case, no path, no port where it is the usual one. */
export function isOrigin(text: string): boolean {
  return (
    /^https?:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/.test(text) &&
    URL.canParse(text) &&
    new URL(text).origin === text
  );
}
