import type { Cookie } from '../../../platform/http/cookie.js';
import type { Keys } from '../../../platform/keys.service.js';

/** A feed that was made a moment ago. */
export interface NewFeed {
  readonly id: string;
  readonly token: string;
}

/** For whom, and whose calendar: for nobody else does it open. */
interface Between {
  readonly staffId: string;
  readonly practitionerId: string;
}

const name = 'new-feed';
/** The way from the form to the page that shows the address. */
const seconds = 120;

/** Carries the address over the redirect: it is kept nowhere here, and an address bar would remember it. */
export function newFeedCookie(keys: Keys, between: Between, feed: NewFeed): Cookie {
  const sealed = keys.seal(JSON.stringify([feed.id, feed.token]), contextOf(between));
  return { name, value: sealed.toString('base64url'), maxAge: seconds };
}

/** Shown once, then gone. */
export const noNewFeed: Cookie = { name, value: '', maxAge: 0 };

export function newFeedIn(
  keys: Keys,
  between: Between,
  { [name]: value }: Readonly<Record<string, string>>,
): NewFeed | undefined {
  if (!value) return undefined;
  try {
    const [id, token] = JSON.parse(keys.unseal(Buffer.from(value, 'base64url'), contextOf(between))) as [
      string,
      string,
    ];
    return { id, token };
  } catch {
    // Somebody else's, another practitioner's, or made up: as if there were none.
    return undefined;
  }
}

const contextOf = ({ staffId, practitionerId }: Between) => `${name}/${staffId}/${practitionerId}`;
