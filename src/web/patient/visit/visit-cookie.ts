import type { Cookie } from '../../../platform/http/cookie.js';
import type { WebRequest } from '../../../platform/http/request.decorator.js';

/** How long a browser may act on a visit after it was looked at; the link in the notification opens it again. */
const seconds = 2 * 3600;

/** Grants sight of one visit. Named after it, so that a family can have several open side by side. */
export function visitCookie(reference: string, token: string): Cookie {
  return { name: nameOf(reference), value: token, maxAge: seconds };
}

/** `key`: what the address says, the reference of a visit or, for browsers that keep no cookies, the secret of its link. */
export function visitToken(cookies: Readonly<Record<string, string>>, key: string): string | undefined {
  return isSecret(key) ? key : cookies[nameOf(key)];
}

/**
 * What a visit is called in the address after the one that brings its cookie. A browser that has sent none so far may keep none: it
 * shows so at an address with the secret, and goes on to the clean one if it does.
 */
export function keyFor(request: WebRequest, reference: string, token: string): string {
  const { accept = '', cookie = '' } = request.headers;
  return accept.includes('text/html') && cookie === '' ? token : reference;
}

/** Alone or with its proof; a reference is shorter. */
export function isSecret(key: string): boolean {
  return /^[\w-]{43}(?:[\w-]{22})?$/.test(key);
}

/** The names of all that this browser has. */
export function visitCookies(cookies: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(cookies).filter((name) => name.startsWith(nameOf('')));
}

const nameOf = (reference: string) => `visit-${reference}`;
