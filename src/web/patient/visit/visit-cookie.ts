import type { Cookie } from '../../../platform/http/cookie.js';

/** How long a browser may act on a visit after it was looked at; the link in the notification opens it again. */
const seconds = 2 * 3600;

/** Grants sight of one visit. Named after it, so that a family can have several open side by side. */
export function visitCookie(reference: string, token: string): Cookie {
  return { name: nameOf(reference), value: token, maxAge: seconds };
}

export function visitToken(cookies: Readonly<Record<string, string>>, reference: string): string | undefined {
  return cookies[nameOf(reference)];
}

/** The names of all that this browser has. */
export function visitCookies(cookies: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(cookies).filter((name) => name.startsWith(nameOf('')));
}

const nameOf = (reference: string) => `visit-${reference}`;
