import type { Cookie } from '../../../platform/http/cookie.js';
import type { Keys } from '../../../platform/keys.service.js';

/** For whom, and of which entry: for nobody else does it open. */
interface Between {
  readonly staffId: string;
  readonly entryId: string;
}

const name = 'new-secret';
/** The way from the button to the page that shows the secret. */
const seconds = 120;

/** Carries the secret over the redirect: it is told nowhere else, and an address bar would remember it. */
export function newSecretCookie(keys: Keys, between: Between, secret: string): Cookie {
  return { name, value: keys.seal(secret, contextOf(between)).toString('base64url'), maxAge: seconds };
}

/** Shown once, then gone. */
export const noNewSecret: Cookie = { name, value: '', maxAge: 0 };

export function newSecretIn(
  keys: Keys,
  between: Between,
  { [name]: value }: Readonly<Record<string, string>>,
): string | undefined {
  if (!value) return undefined;
  try {
    return keys.unseal(Buffer.from(value, 'base64url'), contextOf(between));
  } catch {
    // Somebody else's, another entry's, or made up: as if there were none.
    return undefined;
  }
}

const contextOf = ({ staffId, entryId }: Between) => `${name}/${staffId}/${entryId}`;
