/** A cookie we set. Always HttpOnly, SameSite=Lax and for the whole site; Secure and `__Host-` on https. */
export interface Cookie {
  /** Letters, digits, `-` and `_`. */
  readonly name: string;
  /** Letters, digits, `-`, `_` and `.`: tokens, never text. */
  readonly value: string;
  /** Seconds; 0 takes the cookie away. */
  readonly maxAge: number;
}

const prefix = '__Host-';

/** The value of a Set-Cookie header (RFC 6265). */
export function setCookie({ name, value, maxAge }: Cookie, secure: boolean): string {
  if (!/^[\w-]+$/.test(name) || !/^[\w.-]*$/.test(value)) throw new Error(`not a cookie we would set: ${name}`);
  const rest = `Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax`;
  return secure ? `${prefix}${name}=${value}; ${rest}; Secure` : `${name}=${value}; ${rest}`;
}

/**
 * What a Cookie header says, by the names given to `setCookie`. The prefixed one wins: a neighbouring subdomain can set
 * the plain one, but not that.
 */
export function readCookies(header: string | undefined): Readonly<Record<string, string>> {
  const found: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (at < 0) continue;
    const name = pair.slice(0, at).trim();
    const value = pair.slice(at + 1).trim();
    if (name.startsWith(prefix)) found[name.slice(prefix.length)] = value;
    else found[name] ??= value;
  }
  return found;
}
