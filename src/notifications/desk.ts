import type { Person } from './ics.js';

/** What the writer of a letter knows besides its data. */
export interface Desk {
  /** No trailing slash. */
  readonly publicUrl: string;
  /** Who letters come from: a bare address, and a name when the clinic's own should not be used. */
  readonly sender: { readonly name?: string; readonly email: string };
  /** The secret link of a visit: made when the letter is written, and kept nowhere. */
  readonly manageLink: (bookingId: string, generation: number) => string;
  /** The secret link that stops reminders to whoever booked this visit. */
  readonly stopLink: (bookingId: string) => string;
  /** Where the patient's calendar program answers an invitation; absent: nobody would read it. */
  readonly answersTo?: (bookingId: string) => string;
  /** Where mail servers return a letter they cannot deliver; absent: to the sender. */
  readonly returnsTo?: (letterId: string) => string;
  /** The secret link to times for another visit like this one. */
  readonly againLink: (bookingId: string) => string;
  /** The secret link with which someone who works here chooses a password; likewise. */
  readonly staffLink: (purpose: 'welcome' | 'reset', linkId: string) => string;
  /** When the letter was posted, so that a letter written twice is the same letter. */
  readonly stamp: Date;
}

export function senderOf(desk: Desk, clinicName: string): Person {
  return { name: desk.sender.name ?? clinicName, email: desk.sender.email };
}
