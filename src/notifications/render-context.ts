import type { Person } from './ics.js';

/** What the writer of a notification knows besides its data. */
export interface RenderContext {
  /** No trailing slash. */
  readonly publicUrl: string;
  /** Who notifications come from: a bare address, and a name when the clinic's own should not be used. */
  readonly sender: { readonly name?: string; readonly email: string };
  /** The secret link of a visit: made when the notification is written, and kept nowhere. `proven`: see `provenVisitToken`. */
  readonly manageLink: (bookingId: string, generation: number, proven?: boolean) => string;
  /** The secret link to the button that confirms a provisional booking. */
  readonly confirmLink: (bookingId: string, generation: number) => string;
  /** The secret link that stops reminders to whoever booked this visit. */
  readonly unsubscribeLink: (bookingId: string) => string;
  /** Where the patient's calendar program answers an invitation; absent: nobody would read it. */
  readonly answersTo?: (bookingId: string) => string;
  /** Where mail servers return a notification they cannot deliver; absent: to the sender. */
  readonly returnsTo?: (notificationId: string) => string;
  /** The secret link to times for another visit like this one. */
  readonly rebookLink: (bookingId: string) => string;
  /** The same, from the invitation to come back. */
  readonly recallLink: (bookingId: string) => string;
  /** The secret link to all appointments at an address; likewise. */
  readonly appointmentsLink: (linkId: string) => string;
  /** The secret link with which someone who works here chooses a password; likewise. */
  readonly staffLink: (purpose: 'welcome' | 'reset' | 'email', linkId: string) => string;
  /** The secret link with which a patient confirms that they want to be erased. */
  readonly erasureLink: (erasureId: string) => string;
  /** The secret links of somebody on the waitlist: to what they wait for, out of the list, and to the button that proves their address. */
  readonly waitlistLinks: (entryId: string) => {
    readonly entry: string;
    readonly leave: string;
    readonly proof: string;
  };
  /** The secret link to a time that is offered to them. */
  readonly offerLink: (offerId: string) => string;
  /** When the notification was posted, so that a notification written twice is the same notification. */
  readonly stamp: Date;
  /** The clinic's own, `#rrggbb`; null: ours. */
  readonly color?: string | null;
}

export function senderOf(context: RenderContext, clinicName: string): Person {
  return { name: context.sender.name ?? clinicName, email: context.sender.email };
}
