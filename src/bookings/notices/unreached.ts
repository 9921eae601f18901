/**
 * Has a notification about this visit not reached its patient, and nobody seen to it? An SQL condition on rows of `bookings` and
 * `patients` by these names. A notification to an address they no longer have says nothing of the one they have.
 */
export const unreached = (booking: string, patient: string): string => `exists (${undelivered(booking, patient)})`;

/** The notifications that say so, as `l`. */
export const undelivered = (booking: string, patient: string, columns = ''): string =>
  `select ${columns} from notifications l where l.about = ${booking}.id and l.undelivered_at is not null and l.settled_at is null
     and l.status in ('due', 'failed') and lower(l.recipient) = lower(${addressOf(booking, patient)})`;

/** Where messages about the booking go. Likewise. */
export const addressOf = (booking: string, patient: string): string =>
  `coalesce(${booking}.said_email, ${patient}.email)`;

/** Has the patient asked for text messages when booking, or can they be reached in no other way? Likewise. */
export const wantsTexts = (booking: string, patient: string): string =>
  `(${booking}.text_wanted or ${patient}.email is null or ${unreached(booking, patient)})`;
