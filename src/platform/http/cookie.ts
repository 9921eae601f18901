import type { CookieParser } from './plugins.js';

/** A cookie we set. Always HttpOnly, SameSite=Lax and for the whole site; Secure and `__Host-` on https. */
export interface Cookie {
  readonly name: string;
  readonly value: string;
  /** Seconds; 0 takes the cookie away. */
  readonly maxAge: number;
}

const prefix = '__Host-';

/** The name under which the browser keeps it: the prefix binds it to this very host (RFC 6265bis §4.1.3.2). */
export function prefixed(name: string, secure: boolean): string {
  return secure ? prefix + name : name;
}

/**
 * Cookies as they were sent, by the names of our own. Of two the prefixed one wins: a neighboring subdomain can set the
 * plain one, but not that.
 */
export function unprefixed(sent: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const found: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(sent)) {
    if (value === undefined) continue;
    if (name.startsWith(prefix)) found[name.slice(prefix.length)] = value;
    else found[name] ??= value;
  }
  return found;
}

/** Parsed only when asked for: most requests bring none, or none that matters to their handler. */
export function cookiesOf({
  server,
  headers,
}: {
  readonly server: CookieParser;
  readonly headers: { readonly cookie?: string | undefined };
}): Readonly<Record<string, string>> {
  return unprefixed(headers.cookie ? server.parseCookie(headers.cookie) : {});
}
