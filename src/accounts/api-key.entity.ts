import { type EntryOf, entity, type Immutable } from '../configuration/entity.js';
import { choice, several, text, whole } from '../configuration/fields.js';

/** `bookings`: hold and book times. `verified-patients`: the partner vouches for the email addresses of its patients. */
export const apiScopes = ['bookings', 'verified-patients'] as const;
export type ApiScope = (typeof apiScopes)[number];

/** The key of another system that books for patients. */
export const apiKey = entity('apiKey', {
  name: text(80),
  scopes: several(choice(apiScopes)).refine((all) => all.length > 0, 'fault.choose-one'),
  /** Calls that change something. */
  perMinute: whole(1, 6000),
});
export type ApiKeyEntry = Immutable<EntryOf<typeof apiKey>>;
